import { beforeAll, describe, expect, it } from 'vitest';
import { toldShop } from '../../../../tests/support/told-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { readConfig } from '../config.ts';
import { dispatch } from './dispatch.ts';
import { journalCommands } from './liability-journal.ts';
import { liabilityCommands } from './liability.ts';

const database = useDatabase();
const COMMANDS = [...liabilityCommands, ...journalCommands];

beforeAll(async () => {
  await toldShop(database.target);
}, 120_000);

async function liability(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' };
  const environment = { DATABASE_URL: database.target.url, FEALTY_SECRET: 'ab'.repeat(32) };
  const code = await dispatch(COMMANDS, ['liability', ...args], {
    out: (line) => (told.out += `${line}\n`),
    err: (line) => (told.err += `${line}\n`),
    isTerminal: false,
    config: (defaults) => readConfig(environment, defaults),
  });
  return { code, ...told };
}

async function available(): Promise<string> {
  const [row] = await database.rows('select sum(available)::text as points from member_heads', []);
  return String(row?.['points']);
}

describe('fealty liability', { timeout: 60_000 }, () => {
  it('shows what is owed by age, expiry, activity and tier, which ties to the balances', async () => {
    const { code, out } = await liability('show');
    expect(code).toBe(0);
    expect(out).toContain(`available  ${await available()}\n`);
    expect(out.match(/^available by (month earned|lapses|activity|tier)$/gm)).toHaveLength(4);
    expect(out.match(/^ {2}differs from the balances by 0$/gm)).toHaveLength(4);
    expect(out).toMatch(/^ {2}made_a_purchase +\d+$/m);
  });

  it('shows totals at a moment, and refuses one that has not come', async () => {
    const early = await liability('show', '--at', '2025-02-01');
    const late = await liability('show', '--at', '2025-05-01');
    const issued = ({ out }: { out: string }): number =>
      Number(/^issued +(\d+)$/m.exec(out)?.[1] ?? Number.NaN);
    expect(issued(early)).toBeGreaterThan(0);
    expect(issued(late)).toBeGreaterThan(issued(early));
    expect(early.out).not.toContain('available by');
    const future = await liability('show', '--at', '2099-01-01');
    expect([future.code, future.err]).toEqual([2, expect.stringMatching(/--at lies after now/)]);
    const word = await liability('show', '--known-at', 'monday');
    expect(word.err).toMatch(/--known-at is monday; allowed is a date or a time of UTC/);
  });

  it('makes the sums anew without changing what they say', async () => {
    const asked = ['show', '--at', '2025-04-15T12:00:00Z'] as const;
    const before = await liability(...asked);
    expect((await liability('sums')).out).toBe('the sums are up to now\n');
    expect((await liability('sums', '--again')).out).toBe('the sums are up to now\n');
    expect((await liability(...asked)).out).toBe(before.out);
  });

  it('estimates what is never redeemed, and shows the last estimate until it is asked again', async () => {
    const first = await liability('estimate', '--json');
    expect(first.code).toBe(0);
    const kept = JSON.parse(first.out) as { estimate: { month: string; open: number } };
    expect(kept.estimate.month).toMatch(/^\d{4}-\d{2}$/);
    expect((await liability('estimate', '--json')).out).toBe(first.out);
    const told = await liability('estimate', '--again');
    expect(told.out).toMatch(/^up to the end of \d{4}-\d{2}: \d+ points open$/m);
  });

  it('writes the journal once it is said what a point is worth, and closes months', async () => {
    const early = await liability('journal');
    expect(early.err).toBe('nothing was said of what a point is worth: fealty liability assume\n');
    expect(await liability('lock', '--until', '2025-02')).toMatchObject({
      code: 1,
      err: 'nothing was said of what a point is worth: fealty liability assume\n',
    });
    const said = ['--value', '0.01', '--reason', 'First', '--from', '2025-01'];
    expect(await liability('assume', ...said)).toMatchObject({
      code: 0,
      out: 'version 1 of the assumptions holds from 2025-01 on\n',
    });
    const csv = await liability('journal', '--from', '2025-02', '--to', '2025-03');
    expect([csv.code, csv.err]).toEqual([0, '']);
    expect(csv.out).toContain('2025-02');
    expect(csv.out).toContain('2025-03');
    expect(csv.out).not.toContain('2025-04');
    const json = await liability('journal', '--to', '2025-02', '--format', 'json');
    const { months } = JSON.parse(json.out) as { months: { month: string }[] };
    expect(months.map(({ month }) => month)).toEqual(['2025-01', '2025-02']);
    expect((await liability('lock', '--until', '2025-02')).out).toBe('closed: 2025-01, 2025-02\n');
    expect((await liability('lock', '--until', '2025-02')).out).toBe('nothing to close\n');
    expect((await liability('lock', '--until', '2099-01')).err).toMatch(
      /^2099-01 is not over; the last month that is: \d{4}-\d{2}$/m,
    );
  });

  it('refuses what is no value, no share and no month, by its name', async () => {
    const assume = (...args: string[]): ReturnType<typeof liability> =>
      liability('assume', '--reason', 'Because', ...args);
    expect((await assume('--value', 'much')).err).toMatch(/--value is much; allowed is a decimal/);
    expect((await assume('--value', '0.01', '--breakage', '1')).err).toMatch(
      /--breakage is 1; allowed is a decimal from 0 to below 1/,
    );
    expect((await liability('assume', '--value', '0.01')).err).toMatch(/--reason is missing/);
    expect((await liability('lock')).err).toMatch(/--until is missing/);
    expect((await liability('journal', '--from', '13/2025')).err).toMatch(
      /--from is 13\/2025; allowed is a month: 2026-01/,
    );
    expect((await liability('journal', '--format', 'pdf')).code).toBe(2);
  });
});
