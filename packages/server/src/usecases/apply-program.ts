import { isDeepStrictEqual } from 'node:util';
import type { Program, ProgramChange, ProgramDocument, Stamp } from '@fealty/core';
import type pg from 'pg';
import { askForTiers } from '../ledger/ask-for-tiers.ts';
import { claimAttributes } from '../ledger/claim-attributes.ts';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addVersion,
  lastVersionOf,
  lockRunning,
  type ProgramOrigin,
  type RunningProgram,
} from '../store/program-versions.ts';
import {
  changesFor,
  judgeProgram,
  ProgramRefused,
  readDocument,
  readEmptyPools,
} from './judge-program.ts';

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

/** Budgets that the program no longer names keep what they gave; named again, they go on. */
const insertBudgets = statement(
  'program.insertBudgets',
  `insert into budgets (merchant_id, budget_id)
   select $1::integer, w.budget_id from unnest($2::text[]) as w (budget_id) order by w.budget_id
   on conflict do nothing`,
);

export interface ApplyProgram {
  readonly merchantId: number;
  /** As it was read from JSON or YAML. */
  readonly document: unknown;
  readonly actor: string;
  /** The version that it was made for; without one, whatever runs. */
  readonly base?: number | null;
  /** Where it came from; a document that somebody wrote, unless said. */
  readonly origin?: ProgramOrigin;
}

/** What applying came to: the version that runs now, and whether it is a new one. */
export interface AppliedProgram {
  readonly version: number;
  readonly isNew: boolean;
  readonly changes: readonly ProgramChange[];
  /** Rewards whose pools hold no code: nobody can redeem them until codes are uploaded. */
  readonly withoutCodes: readonly string[];
}

/** What is written in the same commit, once it is known what came of it. */
export type Also<T> = (client: pg.ClientBase, came: T) => Promise<void>;

export const nothingElse = (): Promise<void> => Promise.resolve();

/**
 * Checks a document and lets it run, whole or not at all. Throws `ProgramRefused`, and for a base
 * that does not run any more `ProgramMoved` or `VersionUnknown`.
 */
export function applyProgram(
  pool: pg.Pool,
  wanted: ApplyProgram,
  also: Also<AppliedProgram> = nothingElse,
): Promise<AppliedProgram> {
  return inTransaction(pool, async (client) => {
    const applied = await applyProgramIn(client, wanted);
    await also(client, applied);
    return applied;
  });
}

/** The same within a transaction that does more. Applying what runs already changes nothing. */
export async function applyProgramIn(
  client: pg.ClientBase,
  wanted: ApplyProgram,
): Promise<AppliedProgram> {
  const { merchantId, actor, base = null, origin = { by: 'apply' } } = wanted;
  const document = readDocument(wanted.document);
  const running = await lockRunning(client, merchantId);
  const version = (await lastVersionOf(client, merchantId)) + 1;
  const stamps = stampsOf(document, running);
  const judged = judgeProgram(document, version, stamps);
  if ('problems' in judged) throw new ProgramRefused(judged.problems);
  const changes = await changesFor(client, running, { merchantId, base, document });
  if (running.document !== null && changes.length === 0) {
    const withoutCodes = await readEmptyPools(client, merchantId, document);
    return { version: running.version, isNew: false, changes, withoutCodes };
  }
  await addVersion(client, merchantId, { document, stamps, actor, origin, version });
  await makeRoom(client, merchantId, document);
  await client.query({ ...runVersion, values: [merchantId, version, ...occasionsOf(document)] });
  await claimUnique(client, merchantId, running, judged.program);
  await judgeAllTiers(client, merchantId, running, judged.program);
  await appendAudit(client, {
    merchantId,
    actor,
    action: 'program.applied',
    subject: `version ${String(version)}`,
    before: { version: running.version },
    after: { version, ...(origin.by === 'apply' ? {} : { origin }) },
  });
  const withoutCodes = await readEmptyPools(client, merchantId, document);
  return { version, isNew: true, changes, withoutCodes };
}

/** Stocks for pools of codes, and counts for budgets. */
async function makeRoom(
  client: pg.ClientBase,
  merchantId: number,
  { rewards, budgets = [] }: ProgramDocument,
): Promise<void> {
  const pools = rewards.filter(({ coupons = 'pool' }) => coupons === 'pool');
  await client.query({ ...insertStocks, values: [merchantId, pools.map((reward) => reward.id)] });
  await client.query({ ...insertBudgets, values: [merchantId, budgets.map(({ id }) => id)] });
}

/** Attributes that become unique are claimed with the version that says so, or it is refused. */
async function claimUnique(
  client: pg.ClientBase,
  merchantId: number,
  running: RunningProgram,
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
  running: RunningProgram,
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

/** Zone and names of what comes round every year; no zone if nothing does, then nobody looks for it. */
function occasionsOf({ occasions = {}, timeZone }: ProgramDocument): [string | null, string[]] {
  const yearly = Object.keys(occasions).filter((name) => name !== 'winback');
  return [yearly.length > 0 ? timeZone : null, yearly];
}

/** When each reward and tier first appeared, and when it last read differently. */
function stampsOf(document: ProgramDocument, running: RunningProgram): Record<string, Stamp> {
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
