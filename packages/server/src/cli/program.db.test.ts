import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { readConfig } from '../config.ts';
import type { CliCommand } from './command.ts';
import { dispatch } from './dispatch.ts';
import { merchantCreate } from './merchant.ts';
import { programExport, programSchema, programShow } from './program.ts';
import { programApply, programDrift, programPlan } from './program-apply.ts';
import { programHistory, programPromote, programRollback } from './program-history.ts';

const COMMANDS: readonly CliCommand[] = [
  merchantCreate,
  programExport,
  programShow,
  programSchema,
  programPlan,
  programApply,
  programDrift,
  programHistory,
  programPromote,
  programRollback,
];

let database: TestDatabase;
let folder = '';
let file = '';

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'fealty-program-'));
  file = path.join(folder, 'program.yaml');
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line; `answer` is what somebody before a terminal says. */
async function fealtyAsked(answer: string | null, args: readonly string[]): Promise<Told> {
  const told = { out: '', err: '' };
  const environment = {
    DATABASE_URL: database.url,
    FEALTY_SECRET: 'ab'.repeat(32),
    FEALTY_BASE_URL: 'https://points.example.com',
  };
  const code = await dispatch(COMMANDS, args, {
    out: (line) => (told.out += `${line}\n`),
    err: (line) => (told.err += `${line}\n`),
    isTerminal: false,
    ...(answer === null ? {} : { ask: () => Promise.resolve(answer) }),
    config: () => readConfig(environment),
  });
  return { code, ...told };
}

function fealty(...args: string[]): Promise<Told> {
  return fealtyAsked(null, args);
}

async function create(...kind: string[]): Promise<string> {
  const { out } = await fealty('merchant', 'create', '--name', 'A shop', ...kind);
  const partnerId = /partner-id\s+(\w+)/.exec(out)?.[1];
  if (partnerId === undefined) throw new Error(`no merchant in: ${out}`);
  return partnerId;
}

/** Writes what runs into the file, with something else in place. */
async function edit(partnerId: string, from: string, to: string): Promise<void> {
  const { out } = await fealty('program', 'export', '--merchant', partnerId);
  if (!out.includes(from)) throw new Error(`no ${from} in: ${out}`);
  writeFileSync(file, out.replace(from, to));
}

describe('fealty program', () => {
  it('exports for editors, plans, applies, and finds nothing to do then', async () => {
    const shop = await create('--test');
    const merchant = ['--merchant', shop];
    const exported = await fealty('program', 'export', ...merchant);
    expect(exported.out).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/points\.example\.com\/docs\/program\.schema\.json\nname: /,
    );
    expect(await fealty('program', 'show', ...merchant)).toEqual(exported);
    writeFileSync(file, exported.out);
    expect(await fealty('program', 'plan', file, ...merchant)).toMatchObject({
      code: 0,
      out: 'Version 1 runs already; nothing would change.\n',
    });
    await edit(shop, 'multiplier: "1"', 'multiplier: 2');
    const plan = await fealty('program', 'plan', file, '--base', '1', ...merchant);
    expect(plan).toEqual({
      code: 2,
      out: 'Against version 1, which runs:\nActivities\n  ~ Purchase on website earns 2 points per USD instead of 1 point per USD.\n',
      err: '',
    });
    expect((await fealty('program', 'drift', file, ...merchant)).code).toBe(2);
    const applied = await fealty('program', 'apply', file, ...merchant);
    expect(applied).toEqual({ code: 0, out: 'version 2 runs\n', err: plan.out });
    expect((await fealty('program', 'plan', file, ...merchant)).code).toBe(0);
    expect((await fealty('program', 'drift', file, ...merchant)).out).toBe(
      'version 2 is as in the file\n',
    );
    expect(await fealty('program', 'apply', file, ...merchant)).toMatchObject({
      code: 0,
      out: 'version 2 runs already\n',
    });
  });

  it('asks on a terminal, unless it is told not to', async () => {
    const shop = await create('--test');
    await edit(shop, 'name: Rewards', 'name: Club');
    const apply = ['program', 'apply', file, '--merchant', shop];
    expect(await fealtyAsked('n', apply)).toMatchObject({ code: 1, out: '' });
    expect(await fealtyAsked('', apply)).toMatchObject({ code: 1, out: '' });
    expect((await fealtyAsked('y', apply)).out).toBe('version 2 runs\n');
    const back = ['program', 'rollback', '1', '--merchant', shop];
    expect(await fealtyAsked('n', back)).toMatchObject({ code: 1 });
    expect((await fealtyAsked('n', [...back, '--yes'])).out).toBe('version 3 runs\n');
  });

  it('refuses a base that does not run any more, and says what changed since', async () => {
    const shop = await create('--test');
    const merchant = ['--merchant', shop];
    await edit(shop, 'name: Rewards', 'name: Club');
    await fealty('program', 'apply', file, ...merchant);
    await edit(shop, 'name: Club', 'name: Circle');
    for (const what of ['plan', 'apply']) {
      const late = await fealty('program', what, file, '--base', '1', ...merchant);
      expect(late).toMatchObject({ code: 1, out: '' });
      expect(late.err).toContain(
        'Version 1 does not run any more; 2 does. Since then:\n  The program is called “Club” instead of “Rewards”.',
      );
    }
    expect((await fealty('program', 'plan', file, '--base', '7', ...merchant)).err).toBe(
      'There is no version 7 of the program\n',
    );
  });

  it('tells history with sentences, and exports versions that do not run any more', async () => {
    const shop = await create('--test');
    const merchant = ['--merchant', shop];
    await edit(shop, 'name: Rewards', 'name: Club');
    await fealty('program', 'apply', file, ...merchant);
    await fealty('program', 'rollback', '1', ...merchant);
    const { out } = await fealty('program', 'history', ...merchant);
    const heads = out.split('\n').filter((line) => line.startsWith('version'));
    expect(heads).toEqual([
      expect.stringMatching(/^version 3 {2}\S+ \S+ UTC {2}cli {2}back to version 1, runs$/),
      expect.stringMatching(/^version 2 {2}\S+ \S+ UTC {2}cli {2}a document$/),
      expect.stringMatching(/^version 1 {2}\S+ \S+ UTC {2}cli {2}a document$/),
    ]);
    expect(out).toContain('    ~ The program is called “Club” instead of “Rewards”.');
    const second = await fealty('program', 'export', '--version', '2', '--json', ...merchant);
    expect(JSON.parse(second.out)).toMatchObject({ name: 'Club' });
    const part = await fealty('program', 'history', '--limit', '1', '--json', ...merchant);
    expect(JSON.parse(part.out)).toMatchObject({ versions: [{ version: 3 }], total: 3 });
    expect(await fealty('program', 'export', '--version', '9', ...merchant)).toMatchObject({
      code: 1,
      err: 'There is no version 9 of the program\n',
    });
  });

  it('promotes from a test merchant, and from no other', async () => {
    const [test, live] = [await create('--test'), await create()];
    await edit(test, 'name: Rewards', 'name: Club');
    await fealty('program', 'apply', file, '--merchant', test);
    const promote = (from: string, to: string): Promise<Told> =>
      fealty('program', 'promote', '--from', from, '--to', to);
    expect(await promote(test, live)).toMatchObject({ code: 0, out: 'version 2 runs\n' });
    expect(await promote(test, live)).toMatchObject({ code: 0, out: 'version 2 runs already\n' });
    const { out } = await fealty('program', 'history', '--limit', '1', '--merchant', live);
    expect(out).toContain(`version 2 of ${test}, runs`);
    expect((await promote(live, test)).err).toContain('is no test merchant');
    expect((await promote(test, test)).err).toContain('the same merchant');
    expect((await promote('none', live)).err).toContain('there is no merchant none');
  });

  it('says what cannot be used, by its name, and gives 1 where 2 says something else', async () => {
    const shop = await create('--test');
    const merchant = ['--merchant', shop];
    writeFileSync(file, 'name: 5\ncurrency: usd\n');
    const plan = await fealty('program', 'plan', file, ...merchant);
    expect(plan.code).toBe(1);
    expect(plan.out).toMatch(/^This cannot be applied:\n[^]*currency: "usd"/);
    expect((await fealty('program', 'plan', ...merchant)).code).toBe(1);
    expect((await fealty('program', 'drift', path.join(folder, 'none'), ...merchant)).code).toBe(1);
    const odd = await fealty('program', 'rollback', 'x', ...merchant);
    expect([odd.code, odd.err.split('\n')[0]]).toEqual([
      2,
      'N is x; the number of a version is allowed, such as 3',
    ]);
    expect((await fealty('program', 'apply', file, 'other', ...merchant)).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('name: 5\ncurrency: usd\n');
  });

  it('prints the schema that is served', async () => {
    const { out } = await fealty('program', 'schema');
    expect(JSON.parse(out)).toMatchObject({
      $id: 'https://points.example.com/docs/program.schema.json',
      title: 'Fealty program',
    });
  });
});
