import type { Books } from '../books/books.ts';
import type { Command } from '../commands.ts';
import type { Decision } from '../decision.ts';
import type { Program } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
import type { SharedAttribute } from './adopt-program.ts';
import { tiersToJudge } from './adopt-program.ts';
import type { Given } from './given.ts';
import { jobKey } from './job-commands.ts';
import type { RecordedCommand } from './recorded-command.ts';
import { Replay, type ReplayTerms } from './replay.ts';
import { Timekeeper } from './timekeeper.ts';

/** A program and the moment from which on it decides. */
export interface ProgramShift {
  readonly at: Instant;
  readonly program: Program;
}

/** What a step came to: a recorded command, or one that time brought. */
export interface RerunStep {
  readonly command: Command;
  readonly now: Instant;
  readonly program: Program;
  readonly decision: Exclude<Decision, { kind: 'needs' }>;
}

/** Ids of a job's command, and whether the breaker held what it gave. */
export type JobDraw = Pick<RecordedCommand, 'ids' | 'held'>;

export interface RerunTerms extends ReplayTerms {
  /** In order of time; the first one decides from the beginning. */
  readonly shifts: readonly ProgramShift[];
  /** What jobs drew then, by `jobKey`: what was later done to those awards means the same. */
  readonly jobDraws: ReadonlyMap<string, JobDraw>;
  readonly watch: (step: RerunStep) => void;
}

const ACTOR = 'job:backtest';
const NOTHING: JobDraw = { ids: [] };

/**
 * Decides what people and shops asked for once more, under other programs, and what time brings when it
 * is due: nothing of what jobs did then is taken over.
 */
export class Rerun {
  readonly #replay: Replay;
  readonly #timekeeper: Timekeeper;
  readonly #terms: RerunTerms;
  readonly #shared: SharedAttribute[] = [];
  #program: Program;
  #shifted = 0;
  #clock: Instant = -Infinity;

  constructor(terms: RerunTerms) {
    const [first] = terms.shifts;
    if (first === undefined) throw new RangeError('a rerun needs a program to begin with');
    this.#terms = terms;
    this.#program = first.program;
    this.#replay = new Replay(terms);
    this.#timekeeper = new Timekeeper(this.#replay.books, ACTOR);
  }

  get books(): Books {
    return this.#replay.books;
  }

  /** Members who share a value that became unique: applying the program would have been refused. */
  get shared(): readonly SharedAttribute[] {
    return this.#shared;
  }

  /** A command of then, once everything is done that was due before it. */
  take(recorded: RecordedCommand): RerunStep {
    this.advance(recorded.now);
    return this.#carryOut(recorded);
  }

  /** What is no command's, once everything is done that was due before it. */
  give(given: Given): void {
    if (given.at !== null) this.advance(given.at);
    this.#replay.give(given);
  }

  /** Lets time pass: everything that is due until then is done at its own time. */
  advance(until: Instant): void {
    if (this.#clock === -Infinity) this.#begin(until);
    for (;;) {
      const shift = this.#terms.shifts[this.#shifted];
      const shiftsAt = shift?.at ?? Infinity;
      if (shift !== undefined && shiftsAt <= until && shiftsAt <= this.#timekeeper.nextAt()) {
        this.#shifted += 1;
        this.#shift(shift.program, Math.max(shiftsAt, this.#clock));
      } else if (!this.#takeNext(until)) break;
    }
    this.#clock = Math.max(this.#clock, until);
  }

  #begin(at: Instant): void {
    this.#clock = at;
    this.#shifted = 1;
    this.#replay.adopt(this.#program);
    this.#timekeeper.celebrate(this.#program, at, true);
  }

  #shift(program: Program, at: Instant): void {
    const { document: before } = this.#program;
    const celebrated = hasDays(before);
    this.#program = program;
    this.#shared.push(...this.#replay.adopt(program));
    for (const due of tiersToJudge(this.books, { before, program, at })) {
      this.#timekeeper.putDue(due);
    }
    this.#timekeeper.celebrate(program, at, !celebrated);
  }

  #takeNext(until: Instant): boolean {
    const brought = this.#timekeeper.take(until, this.#program);
    if (brought === null) return false;
    this.#clock = Math.max(this.#clock, brought.at);
    for (const command of brought.commands) {
      const key = jobKey(command);
      const drawn = (key === null ? undefined : this.#terms.jobDraws.get(key)) ?? NOTHING;
      const { decision } = this.#carryOut({
        ...drawn,
        command,
        now: this.#clock,
        referralCode: '',
      });
      if (decision.kind === 'refused' && brought.due !== null) {
        this.#timekeeper.postpone(brought.due);
      }
    }
    return true;
  }

  #carryOut(recorded: RecordedCommand): RerunStep {
    const { command, now } = recorded;
    const program = this.#program;
    const decision = this.#replay.decide(recorded, program);
    if (decision.kind === 'done') this.#timekeeper.note(decision.changes);
    const step: RerunStep = { command, now, program, decision };
    this.#terms.watch(step);
    return step;
  }
}

function hasDays({ occasions = {} }: Program['document']): boolean {
  return occasions.birthday !== undefined || occasions.anniversary !== undefined;
}
