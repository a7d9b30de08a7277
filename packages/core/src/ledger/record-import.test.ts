import { describe, expect, it } from 'vitest';
import { countingFresh, programOf } from '../../../../tests/support/scenario/core-driver.ts';
import { memberId, stage } from '../../../../tests/support/staged-books.ts';
import { idle as program } from '../../../../tests/scenarios/programs.ts';
import type { Change } from '../books/changes.ts';
import type { ImportTransaction } from '../commands.ts';
import { decide } from '../decide.ts';

const NOW = 100;
type Dates = Pick<ImportTransaction, 'occurredAt' | 'expiresAt' | 'idleSince'>;

/** What an imported award changes, for a member whose stretch began at `since`. */
function imported(
  stretch: { readonly since: number; readonly lapsesAt: number } | null,
  dates: Dates,
): readonly Change[] {
  const { books, member } = stage();
  Object.assign(member.member.idle, stretch);
  const decision = decide(
    { books, program: programOf({ program }), now: NOW, fresh: countingFresh() },
    {
      ...{ kind: 'import_transaction', actor: 'test', key: { importId: 'i', line: 1 } },
      ...{ member: { by: 'id', value: memberId }, transaction: 'award', points: 10 },
      ...dates,
    },
  );
  if (decision.kind !== 'done') throw new Error(JSON.stringify(decision));
  return decision.changes;
}

/** When the lot was opened, and until when and from where points are kept alive, if they are. */
function stretchOf(changes: readonly Change[]): unknown {
  const opened = changes.flatMap((change) =>
    change.kind === 'lot_opened' ? [[change.lot.idle, change.lot.openedAt]] : [],
  );
  const kept = changes.flatMap((change) =>
    change.kind === 'kept_alive' ? [[change.lapsesAt, change.from]] : [],
  );
  return { opened: opened[0], kept: kept[0] ?? null };
}

describe('idle points from elsewhere, imported at 100', () => {
  const running = { since: 30, lapsesAt: 180 };
  const over = { since: 30, lapsesAt: 60 };

  it.each([
    ['begin a stretch', null, [20, 200, 15], [20, [200, 15]]],
    ['are in the stretch they come with, if they are older', null, [10, 200, 15], [15, [200, 15]]],
    ['begin no stretch in days to come', null, [20, 200, 150], [100, [200, 100]]],
    ['begin their stretch before its end', null, [40, 50, 70], [49, [50, 49]]],
    ['are dated before the end of their stretch', null, [90, 50, 20], [49, [50, 20]]],
    ['move the date of a stretch that runs', running, [20, 200, 15], [30, [200, 15]]],
    ['are of it also where they came later', running, [70, 200, 15], [70, [200, 15]]],
    ['join a stretch that ends later', running, [20, 150, 15], [30, null]],
    ['join a stretch that ends with them', running, [20, 180, 15], [30, null]],
    ['begin another behind one that is over', over, [20, 200, 15], [60, [200, 60]]],
    ['begin another later than that', over, [90, 200, 80], [90, [200, 80]]],
    [
      'begin another at the moment of its end',
      { since: 30, lapsesAt: 100 },
      [20, 200, 15],
      [100, [200, 100]],
    ],
    ['have lapsed with a stretch that is over', over, [20, 40, 15], [30, null]],
    ['have lapsed with it to the moment', over, [20, 60, 15], [30, null]],
    ['have lapsed before it began', over, [20, 25, 15], [20, null]],
    ['have lapsed as it began', over, [20, 30, 15], [20, null]],
  ] as const)('%s', (_title, stretch, [occurredAt, expiresAt, idleSince], [opened, kept]) => {
    const changes = imported(stretch, { occurredAt, expiresAt, idleSince });
    expect(stretchOf(changes)).toEqual({ opened: [true, opened], kept });
  });

  it.each<[string, Dates]>([
    ['no date', { occurredAt: 20, idleSince: 15 }],
    ['no stretch', { occurredAt: 20, expiresAt: 200 }],
  ])('are not idle where they come with %s', (_title, dates) => {
    expect(stretchOf(imported(running, dates))).toEqual({ opened: [false, 20], kept: null });
  });
});
