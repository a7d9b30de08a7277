import { expect, it } from 'vitest';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { TellNotice } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision, Needs } from '../decision.ts';
import type { Notice } from './notice.ts';

const ann = { by: 'email', value: 'ann@example.com' } as const;
const notice: Notice = {
  what: 'fraud.signalled',
  id: 's1',
  text: 'Returns stand out.',
  kind: 'returns',
  severity: 'severe',
};

/** Books of a member with an award, and what is told on the part of them that was loaded. */
async function shop() {
  const scenario = { program: plain, title: 'before', table: 'day 1  enroll\nday 1  award 5' };
  const { books, ...driver } = coreDriver(scenario);
  expect(await runScenario(scenario, driver)).toEqual([]);
  const now = Date.UTC(2026, 1, 1);
  const program = programOf({ program: plain });
  const [award] = [...books.transactions.keys()];
  const id = books.identities.get('email:ann@example.com') ?? '';
  const tell = (about: string | null, needs?: Needs): Decision => {
    const loaded = needs === undefined ? books : loadPartly(books, needs, now);
    const command: TellNotice = {
      ...{ kind: 'tell_notice', actor: 'job:test', member: ann, key: 's1', notice, about },
    };
    return decide({ books: loaded, program, now, fresh: countingFresh(2 ** 40) }, command);
  };
  return { books, tell, award: award ?? '', id };
}

it('a notice is told once, with the transaction that it is about', async () => {
  const { books, tell, award, id } = await shop();
  const decision = tell(award);
  if (decision.kind !== 'done') throw new Error('not told');
  expect(decision.changes).toMatchObject([
    { kind: 'claimed', claim: { scope: 'notice', key: 's1', memberId: id, transactionId: id } },
    { kind: 'event_raised', memberId: id, type: 'fraud.signalled', transactionId: award, notice },
  ]);
  applyChanges(books, decision.changes);
  expect(tell(award)).toMatchObject({ kind: 'done', changes: [] });
});

it('a notice is told although its transaction is not there, or it is about none', async () => {
  const { tell } = await shop();
  for (const about of [null, 'f'.repeat(24)]) {
    const decision = tell(about);
    const told = decision.kind === 'done' ? decision.changes.at(-1) : null;
    expect(told).toMatchObject({ kind: 'event_raised', transactionId: null });
  }
});

it('a notice asks whether it was told, and for what it is about', async () => {
  const { tell, award } = await shop();
  const claims = [{ scope: 'notice', key: 's1' }];
  const asked = (transactions: readonly string[]): unknown => {
    return { kind: 'needs', needs: { claims, transactions } };
  };
  expect(tell(award, { members: [ann] })).toEqual(asked([award]));
  expect(tell(null, { members: [ann] })).toEqual(asked([]));
  expect(tell(award, { members: [ann], claims })).toEqual(asked([award]));
  expect(tell(award, { members: [ann], transactions: [award] })).toEqual(asked([award]));
  expect(tell(award, { members: [ann], claims, transactions: [award] }).kind).toBe('done');
  expect(tell(null, { members: [ann], claims }).kind).toBe('done');
});
