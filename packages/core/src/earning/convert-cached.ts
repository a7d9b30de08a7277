import { applyChanges } from '../books/apply-changes.ts';
import type { CachedPurchase } from '../books/records.ts';
import type { MemberBooks } from '../books/books.ts';
import type { Purchase } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { refuse, type Draft, type Scene } from '../deciding.ts';
import { invariant } from '../invariant.ts';
import { findActivity, isRefusal } from './find-activity.ts';
import { recordPurchase } from './decide-purchase.ts';

/** How many purchases one command makes real; the rest follow by a due row. */
export const CONVERSIONS_MAX = 100;

/**
 * Makes waiting purchases real, oldest first, each judged on the books that the one before it
 * left. `alone` holds a copy of the member's books and is altered. One that the rules refuse is
 * settled as refused; it stops nobody.
 */
export function convertCached(
  alone: Scene,
  draft: Draft,
  { email, waiting }: { readonly email: string; readonly waiting: readonly CachedPurchase[] },
): void {
  const books = alone.books.members.get(draft.memberId);
  invariant(books !== undefined, () => `member ${draft.memberId} is not on the scratch books`);
  for (const purchase of waiting.slice(0, CONVERSIONS_MAX)) {
    const decision = convertOne(alone, books, purchase);
    if (decision.kind === 'done') {
      applyChanges(alone.books, decision.changes);
      draft.changes.push(...decision.changes);
      draft.trace.push(...decision.trace);
      draft.changes.push({ kind: 'cached_purchase_settled', purchase, how: 'converted' });
    } else if (decision.kind === 'refused') {
      const { code } = decision.refusal;
      draft.trace.push(...decision.trace);
      draft.changes.push({ kind: 'cached_purchase_settled', purchase, how: 'refused', code });
    }
  }
  if (waiting.length > CONVERSIONS_MAX) {
    const { memberId, at } = draft;
    const due = { memberId, kind: 'convert_cached', key: email, at } as const;
    draft.changes.push({ kind: 'due_set', due });
  }
}

function convertOne(alone: Scene, books: MemberBooks, purchase: CachedPurchase): Decision {
  const { command } = purchase;
  if (!isPurchase(command)) {
    return refuse('amount_malformed', { seen: purchase.id, needed: 'a purchase' });
  }
  const activity = findActivity(alone, command.activityId, books.member.id);
  if (isRefusal(activity)) return activity;
  const dated: Purchase = { ...command, occurredAt: purchase.at };
  return recordPurchase(alone, { books, activity, command: dated, cachedId: purchase.id });
}

/** What waiting purchases are purchases of. */
export function activitiesOf(waiting: readonly CachedPurchase[]): readonly string[] {
  return waiting.flatMap(({ command }) => (isPurchase(command) ? [command.activityId] : []));
}

/** The command was kept as it was decided; the store hands it back as plain data. */
function isPurchase(command: unknown): command is Purchase {
  return (
    typeof command === 'object' &&
    command !== null &&
    'kind' in command &&
    command.kind === 'purchase'
  );
}
