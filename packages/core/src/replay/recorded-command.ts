import type { Held } from '../books/held.ts';
import type { MemberId, TransactionId } from '../books/records.ts';
import type { Command } from '../commands.ts';
import type { Instant } from '../time/instant.ts';

/** A command as it was decided once. */
export interface RecordedCommand {
  readonly command: Command;
  /** The time it was decided at, by the merchant's clock. */
  readonly now: Instant;
  /** Ids that it drew, in that order: members, transactions, orders of strangers. */
  readonly ids: readonly string[];
  /** The code by which whom it enrolled recommends the shop; empty if it enrolled nobody. */
  readonly referralCode: string;
  /** Who recommended the shop to whom it enrolled. */
  readonly referrerId?: MemberId;
  /** Awards of it that the breaker held, by id: what was given meanwhile is not kept. */
  readonly held?: Readonly<Record<TransactionId, Held>>;
}
