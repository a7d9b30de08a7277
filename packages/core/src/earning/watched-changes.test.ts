import { expect, it } from 'vitest';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks } from '../books/books.ts';
import { emptyFlow } from '../books/flow.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { ProgramDocument, RuleDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { HOUR } from '../time/instant.ts';

const NOON = Date.UTC(2026, 2, 1, 12);
const actor = 'key:test';
const member = { by: 'email', value: 'a@b.c' } as const;
const tags = ['app'];

function versionOf(version: number, more: Partial<ProgramDocument['activities'][0]>): Program {
  const buy = { id: 'buy', name: 'Purchase', earn: { multiplier: '1' }, ...more };
  const compiled = compileProgram(
    {
      ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', rewards: [], activities: [buy] },
      tiers: [{ id: 'all', name: 'All', threshold: '0', multiplier: '2' }],
    },
    version,
    {},
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
}

const running = versionOf(2, { earn: { multiplier: '100' } });
const inApp = { attribute: 'transaction.tags', operator: 'contains_any', value: tags } as const;
const tripled: RuleDocument = { id: 'app', type: 'multiplier', multiplier: '3', when: inApp };
const barred: RuleDocument = { id: 'none', type: 'exclusion', when: inApp };

/** Why something worth 10 is held that a program gives a hundredfold, an hour after another ran. */
function heldBeside(before: Program, told: Command): unknown {
  const books = emptyBooks(true);
  const fresh = countingFresh();
  const scene = { books, program: running, now: NOON, fresh };
  const profile = { email: member.value, firstName: 'A', lastName: 'B' };
  const joined = decide(scene, { kind: 'enroll', actor, profile });
  if (joined.kind === 'done') applyChanges(books, joined.changes);
  books.flows.set('buy', { ...emptyFlow(NOON / HOUR), awards: 20 });
  const versions = [
    { program: running, appliedAt: NOON },
    { program: before, appliedAt: NOON - HOUR },
  ];
  const decision = decide({ ...scene, past: { now: NOON, versions } }, told);
  return decision.kind === 'done' ? decision.result.transaction?.details.held : decision.kind;
}

const order = { id: 'O1', total: '', subtotal: '10', currency: '', coupons: [], lines: [] };
const common = { actor, member, activityId: 'buy', tags } as const;

it.each<[string, Program, number | null]>([
  ['what it gave, by the tier', versionOf(1, {}), 20],
  ['what it gave with its bonuses', versionOf(1, { rules: [tripled] }), 60],
  ['nothing, where it did not know the activity', versionOf(1, { id: 'other' }), null],
  ['nothing, where it gave none', versionOf(1, { rules: [barred] }), null],
])('soon after a change an earning is compared with the version before: %s', (_, before, gave) => {
  for (const told of [
    { kind: 'purchase', ...common, order },
    { kind: 'award', ...common, passed: '10' },
  ] as const) {
    const held = heldBeside(before, told);
    if (gave === null) expect(held).toBeUndefined();
    else expect(held).toMatchObject({ reason: 'changed_rules', seen: 2000, before: gave });
  }
});
