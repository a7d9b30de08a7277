import type { Books, Command, Decision, MemberId, MemberRef } from '@fealty/core';
import { refText } from './load-plan.ts';

/** What is kept of a command that made no transaction. */
export interface JournalEntry {
  /** Whom it was about, as far as it was about somebody. */
  readonly memberId: MemberId | null;
  /** Null for a stranger's order, which keeps it. */
  readonly command: Command | null;
  readonly cachedId: string | null;
}

/**
 * What a decision leaves in the journal; null if it changed nothing, or if a transaction keeps its
 * command. Whom a command names by an address it names by his id there, so that erasing one member
 * leaves nothing of him in what was done to others. To be called before the books are altered.
 */
export function entryOf(
  decision: Exclude<Decision, { kind: 'needs' }>,
  command: Command,
  books: Books,
): JournalEntry | null {
  if (decision.kind === 'refused' || decision.changes.length === 0) return null;
  const { changes, result } = decision;
  if (changes.some(({ kind }) => kind === 'transaction_recorded')) return null;
  const cached = changes.find((change) => change.kind === 'purchase_cached');
  if (cached !== undefined) return { memberId: null, command: null, cachedId: cached.purchase.id };
  const first = changes.find((change) => 'memberId' in change);
  const memberId = result.memberId ?? first?.memberId ?? null;
  return { memberId, command: withIds(command, books), cachedId: null };
}

function withIds(command: Command, books: Books): Command {
  const fields = Object.entries(command).map(([name, value]: [string, unknown]) => {
    const id = isRef(value) ? (books.identities.get(refText(value)) ?? null) : null;
    return [name, id === null ? value : { by: 'id', value: id }];
  });
  return Object.fromEntries(fields) as Command;
}

function isRef(value: unknown): value is MemberRef {
  if (typeof value !== 'object' || value === null || !('by' in value)) return false;
  return value.by === 'email' || value.by === 'uid' || value.by === 'attribute';
}
