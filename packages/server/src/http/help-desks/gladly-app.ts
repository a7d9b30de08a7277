import { CHOICE, POINTS_FIELD } from '../../help-desks/action-values.ts';
import { TooLate, within } from '../../help-desks/deadline.ts';
import type { Form } from '../../help-desks/form.ts';
import { gladlySettingsOf } from '../../help-desks/gladly-settings.ts';
import { makeForm } from '../../help-desks/make-form.ts';
import { readLastTransactions } from '../../queries/last-transactions.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { takeForm } from './actions.ts';
import { appMember } from './gladly-app-member.ts';
import { readAppEmails, readAppSubmit } from './gladly-app-body.ts';
import {
  PAUSED,
  reply,
  type DeskReply,
  type DeskRequest,
  type HelpDeskContext,
} from './surface.ts';

/*
 * What our app for Gladly's platform calls. Its templates can move data and no more, so the answers have the
 * shape of its GraphQL schemas, and everything that has to do with the business is answered with 200.
 */

type ActionKind = 'award' | 'redeem';
type AppHandler = (context: HelpDeskContext, request: DeskRequest) => Promise<DeskReply>;

/** What a path below `app/` does; null if it is none of ours. */
export function appHandler(what: string): {
  readonly category: 'general' | 'write';
  readonly handle: AppHandler;
  readonly whilePaused?: (request: DeskRequest) => DeskReply;
} | null {
  switch (what) {
    case 'members':
      return { category: 'general', handle: showAppMembers, whilePaused: appWhilePaused };
    case 'activities':
      return { category: 'general', handle: offerOf('award') };
    case 'rewards':
      return { category: 'general', handle: offerOf('redeem') };
    case 'award':
      return { category: 'write', handle: submitOf('award') };
    case 'redeem':
      return { category: 'write', handle: submitOf('redeem') };
    default:
      return null;
  }
}

const PULL_MS = 3000;
const TRANSACTIONS = 10;
const NO_MEMBERS = reply(200, []);
/** Members of one customer, as many as are looked up together. */
const CANDIDATES_MAX = 24;

/**
 * The members whom a customer's addresses name. A pull that fails discards all that Gladly wanted to
 * refresh, so what we cannot find out is said as the settings have it.
 */
async function showAppMembers(context: HelpDeskContext, request: DeskRequest): Promise<DeskReply> {
  const emails = readAppEmails(request.text);
  if ('status' in emails) return emails;
  try {
    return await within(PULL_MS, membersOf(context, request, emails.emails));
  } catch (error) {
    if (!(error instanceof TooLate) && !isDatabaseAway(error)) {
      request.trouble('a pull of Gladly failed', error);
    }
    if (isEmptyInstead(request)) return NO_MEMBERS;
    throw error;
  }
}

function appWhilePaused(request: DeskRequest): DeskReply {
  return isEmptyInstead(request) ? NO_MEMBERS : PAUSED;
}

function isEmptyInstead({ desk }: DeskRequest): boolean {
  return gladlySettingsOf(desk.settings).on_fault === 'empty';
}

async function membersOf(
  context: HelpDeskContext,
  { desk: { merchantId } }: DeskRequest,
  emails: readonly string[],
): Promise<DeskReply> {
  const { people, programs, database } = context;
  const ids = await idsOf(context, merchantId, emails);
  const [read, program, last] = await Promise.all([
    Promise.all(ids.map((id) => people.read(merchantId, id))),
    programs.running(merchantId),
    // Whose they are is clear with one member only; with several the agent has to look closer anyhow.
    ids.length === 1 && ids[0] !== undefined
      ? readLastTransactions(database, merchantId, { memberId: ids[0], most: TRANSACTIONS })
      : [],
  ]);
  return reply(
    200,
    read.flatMap((details) =>
      details === null || details.member.status === 'deleted'
        ? []
        : [appMember(details, program, last)],
    ),
  );
}

async function idsOf(
  { people }: HelpDeskContext,
  merchantId: number,
  emails: readonly string[],
): Promise<readonly string[]> {
  const keys = emails.slice(0, CANDIDATES_MAX).map((value) => ({ kind: 'email', value }) as const);
  // All together are one statement.
  const found = await Promise.all(keys.map((key) => people.find(merchantId, [key])));
  return [...new Set(found.flatMap((one) => (one === null ? [] : [one.memberId])))];
}

/** What an agent can choose from, out of the form that every help desk gets. */
function offerOf(kind: ActionKind): AppHandler {
  return async (context, request) => {
    const emails = readAppEmails(request.text);
    if ('status' in emails) return emails;
    return within(PULL_MS, offer(context, request, { kind, emails: emails.emails }));
  };
}

async function offer(
  context: HelpDeskContext,
  { desk }: DeskRequest,
  { kind, emails }: { readonly kind: ActionKind; readonly emails: readonly string[] },
): Promise<DeskReply> {
  if (!desk.actions) return noOffer('Awarding and redeeming is switched off for this help desk.');
  const [memberId, another] = await idsOf(context, desk.merchantId, emails);
  if (memberId === undefined) return noOffer('This customer is not in the loyalty program.');
  if (another !== undefined) {
    return noOffer('The addresses of this customer lead to several members; merge them first.');
  }
  const tools = { ...context, pool: context.database };
  const form = await makeForm(tools, desk, { kind, memberId }, (token) => token);
  if (form === null) return noOffer('This customer is not in the loyalty program.');
  return reply(200, offerFrom(form));
}

function noOffer(problem: string): DeskReply {
  return reply(200, { problem, lines: [], token: '', choices: [], pointsHint: '' });
}

/** A form laid flat. Without a field it says in its last line why. */
function offerFrom({ sections, actionUrl: token }: Form): object {
  const lines = sections.flatMap((each) => (each.type === 'text' ? [each.text] : []));
  const inputs = sections.flatMap((each) => (each.type === 'input' ? [each] : []));
  const [choices] = inputs.flatMap(({ input }) => (input.type === 'select' ? [input.options] : []));
  if (choices === undefined) {
    return {
      problem: lines.at(-1) ?? '',
      lines: lines.slice(0, -1),
      token: '',
      choices: [],
      pointsHint: '',
    };
  }
  const points = inputs.find(({ attr }) => attr === POINTS_FIELD);
  return { problem: '', lines, token, choices, pointsHint: points?.hint ?? '' };
}

/** The app's names of the fields: no other field of its schemas may be called the same. */
const FIELDS = {
  award: { choice: 'awardActivityId', points: 'awardFreePoints' },
  redeem: { choice: 'redeemRewardId', points: 'redeemFreePoints' },
} as const;

/** Does what a form asks for, once; what became of it is in the body. */
function submitOf(kind: ActionKind): AppHandler {
  return async (context, request) => {
    const sent = readAppSubmit(request.text);
    if ('status' in sent) return sent;
    const { token, choice, points, correlationId } = sent;
    const fields = { [CHOICE[kind]]: choice, ...(points === '' ? {} : { [POINTS_FIELD]: points }) };
    const headers = { ...request.headers, 'gladly-correlation-id': correlationId };
    const answer = await takeForm(
      context,
      { ...request, headers, text: JSON.stringify(fields) },
      token,
    );
    return resultOf(kind, answer);
  };
}

interface Said {
  readonly message?: string;
  readonly detail?: string;
  readonly errors?: readonly {
    readonly attr?: string;
    readonly message?: string;
    readonly detail: string;
  }[];
}

function resultOf(kind: ActionKind, answer: DeskReply): DeskReply {
  const { message = '', detail = '', errors = [] } = JSON.parse(answer.body) as Said;
  const { choice, points } = FIELDS[kind];
  return reply(200, {
    message,
    detail,
    errors: errors.map((error) => ({
      attr: error.attr === POINTS_FIELD ? points : choice,
      detail: error.message === undefined ? error.detail : `${error.message}. ${error.detail}`,
    })),
  });
}
