import {
  compileProgram,
  type Program,
  type RecentPast,
  type ProgramDocument,
  type Stamp,
} from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const readRunning = statement(
  'programs.readRunning',
  'select running_version from merchants where id = $1',
);
const readVersion = statement(
  'programs.readVersion',
  'select document, stamps from program_versions where merchant_id = $1 and version = $2',
);

/** Those that somebody applied within the longest time that a change is watched, and the one before. */
const readRecent = statement(
  'programs.readRecent',
  `select version, applied_at as "appliedAt", applied_at <= now() - interval '1 day' as "isOld"
     from program_versions
    where merchant_id = $1 and version <= $2 order by version desc limit 20`,
);

/** How long a reader may go on with a running version before asking whether it still runs. */
const FRESH_MS = 1000;
/** Compiled versions kept in memory; old ones are wanted by returns and lists. */
const KEPT_VERSIONS = 512;

interface Running {
  readonly program: Program;
  /** It and those that ran before it, as far back as changes are watched; the newest first. */
  readonly recent: RecentPast['versions'];
  readonly checkedAt: number;
}

/** Compiled programs by merchant and version. Versions never change, so they are kept. */
export class Programs {
  readonly #pool: pg.Pool;
  readonly #compiled = new Map<string, Promise<Program>>();
  readonly #running = new Map<number, Running>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The running program, at most a second behind. */
  async running(merchantId: number): Promise<Program> {
    const known = this.#running.get(merchantId);
    if (known !== undefined && performance.now() - known.checkedAt < FRESH_MS) return known.program;
    return this.refresh(merchantId);
  }

  /** The running program as last seen, without asking; the lane compares versions itself. */
  lastSeen(merchantId: number): Program | null {
    return this.#running.get(merchantId)?.program ?? null;
  }

  /** The running program as last seen, and what ran before it lately. */
  recent(merchantId: number): RecentPast['versions'] {
    return this.#running.get(merchantId)?.recent ?? [];
  }

  /** Asks which version runs. Throws if the merchant has no program. */
  async refresh(merchantId: number): Promise<Program> {
    const result = await this.#pool.query<{ running_version: number }>({
      ...readRunning,
      values: [merchantId],
    });
    const version = result.rows[0]?.running_version ?? 0;
    if (version === 0) throw new Error(`merchant ${String(merchantId)} has no running program`);
    const program = await this.version(merchantId, version);
    const known = this.#running.get(merchantId);
    const recent =
      known?.program === program ? known.recent : await this.#readRecent(merchantId, program);
    this.#running.set(merchantId, { program, recent, checkedAt: performance.now() });
    return program;
  }

  async #readRecent(merchantId: number, running: Program): Promise<RecentPast['versions']> {
    const { rows } = await this.#pool.query<{ version: number; appliedAt: number; isOld: boolean }>(
      { ...readRecent, values: [merchantId, running.version] },
    );
    const first = rows.findIndex(({ isOld }) => isOld);
    const wanted = first === -1 ? rows : rows.slice(0, first + 1);
    return Promise.all(
      wanted.map(async ({ version, appliedAt }) => ({
        program: await this.version(merchantId, version),
        appliedAt,
      })),
    );
  }

  /** One version, compiled. Throws if it does not exist. */
  version(merchantId: number, version: number): Promise<Program> {
    const key = `${String(merchantId)}:${String(version)}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const compiled = this.#compile(merchantId, version);
    this.#compiled.set(key, compiled);
    compiled.catch(() => this.#compiled.delete(key));
    if (this.#compiled.size > KEPT_VERSIONS) {
      const oldest = this.#compiled.keys().next();
      if (oldest.done !== true) this.#compiled.delete(oldest.value);
    }
    return compiled;
  }

  async #compile(merchantId: number, version: number): Promise<Program> {
    const result = await this.#pool.query<{
      document: ProgramDocument;
      stamps: Record<string, Stamp>;
    }>({ ...readVersion, values: [merchantId, version] });
    const row = result.rows[0];
    if (row === undefined) throw new Error(`program version ${String(version)} is not there`);
    const compiled = compileProgram(row.document, version, row.stamps);
    if (!compiled.ok) {
      throw new Error(
        `program version ${String(version)} no longer compiles: ${JSON.stringify(compiled.problems)}`,
      );
    }
    return compiled.program;
  }
}
