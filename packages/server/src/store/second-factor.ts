import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const keys = statement(
  'secondFactor.keys',
  `select second_factor as "sealed", second_factor_offered as "offered",
          second_factor_step as "step"
     from people where merchant_id = $1 and id = $2`,
);
const offer = statement(
  'secondFactor.offer',
  'update people set second_factor_offered = $3 where merchant_id = $1 and id = $2',
);
const confirm = statement(
  'secondFactor.confirm',
  `update people set second_factor = second_factor_offered, second_factor_offered = null,
          second_factor_at = clock_timestamp(), second_factor_step = $3
    where merchant_id = $1 and id = $2`,
);
const noteStep = statement(
  'secondFactor.noteStep',
  'update people set second_factor_step = $3 where merchant_id = $1 and id = $2',
);
const remove = statement(
  'secondFactor.remove',
  `update people set second_factor = null, second_factor_offered = null, second_factor_at = null
    where merchant_id = $1 and id = $2`,
);
const removeCodes = statement(
  'recoveryCodes.remove',
  'delete from recovery_codes where merchant_id = $1 and person_id = $2',
);
const addCodes = statement(
  'recoveryCodes.add',
  `insert into recovery_codes (merchant_id, person_id, digest)
   select $1, $2, unnest($3::bytea[])`,
);
const takeCode = statement(
  'recoveryCodes.take',
  'delete from recovery_codes where merchant_id = $1 and person_id = $2 and digest = $3',
);
const countCodes = statement(
  'recoveryCodes.count',
  `select count(*)::integer as many from recovery_codes
    where merchant_id = $1 and person_id = $2`,
);
const readRules = statement(
  'signInRules.read',
  `select needs_second_factor as "needsSecondFactor" from sign_in_rules where merchant_id = $1`,
);
const putRules = statement(
  'signInRules.put',
  `insert into sign_in_rules (merchant_id, needs_second_factor) values ($1, $2)
   on conflict (merchant_id) do update
     set needs_second_factor = excluded.needs_second_factor, updated_at = clock_timestamp()`,
);

/** Of whom. */
export interface OfPerson {
  readonly merchantId: number;
  readonly personId: string;
}

/** What codes are made of, sealed. */
export interface FactorKeys {
  /** Null without a second factor. */
  readonly sealed: Buffer | null;
  /** Shown, and not confirmed yet. */
  readonly offered: Buffer | null;
  /** The half minute of the last code that was taken. */
  readonly step: number;
}

/** What the store asks of everybody who signs in. */
export interface SignInRules {
  readonly needsSecondFactor: boolean;
}

export async function readFactorKeys(
  client: pg.ClientBase,
  { merchantId, personId }: OfPerson,
): Promise<FactorKeys> {
  const { rows } = await client.query<FactorKeys>({ ...keys, values: [merchantId, personId] });
  return rows[0] ?? { sealed: null, offered: null, step: 0 };
}

export async function putOfferedKey(
  client: pg.ClientBase,
  { merchantId, personId }: OfPerson,
  sealed: Buffer,
): Promise<void> {
  await client.query({ ...offer, values: [merchantId, personId, sealed] });
}

/** Makes the key that was offered the one that counts. */
export async function confirmOfferedKey(
  client: pg.ClientBase,
  { merchantId, personId }: OfPerson,
  step: number,
): Promise<void> {
  await client.query({ ...confirm, values: [merchantId, personId, step] });
}

export async function noteFactorStep(
  client: pg.ClientBase,
  { merchantId, personId }: OfPerson,
  step: number,
): Promise<void> {
  await client.query({ ...noteStep, values: [merchantId, personId, step] });
}

/** Takes key and recovery codes away. */
export async function removeFactorRows(
  client: pg.ClientBase,
  { merchantId, personId }: OfPerson,
): Promise<void> {
  await client.query({ ...remove, values: [merchantId, personId] });
  await client.query({ ...removeCodes, values: [merchantId, personId] });
}

/** Puts recovery codes in the place of those that there were. */
export async function replaceRecoveryCodes(
  client: pg.ClientBase,
  { merchantId, personId }: OfPerson,
  digests: readonly Buffer[],
): Promise<void> {
  await client.query({ ...removeCodes, values: [merchantId, personId] });
  await client.query({ ...addCodes, values: [merchantId, personId, digests] });
}

/** Uses a recovery code up; false if there is no such one. */
export async function takeRecoveryCode(
  client: pg.ClientBase,
  { merchantId, personId }: OfPerson,
  digest: Buffer,
): Promise<boolean> {
  const result = await client.query({ ...takeCode, values: [merchantId, personId, digest] });
  return result.rowCount === 1;
}

export async function countRecoveryCodes(
  pool: pg.Pool,
  { merchantId, personId }: OfPerson,
): Promise<number> {
  const { rows } = await pool.query<{ many: number }>({
    ...countCodes,
    values: [merchantId, personId],
  });
  return rows[0]?.many ?? 0;
}

export async function readRuleRow(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<SignInRules> {
  const { rows } = await client.query<SignInRules>({ ...readRules, values: [merchantId] });
  return rows[0] ?? { needsSecondFactor: false };
}

export async function putRuleRow(
  client: pg.ClientBase,
  merchantId: number,
  { needsSecondFactor }: SignInRules,
): Promise<void> {
  await client.query({ ...putRules, values: [merchantId, needsSecondFactor] });
}
