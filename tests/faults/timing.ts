import { hash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../packages/server/src/config.ts';
import { createAuthenticate } from '../../packages/server/src/http/auth.ts';
import { openInstallation } from '../../packages/server/src/open-installation.ts';
import { STARTER_PROGRAM } from '../../packages/server/src/program/starter.ts';
import { createFresh } from '../../packages/server/src/runtime/fresh.ts';
import { createPasswordHash } from '../../packages/server/src/runtime/password-hash.ts';
import { createMerchant } from '../../packages/server/src/usecases/create-merchant.ts';
import { createGuesses } from '../../packages/server/src/usecases/guesses.ts';
import { invitePerson } from '../../packages/server/src/usecases/people.ts';
import { setPasswordByLink } from '../../packages/server/src/usecases/set-password.ts';
import { signIn } from '../../packages/server/src/usecases/sign-in.ts';
import { compareTimes, worstOf } from './timing/welch.ts';
import { readOptions, wholeOption } from '../support/script-options.ts';

/*
 * How long wrong keys and wrong passwords take, in pairs that an attacker would like to tell apart:
 *   npm run faults:timing -- [--keys 20000] [--passwords 400]
 * Each pair is asked in turn within one process, without a network's noise. Beyond |t| = 4.5 at any crop the
 * two are told apart, and the exit code is 1.
 */

const APART = 4.5;
const COUNT_MAX = 10_000_000;
/** Pairs that are not counted: connections open, statements are prepared, code is compiled. */
const WARM_UP = 50;

/** One of two that are compared. All that is sent is made beforehand: making it costs time, too. */
interface Side {
  next: () => string;
  ask: (sent: string) => Promise<void>;
}

const values = readOptions({
  keys: { type: 'string', default: '20000' },
  passwords: { type: 'string', default: '400' },
});
const keys = wholeOption('keys', values.keys, 10, COUNT_MAX);
const passwords = wholeOption('passwords', values.passwords, 10, COUNT_MAX);

const folder = await mkdtemp(path.join(tmpdir(), 'fealty-timing-'));
const config = readConfig({ FEALTY_DATA: folder });
const installation = await openInstallation(config, 'fealty timing');
const { pool } = installation.database;
let apart = 0;
try {
  const { merchant, apiKey } = await createMerchant(pool, installation.secret, {
    ...{ name: 'A shop', isTest: false, program: STARTER_PROGRAM, actor: 'timing' },
  });
  const authenticate = createAuthenticate(pool);
  const asKey = (partnerId: string) => async (key: string) => {
    if ((await authenticate(partnerId, key)) !== null) throw new Error('a wrong key opened');
  };
  const ask = asKey(merchant.partnerId);
  const right = hash('sha256', apiKey, 'hex').slice(0, 2);
  const anyKey = (): string => randomBytes(16).toString('hex');
  const beginsRight = (key: string): boolean => hash('sha256', key, 'hex').startsWith(right);
  await judge('a wrong key with the first half of the right one', keys, [
    { next: anyKey, ask },
    { next: () => apiKey.slice(0, 16) + randomBytes(8).toString('hex'), ask },
  ]);
  await judge('a wrong key whose digest begins as that of the right one', keys, [
    { next: () => keyThat((key) => !beginsRight(key)), ask },
    { next: () => keyThat(beginsRight), ask },
  ]);
  // Told apart by a microsecond of PostgreSQL's, and no secret: partner ids stand in pages of shops.
  await judge('a wrong key of a store that is not there (not judged)', keys, [
    { next: anyKey, ask },
    { next: anyKey, ask: asKey('0123456789') },
  ]);
  await judgePasswords(merchant.id);
} finally {
  await installation.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = apart === 0 ? 0 : 1;

function keyThat(fits: (key: string) => boolean): string {
  for (;;) {
    const key = randomBytes(16).toString('hex');
    if (fits(key)) return key;
  }
}

async function judgePasswords(merchantId: number): Promise<void> {
  const fresh = createFresh();
  const newId = (): string => fresh.id();
  const hashing = createPasswordHash();
  const email = 'ann@shop.example';
  const by = { merchantId, id: newId(), actor: 'timing' };
  const invited = await invitePerson(pool, by, { email, name: 'Ann', role: 'owner' });
  if (invited.kind !== 'invited') throw new Error(`nobody was invited: ${invited.kind}`);
  const request = { password: 'three green bicycles', token: invited.link.token };
  const set = await setPasswordByLink({ pool, passwords: hashing }, request);
  if (set.kind !== 'set') throw new Error(`no password was set: ${set.kind}`);
  const ask = async (address: string): Promise<void> => {
    // Nobody is made to wait for an earlier try.
    const guesses = createGuesses();
    const tools = { pool, passwords: hashing, guesses, newId, sessionMs: 60_000 };
    const asked = { email: address, password: 'four red bicycles', partnerId: null };
    const end = await signIn(tools, { ...asked, address: '127.0.0.1', userAgent: '' });
    if (end.kind !== 'refused') throw new Error(`signing in ended with ${end.kind}`);
  };
  await judge('a wrong password of an address that nobody has', passwords, [
    { next: () => email, ask },
    { next: () => 'nobody@shop.example', ask },
  ]);
}

/** As a text that came in a header: one that was put together here would be joined within the time taken. */
function flat(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Asks either side in turn, the first one changing, and compares how long they took. */
async function judge(what: string, count: number, sides: readonly [Side, Side]): Promise<void> {
  const times: [number[], number[]] = [[], []];
  const sent = sides.map(({ next }) => Array.from({ length: count + WARM_UP }, () => flat(next())));
  for (let turn = 0; turn < count + WARM_UP; turn += 1) {
    for (const place of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const said = sent[place]?.[turn] ?? '';
      const started = process.hrtime.bigint();
      await sides[place].ask(said);
      const took = Number(process.hrtime.bigint() - started) / 1000;
      if (turn >= WARM_UP) times[place].push(took);
    }
  }
  const { t, difference, cropped } = worstOf(compareTimes(...times));
  const isApart = Math.abs(t) > APART;
  if (isApart && !what.endsWith('(not judged)')) apart += 1;
  console.log(
    `${what}: ${String(count)} pairs, ${difference.toFixed(1)} µs apart, t = ${t.toFixed(1)}, ` +
      `${String(cropped * 100)} % cropped: ${isApart ? 'told apart' : 'not told apart'}`,
  );
}
