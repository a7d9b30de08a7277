import { expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import { plain, promoting } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks } from '../books/books.ts';
import type { Change } from '../books/changes.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Needs } from '../decision.ts';

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
  const { changes, trace } = decision;
  return { books, changes, trace, memberId: decision.result.memberId };
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
  const { books, changes, trace } = enrolled(orders(2), (cached) => {
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
  const [waited] = changes.filter(({ kind }) => kind === 'cached_purchase_settled');
  const seen = waited?.kind === 'cached_purchase_settled' ? waited.purchase.id : '';
  const refused = { step: 'refused', code: 'amount_malformed', seen, needed: 'a purchase' };
  expect(trace).toContainEqual(refused);
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

it('orders beyond the first ask for what waits under the address, and for what orders draw on', () => {
  const scene = { program: compiled(promoting), now: 9, fresh: countingFresh() };
  const books = emptyBooks(true);
  const joined = decide({ ...scene, books }, enroll);
  if (joined.kind === 'done') applyChanges(books, joined.changes);
  const member = { by: 'email', value: email } as const;
  const other = 'bob@example.com';
  const told = { ...purchase('O1'), member: { by: 'email', value: other } } as Command;
  const cached = decide({ ...scene, books }, told);
  if (cached.kind === 'done') applyChanges(books, cached.changes);
  const command: Command = { kind: 'convert_cached', actor, member, email: ' Bob@Example.com ' };
  const asks = (more: Needs): unknown => {
    const partial = loadPartly(books, { members: [member], ...more }, 9);
    const decision = decide({ ...scene, books: partial }, command);
    return decision.kind === 'needs' ? decision.needs : decision.kind;
  };
  expect(asks({})).toEqual({ cached: [other], identities: [{ kind: 'email', value: other }] });
  expect(asks({ cached: ['third@example.com', other] })).toEqual({
    budgets: ['launch', 'app', 'surveys'],
  });
  const budgets = ['launch', 'app', 'surveys'];
  expect(asks({ cached: [other], budgets })).toEqual({ flows: ['made_a_purchase'] });
  expect(asks({ cached: [other], budgets, flows: ['made_a_purchase'] })).toBe('done');
  books.cached.set(other, []);
  expect(asks({ cached: [other] })).toBe('done');
});
