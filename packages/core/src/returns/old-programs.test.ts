import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks, type Books } from '../books/books.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { Program } from '../program/program.ts';

const actor = 'key:test';

describe('an order that was judged by an older program', () => {
  const old = compiled(plain);
  const doubled = compileProgram(
    {
      ...plain,
      activities: [
        { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '2' } },
        ...plain.activities.slice(1),
      ],
    },
    2,
    {},
  );
  if (!doubled.ok) throw new Error('the newer program does not compile');
  const profile = { email: 'ann@example.com', firstName: 'Ann', lastName: 'T' };
  const order = { id: 'O1', total: '', subtotal: '100', currency: '', coupons: [], lines: [] };
  const member = { by: 'email', value: 'ann@example.com' } as const;
  const back: Command = {
    kind: 'return_order',
    actor,
    activityId: 'made_a_purchase',
    orderId: 'O1',
    amount: '40',
  };

  /** Books of a member who bought while the older program was in force, and what runs on them. */
  function bought(): { books: Books; run: (command: Command, program?: Program) => Decision } {
    const books = emptyBooks(true);
    const fresh = countingFresh();
    const run = (command: Command, program = old): Decision => {
      const decision = decide({ books, program, now: 1000, fresh }, command);
      if (decision.kind === 'done') applyChanges(books, decision.changes);
      return decision;
    };
    run({ kind: 'enroll', actor, profile });
    run({ kind: 'purchase', actor, member, activityId: 'made_a_purchase', order });
    return { books, run };
  }

  it('asks for that program', () => {
    const { run } = bought();
    expect(run(back, doubled.program)).toEqual({ kind: 'needs', needs: { programs: [1] } });
  });

  it('asks for it as well when its award is reversed', () => {
    const { books, run } = bought();
    const transactionId = books.claims.get('made_a_purchase:O1')?.transactionId ?? '';
    const decision = run({ kind: 'reverse_award', actor, transactionId }, doubled.program);
    expect(decision).toEqual({ kind: 'needs', needs: { programs: [1] } });
  });

  it('loses what that program gave', () => {
    const { books, run } = bought();
    books.programs.set(1, old);
    const decision = run(back, doubled.program);
    expect(decision.kind === 'done' && decision.result.transaction?.points).toBe(40);
  });
});
