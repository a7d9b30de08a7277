import { TooLate, within } from '../../help-desks/deadline.ts';
import { gladlySettingsOf, type GladlySettings } from '../../help-desks/gladly-settings.ts';
import { offersFor } from '../../help-desks/offers.ts';
import { readLastTransactions } from '../../queries/last-transactions.ts';
import type { MemberDetails } from '../../queries/member-details.ts';
import { readStocks } from '../../queries/read-stocks.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { readJson } from '../reading/json-text.ts';
import { actionsOf } from './desk-actions.ts';
import { cardsOf, profileOf } from './gladly-answer.ts';
import { customerKeys, keysOf, readGladlyQuery, type GladlyQuery } from './gladly-query.ts';
import {
  PAUSED,
  problem,
  reply,
  type DeskReply,
  type DeskRequest,
  type HelpDeskContext,
} from './surface.ts';

/** Gladly gives up after 15 seconds, and asks for less than 5: our own deadline leaves room for the way. */
const LOOKUP_MS = 3000;
const CARDS = 10;
/** Candidates of one lookup, as many as are looked up together. */
const CANDIDATES_MAX = 24;

const NOBODY = reply(200, { results: [] });
const UNAVAILABLE = problem(503, {
  code: 'unavailable',
  detail: 'The loyalty program cannot be asked at the moment; try again',
});

/**
 * Answers a lookup: who might be the customer (BASIC), or all that is shown of the member that a profile is
 * linked to (DETAILED). An adaptor that fails makes Gladly's lookup fail for all of the merchant's adaptors,
 * so what we cannot find out is answered as nobody, or as the settings say.
 */
export async function lookUp(context: HelpDeskContext, request: DeskRequest): Promise<DeskReply> {
  const query = readGladlyQuery(readJson(request.text));
  if ('status' in query) return query;
  const settings = gladlySettingsOf(request.desk.settings);
  const answer = query.level === 'BASIC' ? candidates : profile;
  try {
    return await within(LOOKUP_MS, answer(context, request, { query, settings }));
  } catch (error) {
    if (!(error instanceof TooLate) && !isDatabaseAway(error)) {
      request.trouble('a lookup of Gladly failed', error);
    }
    return isEmptyInstead(query, settings) ? NOBODY : UNAVAILABLE;
  }
}

/** While the help desk is paused a lookup fails no other adaptor either, where that can be helped. */
export function lookUpWhilePaused({ desk, text }: DeskRequest): DeskReply {
  const query = readGladlyQuery(readJson(text));
  if ('status' in query) return query;
  return isEmptyInstead(query, gladlySettingsOf(desk.settings)) ? NOBODY : PAUSED;
}

function isEmptyInstead({ level }: GladlyQuery, { on_fault: onFault }: GladlySettings): boolean {
  return level === 'BASIC' || onFault === 'empty';
}

interface Asked {
  readonly query: GladlyQuery;
  readonly settings: GladlySettings;
}

/** Everybody whom the customer's addresses name, each once. */
async function candidates(
  { people, programs }: HelpDeskContext,
  { desk: { merchantId } }: DeskRequest,
  { query, settings }: Asked,
): Promise<DeskReply> {
  const program = await programs.running(merchantId);
  const byPhone = settings.match_by_phone;
  const keys = keysOf(query, program, { byPhone }).slice(0, CANDIDATES_MAX);
  // All together are one statement.
  const found = await Promise.all(keys.map((key) => people.find(merchantId, [key])));
  const ids = new Set(found.flatMap((one) => (one === null ? [] : [one.memberId])));
  const read = await Promise.all([...ids].map((id) => people.read(merchantId, id)));
  const results = read.flatMap((details) =>
    isShown(details)
      ? [profileOf(details, { program, customerId: details.member.id, withPhone: byPhone })]
      : [],
  );
  return reply(200, { results });
}

/** The member of a linked profile, with what can be done for him. */
async function profile(
  context: HelpDeskContext,
  { desk }: DeskRequest,
  { query, settings }: Asked,
): Promise<DeskReply> {
  const { people, programs, database } = context;
  const { merchantId } = desk;
  const found = await people.find(merchantId, customerKeys(query.customerId));
  if (found === null) return NOBODY;
  const { memberId } = found;
  const [details, program, stocks, last] = await Promise.all([
    people.read(merchantId, memberId),
    programs.running(merchantId),
    readStocks(database, merchantId),
    settings.transaction_cards
      ? readLastTransactions(database, merchantId, { memberId, most: CARDS })
      : null,
  ]);
  if (!isShown(details)) return NOBODY;
  const offers = offersFor(details, { program, stocks, limits: desk.limits });
  const actions = actionsOf(context.baseUrl, desk, { memberId, offers });
  const { customerId } = query;
  const result = {
    ...profileOf(details, { program, customerId, withPhone: settings.match_by_phone }),
    ...(last === null ? {} : { transactions: cardsOf(last, program) }),
    actions: actions.map(({ name, url }) => ({ name, formUrl: url })),
  };
  return reply(200, { results: [result] });
}

/** Deleted members are left out; erased ones are nobody anyhow. */
function isShown(details: MemberDetails | null): details is MemberDetails {
  return details !== null && details.member.status !== 'deleted';
}
