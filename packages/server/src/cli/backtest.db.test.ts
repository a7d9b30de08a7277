import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOLD_PROGRAM, toldShop } from '../../../../tests/support/told-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { readConfig } from '../config.ts';
import { backtest } from './backtest.ts';
import type { CliCommand } from './command.ts';
import { dispatch } from './dispatch.ts';
import { programPlan } from './program-apply.ts';

const COMMANDS: readonly CliCommand[] = [backtest, programPlan];
const database = useDatabase();
let folder = '';
let file = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fealty-backtest-'));
  file = path.join(folder, 'new.json');
  const activities = TOLD_PROGRAM.activities.map((activity) =>
    activity.id === 'made_a_purchase' ? { ...activity, earn: { multiplier: '1.5' } } : activity,
  );
  writeFileSync(file, JSON.stringify({ ...TOLD_PROGRAM, activities }));
  await toldShop(database.target);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function fealty(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' };
  const environment = { DATABASE_URL: database.target.url, FEALTY_SECRET: 'ab'.repeat(32) };
  const code = await dispatch(COMMANDS, args, {
    out: (line) => (told.out += `${line}\n`),
    err: (line) => (told.err += `${line}\n`),
    isTerminal: false,
    config: (defaults) => readConfig(environment, defaults),
  });
  return { code, ...told };
}

interface Outcome {
  readonly report: { readonly total: object; readonly winners: { readonly members: number } };
}

describe('fealty backtest', { timeout: 60_000 }, () => {
  it('shows the self-test, then what the program would have done', async () => {
    const { code, out } = await fealty('backtest', '--program', file);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^\d+ commands, \d+ postings of 200 members in .* s: it comes out as it was$/m,
    );
    expect(out).toMatch(/^Points +recorded +changed +difference$/m);
    expect(out).toMatch(/^ {2}issued +\d+ +\d+ +\+\d+$/m);
    expect(out).toMatch(/^ {2}\d+ would have more, \d+ points in all$/m);
    expect(out).toMatch(/^ {2}2025-03 +\d+ +\d+ +\+\d+$/m);
    expect(out).toMatch(/^ {2}vip +\d+ +\d+ +\+\d+$/m);
    expect(out).toMatch(/^ {2}\d+ x redeem: points_insufficient \(\d+ points\)$/m);
    expect(out.match(/^Sample: member /gm)).toHaveLength(10);
    expect(out).toContain('Behaviour is held fixed');
  });

  it('predicts in a plan just what the back-test says', async () => {
    const alone = await fealty('backtest', '--program', file, '--json');
    const { report } = JSON.parse(alone.out) as Outcome;
    const planned = await fealty('program', 'plan', file, '--backtest', '--json');
    expect(planned.code).toBe(2);
    const { backtest: effect } = JSON.parse(planned.out) as { backtest: Outcome };
    expect(effect.report.total).toEqual(report.total);
    expect(effect.report.winners).toEqual(report.winners);
    const shown = await fealty('program', 'plan', file, '--backtest');
    expect(shown.out).toContain('Purchase earns 1.5 points per USD');
    expect(shown.out).toContain(`${String(report.winners.members)} members would have more`);
  });

  it('takes a span of days of the program, and says which is wrong', async () => {
    const whole = await fealty('backtest', '--program', file, '--from', '2026-01-01', '--json');
    const { report } = JSON.parse(whole.out) as Outcome;
    expect(report.winners.members).toBe(0);
    const wrong = await fealty('backtest', '--program', file, '--from', 'May');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--from is May')]);
    const turned = ['--from', '2025-05-01', '--to', '2025-04-01'];
    const late = await fealty('backtest', '--program', file, ...turned);
    expect(late.err).toContain('--to is 2025-04-01; a date after --from is allowed');
    const alone = await fealty('backtest', '--to', '2025-04-01');
    expect(alone.err).toContain('there is none');
  });

  it('ends with 1 when the history does not come out as it was', async () => {
    await database.pool.query('update member_heads set qualified = qualified + 5');
    const { code, out } = await fealty('backtest', '--program', file);
    expect(code).toBe(1);
    expect(out).toContain('it comes out otherwise');
    expect((await fealty('program', 'plan', file, '--backtest')).code).toBe(1);
  });
});
