import type { Program } from '@fealty/core';

/** What a store event does here. */
export type StoreAction =
  | {
      readonly does:
        | 'purchase'
        | 'full_return'
        | 'partial_return'
        | 'enroll'
        | 'update_member'
        | 'opt_out'
        | 'delete'
        | 'ignore';
    }
  | { readonly does: 'award'; readonly activityId: string };

const ACTIONS = [
  'purchase',
  'full_return',
  'partial_return',
  'enroll',
  'update_member',
  'opt_out',
  'delete',
  'ignore',
] as const;

/** What may stand in a mapping, for the reader of an error. */
export const ACTIONS_ALLOWED = `${ACTIONS.join(', ')} or award:<activity_id>`;

const AWARD = /^award:(.{1,255})$/;

/** What events do by themselves; orders that were placed are looked at below. */
const DEFAULTS: Readonly<Record<string, StoreAction>> = {
  order_cancel: { does: 'full_return' },
  full_order_refund: { does: 'full_return' },
  partial_order_refund: { does: 'partial_return' },
  review_approved: { does: 'award', activityId: 'write_a_review' },
  customer_create: { does: 'enroll' },
  customer_update: { does: 'update_member' },
  customer_delete: { does: 'opt_out' },
  cart_abandonment: { does: 'ignore' },
  order_update: { does: 'ignore' },
  order_shipped: { does: 'ignore' },
  review_submitted: { does: 'ignore' },
};

/** Events that tell of one and the same order, in the order in which they come. */
const ORDER_STEPS = [['order_create', 'order_placed'], ['order_paid'], ['order_complete']] as const;

/** Settings of plugins that are called otherwise than the events they stand for. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  order_cancelled: ['order_cancel'],
  order_refund: ['partial_order_refund', 'full_order_refund'],
};

/** Reads an action of a mapping; null if there is none of that name. */
export function readAction(text: string): StoreAction | null {
  const word = ACTIONS.find((each) => each === text);
  if (word !== undefined) return { does: word };
  const activityId = AWARD.exec(text)?.[1];
  return activityId === undefined ? null : { does: 'award', activityId };
}

/** What is said of a shop that decides over its events. */
export interface ShopTerms {
  readonly events: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
}

/**
 * What an event of a shop does: as its mapping says, else as it does for everybody, else it is an
 * activity of the program. An order earns with the first step that the shop was set to send.
 */
export function actionOf(
  event: string,
  { events, mapping }: ShopTerms,
  program: Program,
): StoreAction | { readonly ignored: string } {
  const said = Object.hasOwn(mapping, event) ? readAction(mapping[event] ?? '') : null;
  if (said !== null) return said;
  if (!isChosen(event, events)) return { ignored: 'the shop was not set to send this event' };
  const earlier = earlierStep(event, events, mapping);
  if (earlier === null) return { does: 'purchase' };
  if (earlier !== undefined) return { ignored: `the order earns with ${earlier}` };
  const usual = Object.hasOwn(DEFAULTS, event) ? DEFAULTS[event] : undefined;
  if (usual !== undefined) return usual;
  if (program.activities.has(event)) return { does: 'award', activityId: event };
  return { ignored: 'the program has no activity of that name, and no mapping names the event' };
}

/** Without a choice a shop sends whatever it has. */
function isChosen(event: string, events: readonly string[]): boolean {
  return events.length === 0 || sentEvents(events).has(event);
}

function sentEvents(events: readonly string[]): ReadonlySet<string> {
  return new Set(events.flatMap((name) => [name, ...(SETTINGS[name] ?? [])]));
}

/**
 * The step with which an order earns before this one; null if it is this one, and undefined if the
 * event is no step of an order.
 */
function earlierStep(
  event: string,
  events: readonly string[],
  mapping: ShopTerms['mapping'],
): string | null | undefined {
  const place = ORDER_STEPS.findIndex((step) => step.some((name) => name === event));
  if (place === -1) return undefined;
  const mapped = ORDER_STEPS.flat().find((name) => mapping[name] === 'purchase');
  if (mapped !== undefined) return mapped;
  const sent = sentEvents(events);
  const before = ORDER_STEPS.slice(0, place)
    .filter((step) => !step.some((name) => Object.hasOwn(mapping, name)))
    .flat();
  return before.find((name) => events.length === 0 || sent.has(name)) ?? null;
}
