import { expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks } from '../books/books.ts';
import type { Change } from '../books/changes.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';

const actor = 'key:test';
const email = 'ann@example.com';
const program = compiled(plain);
const enroll: Command = {
  ...{ kind: 'enroll', actor },
  profile: { email, firstName: 'Ann', lastName: 'T' },
};

function purchase(id: string): Command {
  const order = { id, total: '', subtotal: '1', currency: '', coupons: [], lines: [] };
  const member = { by: 'email', value: email } as const;
  return { kind: 'purchase', actor, member, activityId: 'made_a_purchase', order };
}

/** What enrolling changes once these were bought. */
function enrolled(orders: readonly Command[], spoil?: (changes: readonly Change[]) => void) {
  const books = emptyBooks(true);
  const fresh = countingFresh();
  for (const order of orders) {
    const decision = decide({ books, program, now: 5, fresh }, order);
    if (decision.kind !== 'done') throw new Error('not cached');
    spoil?.(decision.changes);
    applyChanges(books, decision.changes);
  }
  const decision = decide({ books, program, now: 9, fresh }, enroll);
  if (decision.kind !== 'done') throw new Error('not enrolled');
  return { books, changes: decision.changes, memberId: decision.result.memberId };
}

const orders = (count: number): Command[] =>
  Array.from({ length: count }, (_, index) => purchase(`O${String(index)}`));

it('orders beyond the first hundred are due at once, those before them are not', () => {
  const isDue = ({ kind }: Change): boolean => kind === 'due_set';
  expect(enrolled(orders(100)).changes.filter(isDue)).toEqual([]);
  const { changes, memberId } = enrolled(orders(101));
  const due = { memberId, kind: 'convert_cached', key: email, at: 9 };
  expect(changes.filter(isDue)).toEqual([{ kind: 'due_set', due }]);
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'purchase'],
  ['no command', {}],
  ['another command', { ...purchase('O0'), kind: 'award' }],
])('what was kept as %s is refused and waits no more, the others earn', (_title, command) => {
  let first = true;
  const { books, changes } = enrolled(orders(2), (cached) => {
    for (const change of cached) {
      if (change.kind !== 'purchase_cached' || !first) continue;
      (change.purchase as { command: unknown }).command = command;
      first = false;
    }
  });
  const settled = changes.flatMap((change) =>
    change.kind === 'cached_purchase_settled' ? [[change.how, change.code]] : [],
  );
  expect(settled).toEqual([
    ['refused', 'amount_malformed'],
    ['converted', undefined],
  ]);
  applyChanges(books, changes);
  expect([...books.members.values()].map(({ member }) => member.balances.available)).toEqual([1]);
});

it('an order of an activity that was paused since is refused by its name', () => {
  const books = emptyBooks(true);
  const fresh = countingFresh();
  const cached = decide({ books, program, now: 5, fresh }, purchase('O1'));
  if (cached.kind !== 'done') throw new Error('not cached');
  applyChanges(books, cached.changes);
  const [first, ...others] = plain.activities;
  if (first === undefined) throw new Error('no activity');
  const paused = compiled({ ...plain, activities: [{ ...first, active: false }, ...others] });
  const decision = decide({ books, program: paused, now: 9, fresh }, enroll);
  const changes = decision.kind === 'done' ? decision.changes : [];
  const settled = changes.find(({ kind }) => kind === 'cached_purchase_settled');
  expect(settled).toMatchObject({ how: 'refused', code: 'activity_paused' });
});
