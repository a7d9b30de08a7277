import type { Command } from '@fealty/core';

/** What is imported: members 1 to `members`, and transactions spread evenly over them. */
export interface ImportSize {
  /** Names the import, so that a second run of it skips what is in. */
  readonly importId: string;
  /** In front of the number in e-mail addresses: `member` makes `member7@example.com`. */
  readonly prefix: string;
  readonly members: number;
  readonly transactions: number;
  /** When the youngest of the transactions happened, milliseconds. */
  readonly now: number;
  /** Over how many days before that they are spread. */
  readonly days: number;
}

const DAY_MS = 86_400_000;

export function* importedMembers(size: ImportSize, first = 1): Generator<Command> {
  for (let number = first; number <= size.members; number += 1) {
    const email = `${size.prefix}${String(number)}@example.com`;
    yield {
      kind: 'enroll',
      actor: 'import',
      quiet: true,
      profile: {
        firstName: 'Bob',
        lastName: 'Baker',
        email,
        uid: `${size.prefix}-${String(number)}`,
      },
      imported: {
        key: { importId: `${size.importId}-members`, line: number },
        enrolledAt: size.now - size.days * DAY_MS,
        referralCode: `IMP${number.toString(36).toUpperCase()}`,
      },
    };
  }
}

/** In the order of time, as an export lists them: neighbours are of different members. */
export function* importedTransactions(size: ImportSize, first = 1): Generator<Command> {
  const step = (size.days * DAY_MS) / size.transactions;
  for (let line = first; line <= size.transactions; line += 1) {
    const points = 10 + (line % 90);
    yield {
      kind: 'import_transaction',
      actor: 'import',
      quiet: true,
      key: { importId: `${size.importId}-transactions`, line },
      member: {
        by: 'email',
        value: `${size.prefix}${String(1 + ((line * 7919) % size.members))}@example.com`,
      },
      transaction: 'award',
      points,
      occurredAt: Math.floor(size.now - (size.transactions - line) * step),
      activityId: 'made_a_purchase',
      orderId: `${size.importId}-${String(line)}`,
      basis: String(points),
      qualifies: true,
    };
  }
}
