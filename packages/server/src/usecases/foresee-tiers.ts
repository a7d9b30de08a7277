import {
  compileProgram,
  newCounting,
  outlookOf,
  type Instant,
  type Program,
  type TierWay,
} from '@fealty/core';
import type pg from 'pg';
import { readRunning, type RunningProgram } from '../store/program-versions.ts';
import { readStandings } from '../store/tier-standings.ts';
import { judgeProgram, ProgramRefused, readDocument } from './judge-program.ts';

/** Members of a tier, now and in the end. */
export interface TierCount {
  /** Null for members without a tier. */
  readonly tierId: string | null;
  readonly name: string;
  readonly members: number;
  readonly membersThen: number;
}

/** Members who go the same way from one tier to another. */
export interface TierMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly way: Exclude<TierWay, 'stays'>;
  readonly members: number;
}

export interface TierForesight {
  readonly at: Instant;
  readonly members: number;
  readonly isAnew: boolean;
  readonly heldUntil: Instant | null;
  /** Lowest first; behind them tiers that the program does not have any more. */
  readonly tiers: readonly TierCount[];
  /** Also of members who keep a tier that they do not reach: from it to itself. */
  readonly moves: readonly TierMove[];
}

/**
 * Where all members of a merchant would come to under a document, with what counts for them now. Throws
 * `ProgramRefused` if it could not run.
 */
export async function foreseeTiers(
  pool: pg.Pool,
  merchantId: number,
  given: unknown,
): Promise<TierForesight> {
  const document = readDocument(given);
  const running = await readRunning(pool, merchantId);
  const judged = judgeProgram(document, running.version + 1, running.stamps);
  if ('problems' in judged) throw new ProgramRefused(judged.problems);
  const { program } = judged;
  const { now: at } = running;
  const before = compiledBefore(running);
  const groups = await readStandings(pool, merchantId, { program, at });
  const counts = new Map<string | null, { now: number; then: number }>();
  const moves = new Map<string, TierMove>();
  const count = (tierId: string | null, now: number, then: number): void => {
    const held = counts.get(tierId) ?? { now: 0, then: 0 };
    counts.set(tierId, { now: held.now + now, then: held.then + then });
  };
  for (const group of groups) {
    const { tierId: from, members } = group;
    const { tierId: to, way } = outlookOf(program, group);
    count(from, members, 0);
    count(to, 0, members);
    if (way === 'stays') continue;
    const key = JSON.stringify([from, to, way]);
    moves.set(key, { from, to, way, members: members + (moves.get(key)?.members ?? 0) });
  }
  return {
    at,
    ...newCounting(before, program, at),
    members: groups.reduce((sum, { members }) => sum + members, 0),
    tiers: rungs(program, before, counts),
    moves: [...moves.values()].sort((a, b) => b.members - a.members),
  };
}

function compiledBefore({ document, version, stamps }: RunningProgram): Program | null {
  if (document === null) return null;
  const compiled = compileProgram(document, version, stamps);
  return compiled.ok ? compiled.program : null;
}

function rungs(
  program: Program,
  before: Program | null,
  counts: ReadonlyMap<string | null, { readonly now: number; readonly then: number }>,
): readonly TierCount[] {
  const tiers = [...program.tiers.values()].sort((a, b) => a.threshold - b.threshold);
  const others = [...counts.keys()].filter((id) => id === null || !program.tiers.has(id));
  const named = [
    ...tiers,
    ...others.map((id) => ({ id, name: (id === null ? '' : before?.tiers.get(id)?.name) ?? '' })),
  ];
  return named.map(({ id: tierId, name }) => {
    const { now = 0, then = 0 } = counts.get(tierId) ?? {};
    return { tierId, name, members: now, membersThen: then };
  });
}
