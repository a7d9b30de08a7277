import { hash } from 'node:crypto';
import type { Command, MemberRef, Program } from '@fealty/core';
import type { RequestKey } from '../../../../ledger/outcome.ts';
import { carryOut } from '../../../../usecases/carry-out.ts';
import type { EventFate } from '../../../../usecases/take-store-event.ts';
import { keysNamed } from '../../members/find-member.ts';
import type { V2Context } from '../../surface.ts';
import type { StoreAction } from './actions.ts';
import { entityOf, moneyText, textOf, Unusable, type Entity } from './entity.ts';
import { fateOf, ignored, readFate, refused } from './fate.ts';
import { toldPerson, toldProfile, type ToldPerson } from './told-customer.ts';
import { toldOrder, toldOrderId } from './told-order.ts';
import { toldRefund, type ReturnedProduct, type ToldRefund } from './told-refund.ts';

/** What an event is carried out with. */
export interface Told {
  readonly merchantId: number;
  readonly integrationId: string;
  /** The id under which it is kept; the same if the same message comes again. */
  readonly eventId: string;
  readonly program: Program;
  /** The whole message: who, what, and what the shop holds of it. */
  readonly message: Entity;
}

/** The built-in activity of purchases. */
const PURCHASE_ACTIVITY = 'made_a_purchase';
/** Plugins wait for minutes and send nothing twice, so an event waits longer than a request. */
const PATIENCE_MS = 20_000;

/** Does what an event says. What cannot be used of it is a refusal, never an error. */
export async function act(context: V2Context, told: Told, action: StoreAction): Promise<EventFate> {
  try {
    return await begin(context, told, action);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return refused('INVALID_REQUEST_PARAMETER_VALUES', error.message);
  }
}

function begin(context: V2Context, told: Told, action: StoreAction): Promise<EventFate> {
  const { message, program } = told;
  const data = entityOf(message['data']);
  switch (action.does) {
    case 'purchase':
      return purchase(context, told, data);
    case 'full_return': {
      const orderId = toldOrderId(data);
      const named = { activityId: PURCHASE_ACTIVITY, orderId };
      return send(context, told, { kind: 'return_order', actor: actorOf(told), ...named });
    }
    case 'partial_return':
      return returnProducts(context, told, toldRefund(data));
    case 'enroll':
    case 'update_member':
      return keepMember(context, told, data);
    case 'opt_out':
    case 'delete':
      return withMember(context, told, (member) => ({
        kind: 'set_member_status',
        actor: actorOf(told),
        member,
        status: action.does === 'delete' ? 'deleted' : 'opted_out',
      }));
    case 'award': {
      const review = textOf(data, 'review_id');
      const { activityId } = action;
      if (!program.activities.has(activityId)) {
        return Promise.resolve(ignored(`the program has no activity ${activityId}`));
      }
      return withMember(context, told, (member) => ({
        kind: 'award',
        actor: actorOf(told),
        member,
        activityId,
        // A review is told of each time it is saved, and earns once.
        ...(review === '' ? {} : { orderId: `review-${review}` }),
      }));
    }
    case 'ignore':
      return Promise.resolve(ignored('this event does nothing here'));
  }
}

/** An order of somebody who is no member is kept by his address, as an order of the API is. */
async function purchase(context: V2Context, told: Told, data: Entity): Promise<EventFate> {
  const { program, message } = told;
  const order = toldOrder(data, program.document.currency);
  const person = toldPerson(message);
  const known = await findTold(context, told, person);
  if (known === null && person.email === '') return nobody(person);
  const member: MemberRef = known ?? { by: 'email', value: person.email };
  const activityId = PURCHASE_ACTIVITY;
  return send(context, told, {
    kind: 'purchase',
    actor: actorOf(told),
    member,
    activityId,
    order,
  });
}

/** Each product comes back by itself; one that the order does not know, by what was paid back for it. */
async function returnProducts(
  context: V2Context,
  told: Told,
  refund: ToldRefund,
): Promise<EventFate> {
  const fates: EventFate[] = [];
  for (const product of refund.products) {
    const fate = await returnProduct(context, told, { refund, product });
    fates.push(fate);
    if (fate.outcome === 'busy') break;
  }
  const [first] = fates;
  if (first === undefined) throw new Error('a refund without products was let through');
  const worst =
    fates.find(({ outcome }) => outcome === 'busy') ??
    fates.find(({ outcome }) => outcome === 'refused') ??
    first;
  const isPartly = worst.outcome === 'refused' && fates.some(({ outcome }) => outcome === 'done');
  return {
    ...worst,
    ...(isPartly ? { outcome: 'done' } : {}),
    memberId: fates.find(({ memberId }) => memberId !== null)?.memberId ?? null,
    transactionIds: fates.flatMap(({ transactionIds }) => transactionIds),
  };
}

async function returnProduct(
  context: V2Context,
  told: Told,
  { refund, product }: { readonly refund: ToldRefund; readonly product: ReturnedProduct },
): Promise<EventFate> {
  const { productId, quantity, amount } = product;
  const { orderId, refundId } = refund;
  const base = {
    kind: 'return_order',
    actor: actorOf(told),
    activityId: PURCHASE_ACTIVITY,
    orderId,
  } as const;
  // A refund may be told again, under another nonce or for want of room; the request key knows it.
  const refunded = refundId ?? `event ${told.eventId}`;
  const keyOf = (how: string): RequestKey =>
    requestKey([told.integrationId, orderId, refunded, productId, quantity, amount, how]);
  const byProduct = { ...base, productId, quantity };
  const fate = await send(context, told, byProduct, keyOf('product'));
  if (fate.code !== 'INCORRECT_PRODUCT_ID_PASSED' || amount === moneyText(0n)) return fate;
  return send(context, told, { ...base, amount }, keyOf('amount'));
}

function requestKey(parts: readonly string[]): RequestKey {
  const fingerprint = hash('sha256', JSON.stringify(parts), 'buffer');
  return { key: `store-event:${fingerprint.toString('hex')}`, fingerprint };
}

/** Somebody who is known is changed, and somebody who is not is enrolled. */
async function keepMember(context: V2Context, told: Told, data: Entity): Promise<EventFate> {
  const person = toldPerson(told.message);
  const profile = toldProfile(data, person);
  const known = await findTold(context, told, person);
  const actor = actorOf(told);
  if (known !== null) return send(context, told, updateOf(actor, known, profile));
  if (person.email === '' && person.memberId === '') return nobody(person);
  return send(context, told, { kind: 'enroll', actor, profile });
}

/** What names a member is not changed here, and a name that is not told stays. */
function updateOf(
  actor: string,
  member: MemberRef,
  { email: _email, uid: _uid, firstName, lastName, ...others }: ReturnType<typeof toldProfile>,
): Command {
  const changes = {
    ...others,
    ...(firstName === '' ? {} : { firstName }),
    ...(lastName === '' ? {} : { lastName }),
  };
  return { kind: 'update_member', actor, member, changes };
}

async function withMember(
  context: V2Context,
  told: Told,
  commandOf: (member: MemberRef) => Command,
): Promise<EventFate> {
  const person = toldPerson(told.message);
  const known = await findTold(context, told, person);
  return known === null ? nobody(person) : send(context, told, commandOf(known));
}

/** By the shop's id of him, else by his address. */
async function findTold(
  { people }: V2Context,
  { merchantId, program }: Told,
  { memberId, email }: ToldPerson,
): Promise<MemberRef | null> {
  const names = [memberId, email].filter((name) => name !== '');
  const keys = names.flatMap((name) => keysNamed(program, name));
  const found = await people.find(merchantId, keys);
  return found === null ? null : { by: 'id', value: found.memberId };
}

function nobody({ memberId, email }: ToldPerson): EventFate {
  const named = memberId === '' ? email : memberId;
  if (named === '') {
    return ignored('nobody is named: member_id is empty and no e-mail address came');
  }
  return refused('INCORRECT_MEMBER_ID_PASSED', `There is no member ${JSON.stringify(named)}`);
}

function actorOf({ integrationId }: Told): string {
  return `integration:${integrationId}`;
}

async function send(
  { lanes }: V2Context,
  { merchantId }: Told,
  command: Command,
  key: RequestKey | null = null,
): Promise<EventFate> {
  const terms = { merchantId, key, simulate: false, patienceMs: PATIENCE_MS };
  const answer = await carryOut(lanes, terms, command, fateOf);
  return readFate(answer.body);
}
