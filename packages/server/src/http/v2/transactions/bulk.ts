import {
  award,
  deduct,
  redeem,
  returnOrder,
  type bulkTransactions,
  type V2Values,
} from '@fealty/contract/v2';
import { hash } from 'node:crypto';
import { readClock } from '../../../queries/clock.ts';
import { findByOrders } from '../../../queries/find-transaction.ts';
import { findEachByIdentities } from '../../../queries/find-person.ts';
import { isDatabaseAway } from '../../../runtime/database-away.ts';
import type { RequestTerms } from '../../../usecases/carry-out.ts';
import { jsonFields } from '../../reading/body-fields.ts';
import { givenText } from '../../reading/given-text.ts';
import { NO_FIELDS, type RawFields } from '../../reading/raw-fields.ts';
import { prepareReading } from '../../reading/read-parameters.ts';
import { requestKeyOf } from '../../reading/request-terms.ts';
import { limitsOf, refuseUnlimited } from './agent-award.ts';
import { awardCommand, refuseAward, refuseFuture } from './award.ts';
import { fileFieldOf } from './file-fields.ts';
import { isUsable, keysNamed, unknownMember } from '../members/find-member.ts';
import { orderScopes } from './find-transaction.ts';
import { perform } from '../serving/perform.ts';
import { planDeduction, planRedemption, planReturn, type Plan, type PlanTerms } from './plans.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { sayRecorded } from './say-recorded.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';

type BulkRequest = V2Request<V2Values<typeof bulkTransactions>>;

const READERS = {
  award: prepareReading(award.body),
  redeem: prepareReading(redeem.body),
  deduct: prepareReading(deduct.body),
  return: prepareReading(returnOrder.body),
} as const;
type Action = keyof typeof READERS;
const ACTIONS = Object.keys(READERS);

/** A command that was understood. */
type Understood = {
  [A in Action]: {
    readonly action: A;
    readonly values: V2Values<
      {
        award: typeof award;
        redeem: typeof redeem;
        deduct: typeof deduct;
        return: typeof returnOrder;
      }[A]
    >;
    readonly key: RequestTerms['key'];
  };
}[Action];

/** Where an order was awarded, as far as a return must know. */
interface Awarded {
  readonly activityId: string | null;
  readonly memberId: string;
}

/**
 * Carries out many commands, each with an answer of its own in its place. Those of one member go
 * one after another, so that what is sent in order happens in order; members do not wait for each
 * other. They take the bulk lanes: a shop's own requests are not behind them.
 */
export const handleBulk: V2Handler<V2Values<typeof bulkTransactions>> = async (
  context,
  request,
) => {
  if ((await limitsOf(context, request.caller)) !== null) {
    return refuseUnlimited('send one award at a time');
  }
  const read = request.values.commands.map((item, place) => readCommand(item, place, request));
  const members = await findMembers(context, request, read);
  const awarded = await findOrders(context, request, read);
  const answers: V2Reply[] = [];
  const chains = new Map<string, number[]>();
  read.forEach((one, place) => {
    const memberId = members[place] ?? null;
    if ('refusal' in one) answers[place] = one.refusal;
    else if (memberId === null) answers[place] = unknownMember(one.values.member_id).refusal;
    else {
      // A simulation has one connection: whoever asks for many waits for each.
      const chain = request.terms.simulate ? '' : memberId;
      chains.set(chain, [...(chains.get(chain) ?? []), place]);
    }
  });
  const clock = once(() => readClock(context.database, request.caller.merchantId));
  const program = await context.programs.running(request.caller.merchantId);
  const { actor } = request;
  await Promise.all(
    [...chains.values()].map(async (places) => {
      for (const place of places) {
        const one = read[place];
        if (one === undefined || 'refusal' in one) continue;
        const terms = { actor, memberId: members[place] ?? '', program };
        const plan = await planFor(one, terms, { awarded, clock });
        answers[place] = await answerTo(context, request, { plan, key: one.key });
        noteAwarded(awarded, one, { memberId: terms.memberId, answer: answers[place] });
      }
    }),
  );
  const results = answers.map(({ status, body }) => ({
    status,
    ...(JSON.parse(body) as { success: boolean }),
  }));
  const succeeded = results.filter(({ success }) => success).length;
  return succeed({ results, succeeded, refused: results.length - succeeded });
};

type Read = Understood | { readonly refusal: V2Reply };

function readCommand(item: unknown, place: number, request: BulkRequest): Read {
  const fields = jsonFields(item);
  const where = `commands[${place}]`;
  if (fields === null) {
    return { refusal: refuse('INVALID_REQUEST_PARAMETER_VALUES', `${where} is no object`) };
  }
  const action = actionOf(fields);
  if (action === null) {
    const seen = JSON.stringify(item).slice(0, 100);
    const allowed = `an object with an action out of ${ACTIONS.join(', ')}`;
    const faults = [{ name: `${where}.action`, seen, allowed }];
    return { refusal: refuseParameters({ kind: 'malformed', faults }) };
  }
  const key = keyOf(item, fields, { place, whole: request.terms.key });
  if (key !== null && 'name' in key) {
    return { refusal: refuseParameters({ kind: 'malformed', faults: [key] }) };
  }
  const reading = READERS[action](NO_FIELDS, fields);
  if (reading.kind !== 'read') return { refusal: refuseParameters(reading) };
  // The reader is that of the action, so the values have its type.
  return { action, values: reading.values, key } as Understood;
}

function actionOf(fields: RawFields): Action | null {
  const given = givenText(fields.get('action'), 'space');
  const word = given.kind === 'text' ? given.text.toLowerCase() : '';
  return Object.hasOwn(READERS, word) ? (word as Action) : null;
}

/** The key of a command: its own, or one made of the key of the whole request and its place. */
function keyOf(
  item: unknown,
  fields: RawFields,
  { place, whole }: { readonly place: number; readonly whole: RequestTerms['key'] },
): ReturnType<typeof requestKeyOf> | null {
  const given = givenText(fields.get('idempotency_key'), 'space');
  const text = { method: 'POST', url: '', body: Buffer.from(JSON.stringify(item)) };
  const name = `commands[${place}].idempotency_key`;
  if (given.kind !== 'absent') {
    return requestKeyOf(given.kind === 'text' ? given.text : '', name, text);
  }
  if (whole === null) return null;
  return requestKeyOf(`${hash('sha256', whole.key, 'hex')}.${place}`, name, text);
}

/** Who is meant by each command; one statement for all of them. */
async function findMembers(
  context: V2Context,
  request: BulkRequest,
  read: readonly Read[],
): Promise<readonly (string | null)[]> {
  const { merchantId } = request.caller;
  const program = await context.programs.running(merchantId);
  const keys = read.map((one) => {
    if ('refusal' in one || !isUsable(one.values.member_id)) return [];
    return keysNamed(program, one.values.member_id);
  });
  return findEachByIdentities(context.database, merchantId, keys);
}

/** What orders that come back have earned; one statement for all of them. */
async function findOrders(
  context: V2Context,
  request: BulkRequest,
  read: readonly Read[],
): Promise<Map<string, Awarded>> {
  const { merchantId } = request.caller;
  const orderIds = read.flatMap((one) =>
    'refusal' in one || one.action !== 'return' ? [] : [one.values.transaction_attributes.order_id],
  );
  const program = await context.programs.running(merchantId);
  const asked = { scopes: orderScopes(program), orderIds: [...new Set(orderIds)] };
  const found = await findByOrders(context.database, merchantId, asked);
  return new Map(
    found.flatMap((award, place) => {
      const orderId = asked.orderIds[place];
      return award === null || orderId === undefined ? [] : [[orderId, award]];
    }),
  );
}

interface Beside {
  readonly awarded: ReadonlyMap<string, Awarded>;
  readonly clock: () => Promise<{ readonly now: number }>;
}

async function planFor(one: Understood, terms: PlanTerms, beside: Beside): Promise<Plan> {
  switch (one.action) {
    case 'award': {
      const stopped = refuseAward(one.values) ?? (await refuseFuture(one.values, beside.clock));
      if (stopped !== null) return { refusal: stopped };
      if (fileFieldOf(one.values.activity_id) !== null) {
        const reason = `${one.values.activity_id} takes files, which are sent by themselves`;
        return { refusal: refuse('INVALID_REQUEST_PARAMETER_VALUES', reason) };
      }
      return { command: awardCommand(one.values, terms), wording: { say: sayRecorded } };
    }
    case 'redeem':
      return planRedemption(one.values, terms);
    case 'deduct':
      return planDeduction(one.values, terms);
    case 'return': {
      const award = beside.awarded.get(one.values.transaction_attributes.order_id);
      return planReturn(one.values, terms, award ?? null);
    }
  }
}

async function answerTo(
  context: V2Context,
  request: BulkRequest,
  { plan, key }: { readonly plan: Plan; readonly key: RequestTerms['key'] },
): Promise<V2Reply> {
  if ('refusal' in plan) return plan.refusal;
  const terms: RequestTerms = { ...request.terms, key, bulk: true };
  try {
    return await perform(context, { terms }, plan.command, plan.wording);
  } catch (error) {
    if (isDatabaseAway(error)) return refuse('TRY_AGAIN', 'The database is away; try again');
    // A fault of ours in one command is that one's answer; the lane has told the log.
    return refuse('INTERNAL_SERVER_ERROR', 'An error occurred; nothing was written for this one');
  }
}

/** An order that was awarded a moment ago may come back in the same request. */
function noteAwarded(
  awarded: Map<string, Awarded>,
  one: Understood,
  { memberId, answer }: { readonly memberId: string; readonly answer: V2Reply | undefined },
): void {
  if (one.action !== 'award' || answer?.status !== 200) return;
  const orderId = one.values.transaction_attributes?.order_id;
  if (orderId === undefined || awarded.has(orderId)) return;
  awarded.set(orderId, { activityId: one.values.activity_id, memberId });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
