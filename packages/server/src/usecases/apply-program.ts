import { isDeepStrictEqual } from 'node:util';
import {
  compileProgram,
  lintRules,
  lintTiers,
  type Instant,
  type Program,
  type ProgramDocument,
  type ProgramProblem,
  type Stamp,
} from '@fealty/core';
import type pg from 'pg';
import { claimAttributes } from '../ledger/claim-attributes.ts';
import { askForTiers } from '../ledger/ask-for-tiers.ts';
import { checkShape } from '../program/check-shape.ts';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';

const lockMerchant = statement(
  'program.lockMerchant',
  `select m.running_version, v.document, v.stamps,
          floor(extract(epoch from clock_timestamp()) * 1000)::bigint + m.clock_offset_ms as now
     from merchants m
     left join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id = $1 for no key update of m`,
);
const lastVersion = statement(
  'program.lastVersion',
  'select coalesce(max(version), 0) as last from program_versions where merchant_id = $1',
);
const insertVersion = statement(
  'program.insertVersion',
  `insert into program_versions (merchant_id, version, document, stamps, applied_by)
   values ($1, $2, $3, $4, $5)`,
);
const runVersion = statement(
  'program.runVersion',
  `update merchants m set running_version = $2, occasions_zone = $3, occasions = $4,
     occasions_done_on = case when m.occasions_zone is not null then m.occasions_done_on
       else ((clock_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0))
              at time zone $3)::date - 1 end
   where m.id = $1`,
);
const insertStocks = statement(
  'program.insertStocks',
  `insert into reward_stocks (merchant_id, reward_id)
   select $1::integer, w.reward_id from unnest($2::text[]) as w (reward_id) order by w.reward_id
   on conflict do nothing`,
);

const withoutCodesStatement = statement(
  'program.withoutCodes',
  `select reward_id as id from reward_stocks
    where merchant_id = $1 and reward_id = any ($2::text[]) and issued >= uploaded
    order by reward_id limit 100`,
);

/** Budgets that the program no longer names keep what they gave; named again, they go on. */
const insertBudgets = statement(
  'program.insertBudgets',
  `insert into budgets (merchant_id, budget_id)
   select $1::integer, w.budget_id from unnest($2::text[]) as w (budget_id) order by w.budget_id
   on conflict do nothing`,
);

/** A program document that is refused, with every problem of it. */
export class ProgramRefused extends Error {
  readonly problems: readonly ProgramProblem[];

  constructor(problems: readonly ProgramProblem[]) {
    const lines = problems.map(
      ({ path, found, allowed }) => `  ${path === '' ? '(document)' : path}: ${found}; ${allowed}`,
    );
    super(`The program document is refused:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

export interface ApplyProgram {
  readonly merchantId: number;
  /** As it was read from JSON or YAML. */
  readonly document: unknown;
  readonly actor: string;
}

/** What applying came to: the version that runs now, and whether it is a new one. */
export interface AppliedProgram {
  readonly version: number;
  readonly isNew: boolean;
  /** Rewards whose pools hold no code: nobody can redeem them until codes are uploaded. */
  readonly withoutCodes: readonly string[];
}

/** Checks a document and lets it run, whole or not at all. Throws `ProgramRefused`. */
export function applyProgram(pool: pg.Pool, wanted: ApplyProgram): Promise<AppliedProgram> {
  return inTransaction(pool, (client) => applyProgramIn(client, wanted));
}

/** The same within a transaction that does more. Applying what runs already changes nothing. */
export async function applyProgramIn(
  client: pg.ClientBase,
  wanted: ApplyProgram,
): Promise<AppliedProgram> {
  const { merchantId, actor } = wanted;
  const document = readDocument(wanted.document);
  const running = await runningOf(client, merchantId);
  if (running.document !== null && isDeepStrictEqual(running.document, document)) {
    const withoutCodes = await emptyPools(client, merchantId, document);
    return { version: running.version, isNew: false, withoutCodes };
  }
  const version = (await lastOf(client, merchantId)) + 1;
  const stamps = stampsOf(document, running);
  const compiled = compileProgram(document, version, stamps);
  if (!compiled.ok) throw new ProgramRefused(compiled.problems);
  const lint = [...lintTiers(compiled.program), ...lintRules(compiled.program)];
  if (lint.length > 0) throw new ProgramRefused(lint);
  await client.query({
    ...insertVersion,
    values: [merchantId, version, JSON.stringify(document), JSON.stringify(stamps), actor],
  });
  const pools = document.rewards.filter(({ coupons = 'pool' }) => coupons === 'pool');
  await client.query({ ...insertStocks, values: [merchantId, pools.map((reward) => reward.id)] });
  const budgets = (document.budgets ?? []).map((budget) => budget.id);
  await client.query({ ...insertBudgets, values: [merchantId, budgets] });
  await client.query({ ...runVersion, values: [merchantId, version, ...occasionsOf(document)] });
  await claimUnique(client, merchantId, running, compiled.program);
  await judgeAllTiers(client, merchantId, running, compiled.program);
  await appendAudit(client, {
    merchantId,
    actor,
    action: 'program.applied',
    subject: `version ${String(version)}`,
    before: { version: running.version },
    after: { version },
  });
  return { version, isNew: true, withoutCodes: await emptyPools(client, merchantId, document) };
}

async function emptyPools(
  client: pg.ClientBase,
  merchantId: number,
  { rewards }: ProgramDocument,
): Promise<readonly string[]> {
  const pools = rewards.filter(
    ({ coupons = 'pool', active = true }) => active && coupons === 'pool',
  );
  const wanted = pools.map(({ id }) => id);
  const { rows } = await client.query<{ id: string }>({
    ...withoutCodesStatement,
    values: [merchantId, wanted],
  });
  return rows.map(({ id }) => id);
}

/** Attributes that become unique are claimed with the version that says so, or it is refused. */
async function claimUnique(
  client: pg.ClientBase,
  merchantId: number,
  running: Running,
  program: Program,
): Promise<void> {
  const programs = { before: running.document, after: program };
  const collisions = await claimAttributes(client, merchantId, programs);
  if (collisions.length === 0) return;
  throw new ProgramRefused(
    collisions.map(({ attribute, value, members: [one, other] }) => ({
      path: attribute === 'phone' ? 'members.unique' : `members.attributes.${attribute}.unique`,
      found: `members ${one} and ${other} both have ${JSON.stringify(value)}`,
      allowed: 'values that no two members share',
    })),
  );
}

/** Under other rules for tiers everybody who has one is looked at soon, by the sweep. */
async function judgeAllTiers(
  client: pg.ClientBase,
  merchantId: number,
  running: Running,
  program: Program,
): Promise<void> {
  const before = running.document;
  if (before === null) return;
  const { tierRules, timeZone } = program.document;
  if (before.timeZone === timeZone && isDeepStrictEqual(before.tierRules, tierRules)) return;
  await askForTiers(client, merchantId, {
    at: running.now,
    entryId: program.ladder[0]?.id ?? null,
  });
}

function readDocument(given: unknown): ProgramDocument {
  const checked = checkShape(given);
  if (!checked.ok) throw new ProgramRefused(checked.problems);
  return checked.document;
}

/** Zone and names of what comes round every year; no zone if nothing does, then nobody looks for it. */
function occasionsOf({ occasions = {}, timeZone }: ProgramDocument): [string | null, string[]] {
  const yearly = Object.keys(occasions).filter((name) => name !== 'winback');
  return [yearly.length > 0 ? timeZone : null, yearly];
}

interface Running {
  readonly version: number;
  readonly document: ProgramDocument | null;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly now: Instant;
}

async function runningOf(client: pg.ClientBase, merchantId: number): Promise<Running> {
  const result = await client.query<Readonly<Record<string, unknown>>>({
    ...lockMerchant,
    values: [merchantId],
  });
  const [row] = result.rows;
  if (row === undefined) throw new Error(`merchant ${String(merchantId)} is not there`);
  return {
    version: row['running_version'] as number,
    document: row['document'] as ProgramDocument | null,
    stamps: (row['stamps'] ?? {}) as Record<string, Stamp>,
    now: row['now'] as number,
  };
}

async function lastOf(client: pg.ClientBase, merchantId: number): Promise<number> {
  const result = await client.query<{ last: number }>({ ...lastVersion, values: [merchantId] });
  return result.rows[0]?.last ?? 0;
}

/** When each reward and tier first appeared, and when it last read differently. */
function stampsOf(document: ProgramDocument, running: Running): Record<string, Stamp> {
  const before = new Map<string, unknown>();
  for (const reward of running.document?.rewards ?? []) before.set(`reward:${reward.id}`, reward);
  for (const tier of running.document?.tiers ?? []) before.set(`tier:${tier.id}`, tier);
  const stamps: Record<string, Stamp> = {};
  const stamp = (key: string, item: unknown): void => {
    const known = running.stamps[key];
    const same = known !== undefined && isDeepStrictEqual(before.get(key), item);
    stamps[key] = {
      createdAt: known?.createdAt ?? running.now,
      updatedAt: same ? known.updatedAt : running.now,
    };
  };
  for (const reward of document.rewards) stamp(`reward:${reward.id}`, reward);
  for (const tier of document.tiers) stamp(`tier:${tier.id}`, tier);
  return stamps;
}
