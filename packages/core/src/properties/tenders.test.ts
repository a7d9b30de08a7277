import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { order } from '../../../../tests/support/random/orders.ts';
import { openLedger, play } from '../../../../tests/support/random/memory-ledger.ts';
import { often, runs } from '../../../../tests/support/random/runs.ts';
import type { Order, Payment } from '../books/records.ts';
import type { Command, MemberRef } from '../commands.ts';
import type { EarningDocument, ProgramDocument } from '../program/document.ts';

const actor = 'key:random';
const ann: MemberRef = { by: 'email', value: 'ann@example.com' };
const earning: EarningDocument = { excludedTenders: ['Gift card', 'points'] };

/** Without budgets: a smaller bonus may fit into what is left of one where a larger does not. */
const unbounded = anyProgram.map(({ activities, ...program }): ProgramDocument => ({
  ...program,
  earning,
  budgets: [],
  activities: activities.map(({ budget: _none, rules = [], ...activity }) => ({
    ...activity,
    rules: rules.map((rule) => {
      if (!('budget' in rule)) return rule;
      const { budget: _drawn, ...rest } = rule;
      return rest;
    }),
  })),
}));

/** Nothing but two members who join. */
const joins = movesOf(fc.constant<Command>({ kind: 'expire_points', actor, member: ann }), 1);

const paidBy = (
  { payments: _unsaid, ...said }: Order,
  payments: readonly Payment[] | undefined,
): Order => ({ ...said, ...(payments === undefined ? {} : { payments }) });

describe('orders paid in several ways', () => {
  it('never earn more than if nobody had said how, and nothing if all was paid by gift card', () => {
    let less = 0;
    fc.assert(
      fc.property(unbounded, order, joins, (document, bought, joining) => {
        const earned = (said: Order): number => {
          const ledger = openLedger(document);
          for (const move of joining) play(ledger, move);
          const activityId = 'made_a_purchase';
          const command: Command = {
            ...{ kind: 'purchase', actor, member: ann, activityId },
            order: said,
          };
          const { decision } = play(ledger, { hours: 0, command });
          return decision.kind === 'done' ? (decision.result.transaction?.points ?? 0) : 0;
        };
        const unsaid = earned(paidBy(bought, undefined));
        const said = earned(bought);
        expect(said).toBeLessThanOrEqual(unsaid);
        if (said < unsaid) less += 1;
        const amount = String(Number(bought.total) + 2000);
        expect(earned(paidBy(bought, [{ method: 'gift card', amount }]))).toBe(0);
      }),
      runs(300),
    );
    expect(less).toBeGreaterThan(often(10));
  });
});
