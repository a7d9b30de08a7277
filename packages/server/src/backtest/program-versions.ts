import type { Instant, Program, ProgramShift } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { Programs } from '../store/programs.ts';
import type { HistoricCommand } from './recorded-commands.ts';

const list = statement(
  'backtest.versions',
  `select version, applied_at as "appliedAt" from program_versions
    where merchant_id = $1 order by version`,
);
const clock = statement(
  'backtest.clock',
  `select floor(extract(epoch from transaction_timestamp()) * 1000)::bigint + clock_offset_ms as now
     from merchants where id = $1`,
);

/** A version that once ran, and when it was applied by the real clock. */
export interface KeptVersion {
  readonly program: Program;
  readonly appliedAt: Instant;
}

/** All versions of a merchant's program, the oldest first. */
export async function readVersions(
  client: pg.ClientBase,
  merchantId: number,
  programs: Programs,
): Promise<readonly KeptVersion[]> {
  const { rows } = await client.query<{ version: number; appliedAt: Instant }>({
    ...list,
    values: [merchantId],
  });
  const versions: KeptVersion[] = [];
  for (const { version, appliedAt } of rows) {
    versions.push({ program: await programs.version(merchantId, version), appliedAt });
  }
  return versions;
}

/** The merchant's time at the snapshot that a client reads. */
export async function readNow(client: pg.ClientBase, merchantId: number): Promise<Instant> {
  const { rows } = await client.query<{ now: Instant }>({ ...clock, values: [merchantId] });
  return rows[0]?.now ?? 0;
}

/**
 * Finds out when each version began to run by the merchant's clock: of test merchants that is another
 * than the real one, so it is told by the commands around. To be shown all commands in order.
 */
export class Shifts {
  readonly #versions: readonly KeptVersion[];
  readonly #found: ProgramShift[] = [];
  #last: Instant = -Infinity;

  constructor(versions: readonly KeptVersion[]) {
    this.#versions = versions;
  }

  note({ now, moment, programVersion }: HistoricCommand): void {
    for (;;) {
      const next = this.#versions[this.#found.length];
      if (next === undefined) break;
      const isNext = programVersion >= next.program.version;
      const appliedAt = next.appliedAt + now - Math.floor(moment / 1000);
      if (!isNext && appliedAt > now) break;
      this.#push(next.program, Math.max(this.#last, Math.min(appliedAt, now)));
    }
    this.#last = Math.max(this.#last, now);
  }

  /** All of them, in order of time. The first one runs from the beginning. */
  end(now: Instant): readonly ProgramShift[] {
    for (const { program } of this.#versions.slice(this.#found.length)) this.#push(program, now);
    return this.#found;
  }

  #push(program: Program, at: Instant): void {
    this.#found.push({ program, at: this.#found.length === 0 ? -Infinity : at });
  }
}

/** Between which moments the tried program decides; null for no bound. */
export interface Span {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** The programs of then, and the tried one within its span. */
export function shiftsWith(
  then: readonly ProgramShift[],
  tried: Program,
  { from, to }: Span,
): readonly ProgramShift[] {
  const start = from ?? -Infinity;
  const before = then.filter(({ at }) => at < start);
  const within: ProgramShift[] = [{ at: before.length === 0 ? -Infinity : start, program: tried }];
  if (to === null) return [...before, ...within];
  const last = then.findLast(({ at }) => at <= to);
  const back = last === undefined ? [] : [{ at: to, program: last.program }];
  return [...before, ...within, ...back, ...then.filter(({ at }) => at > to)];
}
