import type pg from 'pg';
import type { Verdict } from './decide-batch.ts';
import {
  CommitUnknown,
  isShutdown,
  merchantOf,
  runBatch,
  sqlState,
  wants,
  type BatchTools,
} from './batch.ts';
import { fly } from './flight.ts';
import { joinNeeds, planLoad } from './load-plan.ts';
import { discardPlans } from './load-statements.ts';
import { IdentityGone, type LoadMode } from './load.ts';
import type { Outcome } from './outcome.ts';
import type { Ticket } from './queue.ts';
import { committedSince } from './recover.ts';

/** What a lane tells whoever watches it. Times are milliseconds. */
export interface LaneWatcher {
  batchDone(commands: number, tookMs: number): void;
  trouble(what: string, error: unknown): void;
}

export type Connect = () => Promise<pg.Client>;

/** Where the batches of a lane come from, and where goes what was not answered. */
export interface Feed {
  readonly hasMore: boolean;
  take(): readonly Ticket[];
  ended(batch: readonly Ticket[]): void;
  giveBack(tickets: readonly Ticket[]): void;
  giveBackLater(ticket: Ticket, ms: number): void;
}

/** A batch that did not come to its end, how it was locked, and what it was looked at again for before. */
interface FailedBatch {
  readonly mode: Exclude<LoadMode, 'snapshot'>;
  readonly looked: ReadonlySet<string>;
  readonly error: unknown;
}

/** How long a command waits for a member that somebody else has locked. */
const LOCKED_WAIT_MS = 3000;
const LOCKED_RETRY_MS = 15;
/** Rounds in which a command may find facts missing or members moved, before it is an error. */
const ROUNDS_MAX = 8;
/** How long commands wait for a database that is away before they are told to come back. */
const AWAY_WAIT_MS = 5000;
const RECONNECT_PAUSE_MS = 100;

const PLANS_RENEWED_EVERY = 16_384;

const LOCK_NOT_AVAILABLE = '55P03';
/**
 * Unique violation, serialization failure, deadlock: a second look decides otherwise. Each is worth one: who
 * lost a deadlock may then meet somebody with the same request key.
 */
const WORTH_A_SECOND_LOOK: ReadonlySet<string> = new Set(['23505', '40001', '40P01']);
const NO_LOOKS: ReadonlySet<string> = new Set();

/** One lane: a connection, and one batch at a time, as fast as batches commit. */
export class Lane {
  readonly #connect: Connect;
  readonly #tools: BatchTools;
  readonly #feed: Feed;
  readonly #watcher: LaneWatcher;
  #client: pg.Client | null = null;
  /** Batches on this connection. */
  #batches = 0;
  #isRunning = false;

  constructor(connect: Connect, tools: BatchTools, feed: Feed, watcher: LaneWatcher) {
    this.#connect = connect;
    this.#tools = tools;
    this.#feed = feed;
    this.#watcher = watcher;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** What has arrived by the time the loop of events comes round is the next batch. */
  wake(): void {
    this.#isRunning = true;
    setImmediate(() => {
      void this.#run();
    });
  }

  /** Lets the connection go. */
  async close(): Promise<void> {
    await this.#client?.end();
    this.#client = null;
  }

  async #run(): Promise<void> {
    for (;;) {
      const taken = this.#feed.take();
      if (taken.length === 0) break;
      const batch = inTime(taken);
      if (batch.length > 0) {
        const started = performance.now();
        await this.#carryOut(batch, 'lock');
        this.#watcher.batchDone(batch.length, performance.now() - started);
      }
      this.#feed.ended(taken);
    }
    this.#isRunning = false;
  }

  /** Runs a batch to its end, whatever happens: every ticket is answered, given back or failed. */
  async #carryOut(
    tickets: readonly Ticket[],
    mode: Exclude<LoadMode, 'snapshot'>,
    looked = NO_LOOKS,
  ): Promise<void> {
    let verdicts: readonly Verdict[];
    try {
      const client = await this.#connected();
      await this.#renewPlans(client);
      verdicts = await runBatch(client, tickets, mode, this.#tools);
    } catch (error) {
      await this.#afterError(tickets, { mode, looked, error });
      return;
    }
    this.#tell(tickets, verdicts);
  }

  async #afterError(
    tickets: readonly Ticket[],
    { mode, looked, error }: FailedBatch,
  ): Promise<void> {
    if (error instanceof CommitUnknown) {
      await this.#findOut(tickets, error);
      return;
    }
    const state = sqlState(error);
    if (state === LOCK_NOT_AVAILABLE && mode === 'lock') {
      await this.#carryOut(tickets, 'lock_free', looked);
    } else if (error instanceof IdentityGone) {
      await this.#carryOut(tickets, mode, looked);
    } else if (state === null || isShutdown(error)) {
      await this.#afterLoss(tickets, error);
    } else if (WORTH_A_SECOND_LOOK.has(state) && !looked.has(state)) {
      await this.#carryOut(tickets, mode, new Set([...looked, state]));
    } else {
      await this.#bisect(tickets, mode, error);
    }
  }

  /** Nothing was committed. A broken connection is replaced; an error of ours finds its ticket. */
  async #afterLoss(tickets: readonly Ticket[], error: unknown): Promise<void> {
    if (this.#client !== null && !isLost(this.#client) && !isShutdown(error)) {
      await this.#bisect(tickets, 'lock', error);
      return;
    }
    this.#watcher.trouble('the connection of a lane was lost', error);
    this.#dropClient();
    const patient = inTime(tickets);
    if (patient.length > 0) await this.#carryOut(patient, 'lock');
  }

  /** One bad command must not fail its neighbours. */
  async #bisect(
    tickets: readonly Ticket[],
    mode: Exclude<LoadMode, 'snapshot'>,
    error: unknown,
  ): Promise<void> {
    const [only, second] = tickets;
    if (only === undefined) return;
    if (second === undefined) {
      if (sqlState(error) === LOCK_NOT_AVAILABLE) {
        // A stock or an identity that somebody holds; members are skipped before it comes to this.
        this.#waitForLock(only);
        return;
      }
      this.#watcher.trouble(`a command failed: ${only.submission.command.kind}`, error);
      only.reject(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    const middle = Math.ceil(tickets.length / 2);
    await this.#carryOut(tickets.slice(0, middle), mode);
    await this.#carryOut(tickets.slice(middle), mode);
  }

  /** The answer to COMMIT was lost: the rows made beforehand tell whether it happened. */
  async #findOut(tickets: readonly Ticket[], unknown: CommitUnknown): Promise<void> {
    this.#watcher.trouble('a commit went unanswered', unknown);
    this.#dropClient();
    const giveUpAt = performance.now() + AWAY_WAIT_MS;
    let committed: boolean | null = null;
    while (committed === null && performance.now() < giveUpAt) {
      committed = await this.#committed(tickets, unknown);
      if (committed === null) await pause(RECONNECT_PAUSE_MS);
    }
    if (committed === null) {
      // Neither yes nor no may be said: the same request key or order id will tell.
      for (const ticket of tickets) tellBusy(ticket, 'outcome_unknown', 1);
    } else if (committed) this.#tell(tickets, unknown.verdicts);
    else await this.#carryOut(tickets, 'lock');
  }

  /** Whether a batch committed; null as long as the database does not say. */
  async #committed(tickets: readonly Ticket[], unknown: CommitUnknown): Promise<boolean | null> {
    const merchantId = merchantOf(tickets);
    try {
      const client = await this.#connected();
      const program = await this.#tools.programs.refresh(merchantId);
      const plan = planLoad(wants(tickets, program).map((want) => want.needs));
      return await committedSince(client, merchantId, plan, unknown.witness);
    } catch (error) {
      this.#watcher.trouble('a commit is still unanswered', error);
      this.#dropClient();
      return null;
    }
  }

  /**
   * Answers a batch. Where more waits, the next batch goes on its way first: the database then works on
   * it while this process writes the answers, each of which is a call to the system.
   */
  #tell(tickets: readonly Ticket[], verdicts: readonly Verdict[]): void {
    const again: Ticket[] = [];
    const answers: (() => void)[] = [];
    tickets.forEach((ticket, index) => {
      const verdict = verdicts[index];
      if (verdict === undefined) {
        ticket.reject(new Error('a batch forgot a command'));
      } else if (verdict.kind === 'answered') {
        answers.push(() => {
          ticket.resolve(verdict.answer);
        });
      } else if (verdict.kind === 'locked') {
        this.#waitForLock(ticket);
      } else {
        ticket.rounds += 1;
        if (verdict.needs !== null) {
          ticket.needs =
            ticket.needs === null ? verdict.needs : joinNeeds(ticket.needs, verdict.needs);
        }
        if (ticket.rounds > ROUNDS_MAX) {
          ticket.reject(new Error(`${ticket.submission.command.kind} asks for facts without end`));
        } else again.push(ticket);
      }
    });
    if (again.length > 0) this.#feed.giveBack(again);
    const answer = (): void => {
      for (const one of answers) one();
    };
    if (this.#feed.hasMore) setImmediate(answer);
    else answer();
  }

  #waitForLock(ticket: Ticket): void {
    const now = performance.now();
    ticket.lockedSince ??= now;
    if (now - ticket.lockedSince > LOCKED_WAIT_MS) {
      tellBusy(ticket, 'member_locked', 1);
      return;
    }
    this.#feed.giveBackLater(ticket, LOCKED_RETRY_MS);
  }

  /** The lane's connection, waiting a while for a database that is away. */
  async #connected(): Promise<pg.Client> {
    if (this.#client !== null && !isLost(this.#client)) return this.#client;
    const giveUpAt = performance.now() + AWAY_WAIT_MS;
    for (;;) {
      try {
        const client = await this.#connect();
        client.on('error', (error) => {
          if (this.#client === client) this.#client = null;
          this.#watcher.trouble('a lane lost its connection', error);
        });
        this.#client = client;
        this.#batches = 0;
        return client;
      } catch (error) {
        if (performance.now() > giveUpAt) throw error;
        await pause(RECONNECT_PAUSE_MS);
      }
    }
  }

  /**
   * A plan made for an empty table is kept by its prepared statement and would scan the table
   * when it is full. So plans are made again whenever the batches of a connection have doubled,
   * and every so often after that: a handful of times in all.
   */
  async #renewPlans(client: pg.Client): Promise<void> {
    const count = (this.#batches += 1);
    const doubled = (count & (count - 1)) === 0;
    if (doubled || count % PLANS_RENEWED_EVERY === 0) {
      await fly(client, [{ statement: discardPlans, values: [] }]);
    }
  }

  #dropClient(): void {
    const client = this.#client;
    this.#client = null;
    client?.end().catch(() => undefined);
  }
}

/** Those that are not past their deadline. The others are dropped here, never later. */
function inTime(tickets: readonly Ticket[]): Ticket[] {
  const now = performance.now();
  return tickets.filter((ticket) => {
    if (ticket.submission.deadlineMs > now) return true;
    tellBusy(ticket, 'too_late', 1);
    return false;
  });
}

/** Answers a ticket that was not decided; nothing was written for it. */
export function tellBusy(
  ticket: Ticket,
  why: Extract<Outcome, { kind: 'busy' }>['why'],
  retryAfterSeconds: number,
): void {
  const words = ticket.submission.respond({ kind: 'busy', why, retryAfterSeconds });
  ticket.resolve({ ...words, replayed: false, retryAfterSeconds });
}

function isLost(client: pg.Client): boolean {
  const { _queryable: queryable, _ending: ending } = client as unknown as {
    _queryable?: boolean;
    _ending?: boolean;
  };
  return queryable === false || ending === true;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
