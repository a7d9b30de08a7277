import { needsOf, type Fresh, type Program } from '@fealty/core';
import pg from 'pg';
import type { Programs } from '../store/programs.ts';
import { Collected } from './collect.ts';
import { decideBatch, type Verdict, type Wanted } from './decide-batch.ts';
import { fly } from './flight.ts';
import { joinNeeds, planLoad } from './load-plan.ts';
import { commit, rollback } from './load-statements.ts';
import { load, type LoadMode } from './load.ts';
import type { Ticket } from './queue.ts';
import type { Witness } from './recover.ts';
import { writeRequests } from './write.ts';

/** What every batch works with. */
export interface BatchTools {
  readonly programs: Programs;
  readonly fresh: Fresh;
  /** Salts of details, 32 hex digits. */
  readonly salt: () => string;
}

/** How often a batch may find that another program runs than it thought. */
const PROGRAM_TRIES_MAX = 8;

/** A commit whose answer never came: `witness` tells later whether it happened. */
export class CommitUnknown extends Error {
  readonly verdicts: readonly Verdict[];
  readonly witness: Witness;

  constructor(verdicts: readonly Verdict[], witness: Witness, cause: unknown) {
    super('the connection was lost while a batch was committing', { cause });
    this.verdicts = verdicts;
    this.witness = witness;
  }
}

/**
 * One batch, one transaction, two sends: lock and load; decide; write and commit. Throws with the
 * transaction rolled back, or `CommitUnknown` when nobody can tell.
 */
export async function runBatch(
  client: pg.Client,
  tickets: readonly Ticket[],
  mode: Exclude<LoadMode, 'snapshot'>,
  tools: BatchTools,
): Promise<Verdict[]> {
  const merchantId = merchantOf(tickets);
  for (let tries = 1; ; tries += 1) {
    const program =
      tools.programs.lastSeen(merchantId) ?? (await tools.programs.refresh(merchantId));
    const wanted = wants(tickets, program);
    const plan = planLoad(wanted.map((want) => want.needs));
    const older = await olderPrograms(plan.programs, merchantId, tools.programs);
    const keys = tickets.flatMap(({ submission }) =>
      submission.key === null ? [] : [submission.key.key],
    );
    const loaded = await settled(client, load(client, { merchantId, plan, keys, mode }));
    if (loaded.runningVersion !== program.version) {
      await fly(client, [{ statement: rollback, values: [] }]);
      if (tries >= PROGRAM_TRIES_MAX) throw new Error('the running program changes too quickly');
      await tools.programs.refresh(merchantId);
      continue;
    }
    for (const [version, compiled] of older) loaded.books.programs.set(version, compiled);
    const versions = tools.programs.recent(merchantId);
    const collected = new Collected(merchantId, loaded, {
      newId: () => tools.fresh.id(),
      salt: tools.salt,
    });
    const verdicts = await decidedOrRolledBack(client, () =>
      decideBatch(wanted, loaded, { program, versions, fresh: tools.fresh, collected }),
    );
    await finish(client, collected, verdicts);
    return verdicts;
  }
}

export function merchantOf(tickets: readonly Ticket[]): number {
  const first = tickets[0];
  if (first === undefined) throw new Error('a batch needs a ticket');
  return first.submission.merchantId;
}

/** What each ticket needs: what its kind asks for, and what an earlier round found missing. */
export function wants<T extends Pick<Ticket, 'submission' | 'needs'>>(
  tickets: readonly T[],
  program: Program,
): Wanted<T>[] {
  return tickets.map((ticket) => {
    const first = needsOf(ticket.submission.command, program);
    return { ticket, needs: ticket.needs === null ? first : joinNeeds(first, ticket.needs) };
  });
}

export async function olderPrograms(
  versions: readonly number[],
  merchantId: number,
  programs: Programs,
): Promise<Map<number, Program>> {
  const found = new Map<number, Program>();
  for (const version of versions) found.set(version, await programs.version(merchantId, version));
  return found;
}

async function finish(
  client: pg.Client,
  collected: Collected,
  verdicts: readonly Verdict[],
): Promise<void> {
  const requests = writeRequests(collected);
  if (requests.length === 0) {
    await fly(client, [{ statement: rollback, values: [] }]);
    return;
  }
  let ended: string | undefined;
  try {
    const results = await fly(client, [...requests, { statement: commit, values: [] }]);
    ended = results.at(-1)?.command;
  } catch (error) {
    // An error of a statement came before the COMMIT; one of the socket or the server tells nothing.
    if (sqlState(error) !== null && !isOfServer(error)) {
      await rollBack(client, error);
      throw error;
    }
    throw new CommitUnknown(verdicts, collected.witness(), error);
  }
  if (ended !== 'COMMIT') throw new Error(`a batch ended in ${String(ended)}`);
}

/** Leaves the connection outside a transaction when a load failed. */
async function settled<T>(client: pg.Client, loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    await rollBack(client, error);
    throw error;
  }
}

async function decidedOrRolledBack<T>(client: pg.Client, decide: () => T): Promise<T> {
  try {
    return decide();
  } catch (error) {
    await rollBack(client, error);
    throw error;
  }
}

async function rollBack(client: pg.Client, because: unknown): Promise<void> {
  try {
    await fly(client, [{ statement: rollback, values: [] }]);
  } catch (error) {
    // The connection is gone, and the transaction with it; what matters is why.
    throw new Error('a transaction could not be rolled back', { cause: because ?? error });
  }
}

/** The SQLSTATE of a server's error, or null for errors of the connection. */
export function sqlState(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null;
}

/** The server of a process that stood still: it waits for a transaction only so long. */
const IDLE_TOO_LONG = '25P03';
/** The server follows another one: the one that takes writes is elsewhere. */
const TAKES_NO_WRITES = '25006';

/** The server is going away, or has ended the session: its last word on a commit may be missing. */
export function isShutdown(error: unknown): boolean {
  const state = sqlState(error) ?? '';
  if (state === IDLE_TOO_LONG || state === TAKES_NO_WRITES) return true;
  return state.startsWith('57P') || state.startsWith('08');
}

/**
 * The server fails, not the statement: it goes away, or its disk does. One that could not flush a commit
 * may find it there when it comes back.
 */
function isOfServer(error: unknown): boolean {
  return isShutdown(error) || /^(53|58|XX)/.test(sqlState(error) ?? '');
}
