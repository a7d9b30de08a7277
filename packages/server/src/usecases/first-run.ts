import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ProgramDocument } from '@fealty/core';
import type pg from 'pg';
import { HashingBusy } from '../runtime/password-hash.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  lockFirstRun,
  readBeginnings,
  readOnlyMerchant,
  type FirstMerchant,
} from '../store/first-run.ts';
import { addPerson, lockPerson, putPassword } from '../store/people.ts';
import { createMerchantIn } from './create-merchant.ts';
import { passwordProblem } from './password-rules.ts';
import { openSession, personActor, type SignedInEnd, type SignInTools } from './sign-in.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

export { ProgramRefused } from './judge-program.ts';

/** What the owner of a fresh installation says. */
export interface FirstOwner {
  readonly token: string;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** What the store starts with, where there is none yet; its name is the program's. */
  readonly program: ProgramDocument;
  readonly address: string;
  readonly userAgent: string;
}

/**
 * How it ended. `over`: there are people by now, or several stores; `weak`: why the password is not taken.
 */
export type FirstRunEnd =
  | SignedInEnd
  | { readonly kind: 'over' | 'wrong' | 'busy' }
  | { readonly kind: 'weak'; readonly problem: string };

/**
 * What the operator reads at the start and nobody else knows: derived from the installation's secret, so
 * that all processes print the same and nothing is kept. Once somebody is there it opens nothing.
 */
export function firstRunToken(secret: InstallationSecret): string {
  return `flo_${createHmac('sha256', secret.all()[0]).update('fealty first run').digest('base64url')}`;
}

/** Whether nobody was ever taken on; and whether the store is still to be made. */
export async function firstRunState(
  pool: pg.Pool,
): Promise<{ readonly isNeeded: boolean; readonly asksStore: boolean }> {
  const { hasPeople, merchants } = await readBeginnings(pool);
  return { isNeeded: !hasPeople && merchants < 2, asksStore: merchants === 0 };
}

/** Makes the owner, and the store if there is none, and signs him in. Throws `ProgramRefused`. */
export async function createFirstOwner(
  tools: Omit<SignInTools, 'guesses'> & { readonly secret: InstallationSecret },
  owner: FirstOwner,
): Promise<FirstRunEnd> {
  const { pool, passwords, secret, newId } = tools;
  if (!isToken(secret, owner.token)) return { kind: 'wrong' };
  const { email, name, password, program } = owner;
  const merchantName = program.name;
  const problem = passwordProblem(password, { email, name, merchant: merchantName });
  if (problem !== null) return { kind: 'weak', problem };
  let kept: string;
  try {
    kept = await passwords.make(password);
  } catch (error) {
    if (error instanceof HashingBusy) return { kind: 'busy' };
    throw error;
  }
  return inTransaction<FirstRunEnd>(pool, async (client) => {
    await lockFirstRun(client);
    const { hasPeople, merchants } = await readBeginnings(client);
    if (hasPeople || merchants > 1) return { kind: 'over' };
    const actor = personActor({ email });
    const merchant =
      (await readOnlyMerchant(client)) ??
      (await makeStore(client, secret, { name: merchantName, program, actor }));
    const id = newId();
    const of = { merchantId: merchant.id, id };
    await addPerson(client, { ...of, email, name, role: 'owner' });
    await putPassword(client, merchant.id, { id, password: kept });
    const entry = { merchantId: merchant.id, actor, action: 'person.first_owner', subject: id };
    await appendAudit(client, { ...entry, after: { email, name, role: 'owner' } });
    const person = await lockPerson(client, merchant.id, id);
    if (person === null) throw new Error(`person ${id} was added and is not there`);
    return openSession(client, tools, { ...owner, person, merchant });
  });
}

async function makeStore(
  client: pg.ClientBase,
  secret: InstallationSecret,
  wanted: { readonly name: string; readonly program: ProgramDocument; readonly actor: string },
): Promise<FirstMerchant> {
  const made = await createMerchantIn(client, secret, { ...wanted, isTest: false });
  const { id, partnerId, name } = made.merchant;
  return { id, partnerId, name };
}

function isToken(secret: InstallationSecret, token: string): boolean {
  const [right, given] = [Buffer.from(firstRunToken(secret)), Buffer.from(token)];
  return right.length === given.length && timingSafeEqual(right, given);
}
