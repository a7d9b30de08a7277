import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { base32, stepOfCode } from '../runtime/one-time-code.ts';
import { HashingBusy, type PasswordHash } from '../runtime/password-hash.ts';
import { seal, unseal, type SealPurpose } from '../runtime/seal.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { lockPerson, readPerson, type Person } from '../store/people.ts';
import { factorPurpose } from '../store/sealed-columns.ts';
import {
  confirmOfferedKey,
  noteFactorStep,
  putOfferedKey,
  readFactorKeys,
  readRuleRow,
  putRuleRow,
  removeFactorRows,
  replaceRecoveryCodes,
  takeRecoveryCode,
  type OfPerson,
  type SignInRules,
} from '../store/second-factor.ts';
import { endSessionRows } from '../store/sessions.ts';
import type { PersonRequest } from './people.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

export { countRecoveryCodes, readRuleRow as readSignInRules } from '../store/second-factor.ts';
export type { SignInRules } from '../store/second-factor.ts';

export interface FactorTools {
  readonly pool: pg.Pool;
  /** The installation's. */
  readonly secret: InstallationSecret;
  /** The real clock, milliseconds since 1970. */
  readonly now: () => number;
}

/** Who changes his own second factor. */
export interface FactorOwner extends OfPerson {
  readonly actor: string;
}

/** As long as the output of SHA-1, as RFC 4226 asks for. */
const KEY_BYTES = 20;
const RECOVERY_CODES = 10;
/** 80 bits: nobody guesses one, and no pause is needed. */
const RECOVERY_BYTES = 10;
const RECOVERY_LENGTH = 16;
const GROUP = /.{4}(?=.)/g;

/** A key for an app; nothing changes until a code confirms it. */
export async function offerSecondFactor(
  { pool, secret, passwords }: FactorTools & { readonly passwords: PasswordHash },
  owner: OfPerson,
  { password, issuer }: { readonly password: string; readonly issuer: string },
): Promise<{ readonly key: string; readonly uri: string } | 'wrong' | 'busy'> {
  const person = await readPerson(pool, owner.merchantId, owner.personId);
  if (person === null) return 'wrong';
  try {
    if (!(await passwords.matches(password, person.password))) return 'wrong';
  } catch (error) {
    if (error instanceof HashingBusy) return 'busy';
    throw error;
  }
  const bytes = randomBytes(KEY_BYTES);
  const sealed = seal(secret, purposeOf(owner), bytes.toString('hex'));
  await inTransaction(pool, async (client) => {
    await lockPerson(client, owner.merchantId, owner.personId);
    await putOfferedKey(client, owner, sealed);
  });
  const key = base32(bytes);
  return { key, uri: uriOf({ key, issuer, account: person.email }) };
}

/** Switches on what was offered, if the code is of it; all other sessions end. */
export function confirmSecondFactor(
  { pool, secret, now }: FactorTools,
  owner: FactorOwner & { readonly sessionId: string },
  code: string,
): Promise<{ readonly codes: readonly string[]; readonly sessionsEnded: number } | null> {
  const { merchantId, personId, sessionId, actor } = owner;
  return inTransaction(pool, async (client) => {
    await lockPerson(client, merchantId, personId);
    const { offered } = await readFactorKeys(client, owner);
    if (offered === null) return null;
    const key = Buffer.from(unseal(secret, purposeOf(owner), offered), 'hex');
    const step = stepOfCode(key, bare(code), { now: now(), last: 0 });
    if (step === null) return null;
    await confirmOfferedKey(client, owner, step);
    const codes = await renewCodes(client, owner);
    const ended = await endSessionRows(client, merchantId, { personId, except: sessionId });
    const entry = { merchantId, actor, action: 'person.second_factor_on', subject: personId };
    await appendAudit(client, { ...entry, after: { sessionsEnded: ended } });
    return { codes, sessionsEnded: ended };
  });
}

/** New recovery codes in the place of the old ones; null if the code is wrong. */
export function makeRecoveryCodes(
  tools: FactorTools,
  owner: FactorOwner,
  code: string,
): Promise<readonly string[] | null> {
  return inTransaction(tools.pool, async (client) => {
    await lockPerson(client, owner.merchantId, owner.personId);
    if ((await takeCode(client, tools, owner, code)) === null) return null;
    await note(client, owner, 'person.recovery_codes_made');
    return renewCodes(client, owner);
  });
}

/** Switches it off; false if the code is wrong. */
export function removeSecondFactor(
  tools: FactorTools,
  owner: FactorOwner,
  code: string,
): Promise<boolean> {
  return inTransaction(tools.pool, async (client) => {
    await lockPerson(client, owner.merchantId, owner.personId);
    if ((await takeCode(client, tools, owner, code)) === null) return false;
    await removeFactorRows(client, owner);
    await note(client, owner, 'person.second_factor_off');
    return true;
  });
}

/** Takes somebody else's away, and ends all of his sessions; null if there is no such person. */
export function resetSecondFactor(
  pool: pg.Pool,
  { merchantId, id: personId, actor }: PersonRequest,
): Promise<Person | null> {
  return inTransaction(pool, async (client) => {
    const person = await lockPerson(client, merchantId, personId);
    if (person === null) return null;
    await removeFactorRows(client, { merchantId, personId });
    await endSessionRows(client, merchantId, { personId, except: null });
    await note(client, { merchantId, personId, actor }, 'person.second_factor_reset');
    return person;
  });
}

/** Asks everybody for one, or leaves it to each. */
export function saveSignInRules(
  pool: pg.Pool,
  { merchantId, actor }: Pick<FactorOwner, 'merchantId' | 'actor'>,
  after: SignInRules,
): Promise<void> {
  return inTransaction(pool, async (client) => {
    const before = await readRuleRow(client, merchantId);
    await putRuleRow(client, merchantId, after);
    const entry = { merchantId, actor, action: 'sign_in_rules.changed', subject: 'sign-in' };
    await appendAudit(client, { ...entry, before, after });
  });
}

/** Whether somebody typed a recovery code and not six digits. */
export function isRecoveryCode(code: string): boolean {
  return bare(code).length === RECOVERY_LENGTH;
}

/**
 * Takes a code of a person whose row is locked: one of the app, no half minute twice, or a recovery code,
 * which is used up. Null if it is neither.
 */
export async function takeCode(
  client: pg.ClientBase,
  { secret, now }: Pick<FactorTools, 'secret' | 'now'>,
  owner: OfPerson,
  code: string,
): Promise<'app' | 'recovery' | null> {
  if (isRecoveryCode(code)) {
    const taken = await takeRecoveryCode(client, owner, digestOf(bare(code)));
    return taken ? 'recovery' : null;
  }
  const { sealed, step: last } = await readFactorKeys(client, owner);
  if (sealed === null) return null;
  const key = Buffer.from(unseal(secret, purposeOf(owner), sealed), 'hex');
  const step = stepOfCode(key, bare(code), { now: now(), last });
  if (step === null) return null;
  await noteFactorStep(client, owner, step);
  return 'app';
}

async function renewCodes(client: pg.ClientBase, owner: OfPerson): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    base32(randomBytes(RECOVERY_BYTES)).toLowerCase(),
  );
  await replaceRecoveryCodes(client, owner, codes.map(digestOf));
  return codes.map((code) => code.replace(GROUP, '$&-'));
}

async function note(
  client: pg.ClientBase,
  { merchantId, personId: subject, actor }: FactorOwner,
  action: string,
): Promise<void> {
  await appendAudit(client, { merchantId, actor, action, subject });
}

/** People type what they see in groups, and letters as they like. */
function bare(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toLowerCase();
}

function digestOf(code: string): Buffer {
  return hash('sha256', code, 'buffer');
}

function purposeOf({ merchantId, personId }: OfPerson): SealPurpose {
  return { merchantId, purpose: factorPurpose(personId) };
}

/** As apps read it from a QR code. */
function uriOf(of: { readonly key: string; readonly issuer: string; readonly account: string }) {
  const issuer = of.issuer.replaceAll(':', ' ');
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(of.account)}`;
  return `otpauth://totp/${label}?secret=${of.key}&issuer=${encodeURIComponent(issuer)}`;
}
