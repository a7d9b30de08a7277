import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../runtime/database.ts';
import { createPasswordHash } from '../runtime/password-hash.ts';
import { STARTER_PROGRAM } from '../program/starter.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { createGuesses } from '../usecases/guesses.ts';
import { signIn } from '../usecases/sign-in.ts';
import { dispatch } from './dispatch.ts';
import { personCommands } from './person.ts';
import { fixedSecret } from '../runtime/secret.ts';

const SECRET = '07'.repeat(32);
const PASSWORD = 'three green bicycles';

let test: TestDatabase;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  test = await testDatabase();
  database = openDatabase(test.app);
  const shop = { name: 'A shop', isTest: false, program: STARTER_PROGRAM, actor: 'test' };
  await createMerchant(database.pool, fixedSecret(Buffer.from(SECRET, 'hex')), shop);
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

async function person(
  args: readonly string[],
  answers: readonly string[] = [],
  piped: readonly string[] = [],
) {
  const said: string[] = [];
  const asked = [...answers];
  const code = await dispatch(personCommands, ['person', ...args], {
    out: (line) => said.push(line),
    err: (line) => said.push(line),
    isTerminal: false,
    askInSecret: () => Promise.resolve(asked.shift() ?? ''),
    input: Readable.from(piped.map((text) => Buffer.from(text))),
    config: () => readConfig({ DATABASE_URL: test.url, FEALTY_SECRET: SECRET }),
  });
  return { code, said: said.join('\n') };
}

it('takes somebody on with a link, lists, changes, and keeps the last owner', async () => {
  const added = await person(['add', 'Ann@Shop.example', '--role', 'owner', '--name', 'Ann']);
  expect(added.code).toBe(0);
  expect(added.said).toMatch(
    /link {4}http:\/\/127\.0\.0\.1:7788\/account\/set-password#fll_\w{10}_/,
  );
  expect((await person(['add', 'ann@shop.example'])).said).toMatch(/has ann@shop\.example already/);
  expect((await person(['list'])).said).toMatch(/ann@shop\.example {2}owner {2}invited/);
  for (const args of [
    ['role', 'ann@shop.example', 'agent'],
    ['disable', 'ann@shop.example'],
  ]) {
    const refused = await person(args);
    expect(refused.code).toBe(2);
    expect(refused.said).toMatch(/is the last owner/);
  }
  expect((await person(['role', 'ann@shop.example', 'boss'])).said).toMatch(
    /the role is "boss"; allowed are owner, manager, agent, analyst/,
  );
  expect((await person(['reset-link', 'ann@shop.example'])).said).toContain('#fll_');
  expect((await person(['reset-link', 'bob@shop.example'])).code).toBe(2);
});

it('takes the password from the terminal, and leaves a link for one that is too weak', async () => {
  const args = ['add', 'bob@shop.example', '--role', 'manager', '--password'];
  const weak = await person(args, ['password1234', 'password1234']);
  expect(weak.said).toMatch(/easily guessed/);
  expect(weak.said).toContain('#fll_');
  const other = ['add', 'cay@shop.example', '--role', 'manager', '--password'];
  expect((await person(other, [PASSWORD, 'another'])).said).toMatch(/not the same/);
  const set = await person(other, [PASSWORD, PASSWORD]);
  expect(set).toEqual({ code: 0, said: 'person  cay@shop.example  manager' });
  let ids = 0;
  const tools = {
    pool: database.pool,
    passwords: createPasswordHash(),
    guesses: createGuesses(),
    newId: () => (ids += 1).toString(16).padStart(24, '0'),
    sessionMs: 60_000,
  };
  const request = { email: 'cay@shop.example', partnerId: null, address: '::1', userAgent: '' };
  const signed = await signIn(tools, { ...request, password: PASSWORD });
  expect(signed).toMatchObject({ kind: 'signed_in', person: { role: 'manager' } });
  expect((await person(['disable', 'cay@shop.example'])).said).toBe('cay@shop.example is disabled');
  expect(await signIn(tools, { ...request, password: PASSWORD })).toEqual({ kind: 'refused' });
  const enabled = await person(['disable', 'cay@shop.example', '--enable']);
  expect(enabled.said).toBe('cay@shop.example is manager');
});

it('takes the first line that is piped in for the password, and no password out of the arguments', async () => {
  const args = ['add', 'dan@shop.example', '--password-stdin'];
  expect((await person(args)).said).toMatch(/finds no password in its input/);
  const both = await person([...args, '--password']);
  expect([both.code, both.said]).toEqual([2, expect.stringMatching(/exclude each other/)]);
  const inArguments = await person(['add', 'dan@shop.example', `--password=${PASSWORD}`]);
  expect(inArguments.code).toBe(2);
  expect((await person(['add', 'dan@shop.example', '--password'], [''])).said).toMatch(
    /no password was given/,
  );
  const set = await person(args, [], [PASSWORD.slice(0, 5), `${PASSWORD.slice(5)}\r\n`, 'rest\n']);
  expect(set).toEqual({ code: 0, said: 'person  dan@shop.example  agent' });
  expect((await person(['list'])).said).toMatch(/dan@shop\.example {2}agent {2}active/);
});

it('limits agents, and says what may stand there', async () => {
  const limited = await person(['limits', '--award-max', '500']);
  expect(limited.said).toBe('in one award  500\nin a day      no limit');
  expect((await person(['limits', '--daily-max', 'many'])).said).toMatch(
    /--daily-max is many; whole numbers from 0 to 1000000000 are allowed/,
  );
});
