import {
  compileProgram,
  describeChanges,
  lintRules,
  lintTiers,
  type Program,
  type ProgramChange,
  type ProgramDocument,
  type ProgramProblem,
  type Stamp,
} from '@fealty/core';
import type pg from 'pg';
import { checkShape } from '../program/check-shape.ts';
import { statement } from '../runtime/statement.ts';
import { readVersion, type RunningProgram } from '../store/program-versions.ts';

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

/** A change was made for a version that does not run any more. */
export class ProgramMoved extends Error {
  readonly base: number;
  readonly running: number;
  /** What changed from that version to the one that runs. */
  readonly changes: readonly ProgramChange[];

  constructor(base: number, running: number, changes: readonly ProgramChange[]) {
    const lines = changes.map(({ sentence }) => `  ${sentence}`);
    const what = lines.length === 0 ? 'It says the same.' : `Since then:\n${lines.join('\n')}`;
    super(`Version ${String(base)} does not run any more; ${String(running)} does. ${what}`);
    this.base = base;
    this.running = running;
    this.changes = changes;
  }
}

/** A version that a merchant never had. */
export class VersionUnknown extends Error {
  readonly version: number;

  constructor(version: number) {
    super(`There is no version ${String(version)} of the program`);
    this.version = version;
  }
}

/** Problems of a document that has the shape of one, or the program that it makes. */
export function judgeProgram(
  document: ProgramDocument,
  version: number,
  stamps: Readonly<Record<string, Stamp>>,
): { readonly program: Program } | { readonly problems: readonly ProgramProblem[] } {
  const compiled = compileProgram(document, version, stamps);
  if (!compiled.ok) return compiled;
  const { program } = compiled;
  const problems = [...lintTiers(program), ...lintRules(program)];
  return problems.length > 0 ? { problems } : { program };
}

/** Reads a document by its shape. Throws `ProgramRefused`. */
export function readDocument(given: unknown): ProgramDocument {
  const checked = checkShape(given);
  if (!checked.ok) throw new ProgramRefused(checked.problems);
  return checked.document;
}

/**
 * Sees that a change is made for what runs, and answers what it changes. What runs already is
 * nobody's loss, whatever it was made for. Throws `ProgramMoved`, `VersionUnknown`.
 */
export async function changesFor(
  client: pg.ClientBase | pg.Pool,
  running: RunningProgram,
  wanted: {
    readonly merchantId: number;
    readonly base: number | null;
    readonly document: ProgramDocument;
  },
): Promise<readonly ProgramChange[]> {
  const { merchantId, base, document } = wanted;
  const changes = running.document === null ? [] : describeChanges(running.document, document);
  const isStale = base !== null && base !== running.version;
  if (!isStale || (running.document !== null && changes.length === 0)) return changes;
  const known = await readVersion(client, merchantId, base);
  if (known === null) throw new VersionUnknown(base);
  const since = running.document === null ? [] : describeChanges(known.document, running.document);
  throw new ProgramMoved(base, running.version, since);
}

const withoutCodesStatement = statement(
  'program.withoutCodes',
  `select w.reward_id as id from unnest($2::text[]) as w (reward_id)
     left join reward_stocks s on s.merchant_id = $1 and s.reward_id = w.reward_id
    where coalesce(s.issued >= s.uploaded, true)
    order by w.reward_id limit 100`,
);

/** Rewards whose pools hold no code: nobody can redeem them until codes are uploaded. */
export async function readEmptyPools(
  client: pg.ClientBase | pg.Pool,
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
