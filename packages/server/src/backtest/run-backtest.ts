import {
  Answers,
  closeSide,
  compareSides,
  differenceOf,
  drawSamples,
  isBroughtByTime,
  isForForgotten,
  isOfForgotten,
  jobKey,
  Rerun,
  spreadMembers,
  Tally,
  type Command,
  type Comparison,
  type Given,
  type JobDraw,
  type MemberDifference,
  type Program,
  type ProgramShift,
  type SharedAttribute,
  type Side,
} from '@fealty/core';
import type pg from 'pg';
import type { Programs } from '../store/programs.ts';
import { readShelves } from './kept-books.ts';
import { readGivenMoves } from './given-moves.ts';
import { readLeftOut, type LeftOut } from './left-out.ts';
import { readNow, readVersions, Shifts, shiftsWith, type Span } from './program-versions.ts';
import { readRecorded } from './read-samples.ts';
import { readHistory, readHistorySize, type HistorySize } from './recorded-commands.ts';
import { selfTest, type SelfTest } from './replay-merchant.ts';
import { pairsThatDiffer, type SamplePair } from './sample-pairs.ts';
import { WatchedMembers, type SampleRefusal } from './watched-members.ts';
import { worthOf, type Worth } from './worth.ts';

/** A program to try on a merchant's history. */
export interface WantedBacktest extends Span {
  readonly merchantId: number;
  /** Compiled under a number that no version has. */
  readonly program: Program;
}

export interface BacktestTools {
  readonly programs: Programs;
  /** Bytes of memory that books may take. */
  readonly memoryBytes: number;
  /** Told how far the run is, 0 to 1000. */
  readonly progress: (perMille: number) => void;
}

/** A member on both sides, with what differs. */
export interface Sample extends MemberDifference {
  readonly pairs: readonly SamplePair[];
  readonly refused: readonly SampleRefusal[];
}

/** What a program would have done to a merchant's history. */
export interface BacktestReport extends Comparison {
  readonly from: number | null;
  readonly to: number | null;
  /** The merchant's time at the end of the history. */
  readonly until: number;
  readonly pointsDecimals: number;
  readonly commands: number;
  readonly refused: number;
  readonly leftOut: LeftOut & { readonly refusals: number };
  /** Members who share what would have to be unique: such a program is not applied. */
  readonly shared: readonly SharedAttribute[];
  /** What outstanding points are worth, if the tried program says it. */
  readonly worth: Worth | null;
  readonly samples: readonly Sample[];
}

export type BacktestOutcome =
  | { readonly kind: 'done'; readonly selfTest: SelfTest; readonly report: BacktestReport }
  /** The history does not come out as it was: a report would be worth nothing. */
  | { readonly kind: 'differs'; readonly selfTest: SelfTest };

/** A back-test that cannot be made; the message says why, and what would help. */
export class BacktestRefused extends Error {}

/** Orders without lines take 1300 of them; lines take more, and what is read ahead some as well. */
const BYTES_PER_COMMAND = 3000;
const BYTES_BESIDE = 150_000_000;
/** Members whose steps are kept until it is known who are the samples. */
const WATCHED_MAX = 1000;
const SHARED_MAX = 20;
/** Where a run stands once the recorded side is done. */
const HALF = 450;

/**
 * Decides a history once more, under the programs of then and under another, and says what would have
 * been different. The client is in a transaction that reads one snapshot. Throws `BacktestRefused`.
 */
export async function runBacktest(
  client: pg.ClientBase,
  wanted: WantedBacktest,
  tools: BacktestTools,
): Promise<BacktestOutcome> {
  const { merchantId } = wanted;
  const size = await readHistorySize(client, merchantId);
  refuseTooLarge(size, tools.memoryBytes);
  const recorded = await runRecorded(client, wanted, { ...tools, size });
  if (recorded.selfTest.differences.length > 0) {
    return { kind: 'differs', selfTest: recorded.selfTest };
  }
  const changed = await runChanged(client, wanted, { ...tools, size, recorded });
  const { side, shared, answers } = changed;
  const differences = [...recorded.side.members.keys()]
    .filter((id) => recorded.watched.has(id))
    .map((id) => differenceOf(id, recorded.side, side));
  const drawn = drawSamples(differences);
  const ids = drawn.map(({ memberId }) => memberId);
  const kept = await readRecorded(client, merchantId, ids, recorded.programs);
  const samples = drawn.map((one): Sample => {
    const own = kept.filter(({ memberId }) => memberId === one.memberId);
    const pairs = pairsThatDiffer(own, changed.madeBy(one.memberId));
    return { ...one, pairs, refused: changed.refusedTo(one.memberId) };
  });
  const leftOut = await readLeftOut(client, merchantId);
  tools.progress(1000);
  const comparison = compareSides(recorded.side, side, answers);
  const { recorded: before, changed: after } = comparison.total;
  const report: BacktestReport = {
    from: wanted.from,
    to: wanted.to,
    until: recorded.until,
    pointsDecimals: wanted.program.pointsDecimals,
    commands: recorded.selfTest.commands,
    refused: size.refused - size.placeless,
    leftOut: { ...leftOut, refusals: size.placeless },
    shared: shared.slice(0, SHARED_MAX),
    ...comparison,
    worth: worthOf(wanted.program, { recorded: before.outstanding, changed: after.outstanding }),
    samples,
  };
  return { kind: 'done', selfTest: recorded.selfTest, report };
}

function refuseTooLarge({ commands, refused }: HistorySize, memoryBytes: number): void {
  const bytes = BYTES_BESIDE + (commands + refused) * BYTES_PER_COMMAND;
  if (bytes <= memoryBytes) return;
  const mega = (count: number): string => String(Math.ceil(count / 1_000_000));
  throw new BacktestRefused(
    `The history has ${String(commands + refused)} commands; its books would take about ` +
      `${mega(bytes)} MB of memory, and ${mega(memoryBytes)} MB are allowed.`,
  );
}

interface Recorded {
  readonly selfTest: SelfTest;
  readonly side: Side;
  readonly shifts: readonly ProgramShift[];
  readonly programs: ReadonlyMap<number, Program>;
  readonly jobDraws: ReadonlyMap<string, JobDraw>;
  /** Rewards for having recommended somebody who was erased, by `jobKey`: nothing else brings them. */
  readonly forForgotten: ReadonlySet<string>;
  readonly watched: ReadonlySet<string>;
  readonly until: number;
}

/** The history as it was: proof that it is whole, and the sums to hold others against. */
async function runRecorded(
  client: pg.ClientBase,
  { merchantId, program }: WantedBacktest,
  tools: BacktestTools & { readonly size: HistorySize },
): Promise<Recorded> {
  const versions = await readVersions(client, merchantId, tools.programs);
  const tally = new Tally(program.timeZone);
  const shifts = new Shifts(versions);
  const jobDraws = new Map<string, JobDraw>();
  const forForgotten = new Set<string>();
  const sides: Side[] = [];
  const tested = await selfTest(client, merchantId, tools.programs, {
    step(recorded, changes, books) {
      shifts.note(recorded);
      tally.note(changes, books);
      const { command, ids, held } = recorded;
      if (isForForgotten(recorded, books)) forForgotten.add(jobKey(command) ?? '');
      const key = isBroughtByTime(command) && ids.length > 0 ? jobKey(command) : null;
      if (key !== null) jobDraws.set(key, held === undefined ? { ids } : { ids, held });
    },
    progress: (done) => {
      tools.progress(part(done, tools.size.commands, HALF));
    },
    end(books) {
      sides.push(closeSide(tally, books));
    },
  });
  const [side] = sides;
  if (side === undefined) throw new Error('a replay ended without its sums');
  const until = await readNow(client, merchantId);
  return {
    ...{ selfTest: tested, side, jobDraws, forForgotten, until },
    shifts: shifts.end(until),
    programs: new Map(versions.map((one) => [one.program.version, one.program])),
    watched: spreadMembers([...side.members.keys()].sort(), WATCHED_MAX),
  };
}

interface Changed extends Pick<WatchedMembers, 'refusedTo'> {
  readonly side: Side;
  readonly answers: Answers;
  readonly shared: readonly SharedAttribute[];
  readonly madeBy: (memberId: string) => ReturnType<WatchedMembers['madeBy']>;
}

/** The same under the tried program, with what time would have brought. */
async function runChanged(
  client: pg.ClientBase,
  { merchantId, program, from, to }: WantedBacktest,
  tools: BacktestTools & { readonly size: HistorySize; readonly recorded: Recorded },
): Promise<Changed> {
  const { recorded, size } = tools;
  const tally = new Tally(program.timeZone);
  const answers = new Answers();
  const watched = new WatchedMembers(recorded.watched);
  const rerun: Rerun = new Rerun({
    shelves: await readShelves(client, merchantId),
    programs: recorded.programs,
    shifts: shiftsWith(recorded.shifts, program, { from, to }),
    jobDraws: recorded.jobDraws,
    watch(step) {
      watched.note(step);
      if (step.decision.kind === 'done') tally.note(step.decision.changes, rerun.books);
    },
  });
  const given = await readGivenMoves(client, merchantId);
  const give = (one: Given): void => {
    rerun.give(one);
  };
  const isLeftOut = (command: Command): boolean =>
    (isBroughtByTime(command) && !recorded.forForgotten.has(jobKey(command) ?? '')) ||
    isOfForgotten(command, rerun.books);
  let done = 0;
  for await (const some of readHistory(client, merchantId, 'asked')) {
    for (const one of some) {
      given.before(one, give);
      if (isLeftOut(one.command)) continue;
      const step = rerun.take(one);
      answers.note(one, step);
    }
    done += some.length;
    tools.progress(HALF + part(done, size.commands + size.refused, 990 - HALF));
  }
  given.end(give);
  rerun.advance(recorded.until);
  return {
    side: closeSide(tally, rerun.books),
    ...{ answers, shared: rerun.shared },
    madeBy: (memberId) => watched.madeBy(memberId, rerun.books),
    refusedTo: (memberId) => watched.refusedTo(memberId),
  };
}

function part(done: number, of: number, whole: number): number {
  return of === 0 ? whole : Math.min(whole, Math.floor((done * whole) / of));
}
