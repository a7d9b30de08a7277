import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOLD_MEMBERS, toldShop } from '../../../../tests/support/told-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { readConfig } from '../config.ts';
import { CORRECTION_COMMANDS } from './correction.ts';
import { dispatch } from './dispatch.ts';

const database = useDatabase();
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fealty-correction-'));
  await toldShop(database.target);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function fealty(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' };
  const environment = { DATABASE_URL: database.target.url, FEALTY_SECRET: 'ab'.repeat(32) };
  const code = await dispatch(CORRECTION_COMMANDS, ['correction', ...args], {
    out: (line) => (told.out += `${line}\n`),
    err: (line) => (told.err += `${line}\n`),
    isTerminal: false,
    config: (defaults) => readConfig(environment, defaults),
  });
  return { code, ...told };
}

function written(document: object): string {
  const file = path.join(folder, 'correction.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}

const DOUBLE = {
  name: 'Double May',
  reason: 'It was promised',
  select: {
    transactions: {
      activity: 'made_a_purchase',
      ...{ occurred_from: '2025-05-01', occurred_until: '2025-06-01' },
    },
  },
  act: { reaward: { multiplier: '2' } },
};

/** What a command showed: the correction as JSON, then a line for each state. */
function shown(out: string): {
  readonly id: string;
  readonly state: string;
  readonly lines: string;
} {
  const end = out.lastIndexOf('\n}\n') + 2;
  const { id, state } = JSON.parse(out.slice(0, end)) as { id: string; state: string };
  return { id, state, lines: out.slice(end).trim() };
}

async function balances(): Promise<readonly unknown[]> {
  return database.rows(
    `select id, available, owed, earned - deducted as net, tier_id, qualified from member_heads
      order by id`,
    [],
  );
}

describe('fealty correction', { timeout: 120_000 }, () => {
  it('foresees, applies and undoes what a file says, and writes the lines as a table', async () => {
    expect((await fealty('limits', '--points', '100000000', '--members', '1000')).out).toBe(
      'points 100000000, members 1000\n',
    );
    const before = await balances();
    const seen = await fealty('preview', written(DOUBLE));
    expect(seen.code).toBe(0);
    const { id, state, lines } = shown(seen.out);
    expect(state).toBe('previewed');
    expect(lines).toMatch(/^\d+ foreseen/m);
    expect(await balances()).toEqual(before);
    const applied = shown((await fealty('apply', id)).out);
    expect(applied.state).toBe('applied');
    expect(applied.lines).toMatch(/^\d+ applied$/m);
    expect(await balances()).not.toEqual(before);
    const again = await fealty('apply', id);
    expect([again.code, again.err]).toEqual([
      1,
      'the correction is applied; it has to be previewed, or applying and stopped\n',
    ]);
    const csv = await fealty('status', id, '--csv');
    const rows = csv.out.trim().split('\n');
    expect(rows[0]).toMatch(/^"?line"?,/);
    expect(rows.length).toBeGreaterThan(TOLD_MEMBERS / 2);
    const undone = shown((await fealty('undo', id)).out);
    expect(undone.state).toBe('undone');
    expect(await balances()).toEqual(before);
  });

  it('says at which field a file cannot be used, and cancels what nobody applied', async () => {
    const wrong = { ...DOUBLE, act: { reaward: { multiplier: 'twice' } } };
    const refused = await fealty('preview', written(wrong));
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^act\.reaward\.multiplier is twice; allowed is /);
    const { id } = shown((await fealty('preview', written(DOUBLE))).out);
    expect(shown((await fealty('stop', id)).out).state).toBe('cancelled');
    const unknown = await fealty('apply', '0'.repeat(24));
    expect(unknown.code).toBe(2);
    expect(unknown.err).toMatch(/there is no correction 0{24}/);
    expect((await fealty('apply', 'x')).err).toMatch(/ID is x; that of a correction is allowed/);
  });

  it('waits for somebody else above the limits', async () => {
    await fealty('limits', '--members', '5');
    const { id } = shown((await fealty('preview', written(DOUBLE))).out);
    const before = await balances();
    expect(shown((await fealty('apply', id)).out).state).toBe('waiting_for_approval');
    expect(await balances()).toEqual(before);
    expect((await fealty('limits')).out).toBe('points as usual, members as usual\n');
  });
});
