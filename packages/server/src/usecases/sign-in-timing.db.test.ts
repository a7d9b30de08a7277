import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { STARTER_PROGRAM } from '../program/starter.ts';
import { createFresh } from '../runtime/fresh.ts';
import { createPasswordHash, type PasswordHash } from '../runtime/password-hash.ts';
import { fixedSecret } from '../runtime/secret.ts';
import { createMerchant } from './create-merchant.ts';
import { createGuesses } from './guesses.ts';
import { invitePerson } from './people.ts';
import { setPasswordByLink } from './set-password.ts';
import { signIn, type SignInEnd } from './sign-in.ts';

/* What `npm run faults:timing` measures, as far as it can be seen without a clock. */

const KNOWN = 'ann@shop.example';
const database = useDatabase();
const real = createPasswordHash();
const fresh = createFresh();
let personId = '';

/** The real one, which tells what it looked at. */
const looked: (string | null)[] = [];
const passwords: PasswordHash = {
  make: (password) => real.make(password),
  matches: (password, kept) => {
    looked.push(kept);
    return real.matches(password, kept);
  },
};

function trySignIn(email: string): Promise<SignInEnd> {
  return signIn(
    {
      ...{ pool: database.pool, passwords, guesses: createGuesses() },
      ...{ newId: () => fresh.id(), sessionMs: 60_000 },
    },
    { email, password: 'four red bicycles', partnerId: null, address: '127.0.0.1', userAgent: '' },
  );
}

beforeAll(async () => {
  const { pool } = database;
  const { merchant } = await createMerchant(pool, fixedSecret(Buffer.alloc(32)), {
    ...{ name: 'A shop', isTest: true, program: STARTER_PROGRAM, actor: 'test' },
  });
  personId = fresh.id();
  const by = { merchantId: merchant.id, id: personId, actor: 'test' };
  const invited = await invitePerson(pool, by, { email: KNOWN, name: 'Ann', role: 'owner' });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  const { token } = invited.link;
  const request = { token, password: 'three green bicycles' };
  expect(await setPasswordByLink({ pool, passwords: real }, request)).toMatchObject({
    kind: 'set',
  });
});

it('a password is looked at once for an address that nobody has, as for one that somebody has', async () => {
  for (const email of [KNOWN, 'nobody@shop.example']) {
    expect(await trySignIn(email)).toEqual({ kind: 'refused' });
  }
  expect(looked).toHaveLength(2);
  expect(looked[0]).toMatch(/^\$argon2id\$/);
  expect(looked[1]).toBeNull();
});

it('the answer does not wait for what is noted of a known address alone', async () => {
  const holder = await database.pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select id from people where id = $1 for update', [personId]);
    expect(await trySignIn(KNOWN)).toEqual({ kind: 'refused' });
  } finally {
    await holder.query('rollback');
    holder.release();
  }
});
