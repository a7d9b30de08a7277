import type { Socket } from 'node:net';
import type pg from 'pg';
import { PrimaryClient, type PrimaryConfig } from './primary-client.ts';
import { statement } from './statement.ts';

/** What a line tells once it was given up; {@link isDatabaseAway} knows it by its first words. */
const GIVEN_UP = 'Connection terminated: the line to the database fell silent';

const LOOK_EVERY_MS = 500;
/** Shorter is what busy machines do to each other. */
const SILENT_MS = 1500;
/** So long after it was last known to work, a line counts as dead though the database cannot be asked. */
const GIVE_UP_MS = 40_000;
const ASK_TIMEOUT_MS = 2000;
const ASK_AGAIN_MAX_MS = 15_000;

/*
 * A session that reads from us, or writes to us, does not work: what was sent has not reached it, or
 * what it answers does not reach us.
 */
const stillAtWork = statement(
  'lineWatch.stillAtWork',
  `select pid from pg_stat_activity
    where pid = pg_backend_pid()
       or pid = any($1::integer[]) and wait_event_type is distinct from 'Client'
          and state in ('active', 'fastpath function call', 'disabled')`,
);

interface Line {
  readonly client: pg.Client;
  bytesRead: number;
  /** Since when an answer is waited for and nothing has come; null while all is well. */
  silentSince: number | null;
  /** When the database last said that it works at what was sent. */
  atWorkAt: number;
  /** When the database is asked about it next. */
  askAt: number;
}

/**
 * Finds connections that are open and dead. When a firewall forgets a connection, or a machine is gone
 * without a farewell, TCP itself waits a quarter of an hour; meanwhile every place of a pool would be
 * taken. So where an answer is late, the database is asked over a new connection whether it works at it.
 */
export class LineWatch {
  readonly #config: PrimaryConfig;
  readonly #lines = new Set<Line>();
  #timer: NodeJS.Timeout | null = null;
  #asking = false;
  #isClosed = false;

  /** `config` reaches the same database as the lines that are watched. */
  constructor(config: PrimaryConfig) {
    this.#config = config;
  }

  /** Watches a connection from when it is made until it ends. */
  watch(client: pg.Client): void {
    if (this.#isClosed) return;
    const line: Line = { client, bytesRead: 0, silentSince: null, atWorkAt: 0, askAt: 0 };
    this.#lines.add(line);
    client.once('end', () => this.#lines.delete(line));
    this.#timer ??= setInterval(() => {
      this.#look();
    }, LOOK_EVERY_MS).unref();
  }

  /** Ends it for good; also where a pooler, which numbers sessions otherwise, leaves nothing to ask. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#lines.clear();
  }

  #look(): void {
    const now = performance.now();
    const doubtful: Line[] = [];
    for (const line of this.#lines) {
      const { bytesRead } = streamOf(line.client);
      if (bytesRead !== line.bytesRead || !isBusy(line.client)) {
        line.bytesRead = bytesRead;
        line.silentSince = null;
        continue;
      }
      line.silentSince ??= now;
      if (now - Math.max(line.silentSince, line.atWorkAt) > GIVE_UP_MS) giveUp(line);
      else if (now - line.silentSince >= SILENT_MS && now >= line.askAt) doubtful.push(line);
    }
    if (doubtful.length > 0 && !this.#asking) void this.#ask(doubtful);
  }

  async #ask(doubtful: readonly Line[]): Promise<void> {
    this.#asking = true;
    try {
      const atWork = await this.#atWork(doubtful.map(({ client }) => processOf(client)));
      if (atWork === null) return;
      for (const line of doubtful) {
        // An answer that came meanwhile settles it.
        const { silentSince, bytesRead } = line;
        if (silentSince === null || !isBusy(line.client)) continue;
        if (streamOf(line.client).bytesRead !== bytesRead) continue;
        if (atWork.has(processOf(line.client))) postpone(line, silentSince);
        else giveUp(line);
      }
    } finally {
      this.#asking = false;
    }
  }

  /** Which of these sessions work at something; null if that cannot be said. */
  async #atWork(sessions: readonly number[]): Promise<ReadonlySet<number> | null> {
    const client = new PrimaryClient({
      ...this.#config,
      connectionTimeoutMillis: ASK_TIMEOUT_MS,
      query_timeout: ASK_TIMEOUT_MS,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>({
        text: stillAtWork.text,
        values: [sessions],
      });
      const pids = new Set(rows.map(({ pid }) => pid));
      if (!pids.has(processOf(client))) this.close();
      return pids.has(processOf(client)) ? pids : null;
    } catch {
      // Not reached, like the lines; they are asked about again at the next look.
      return null;
    } finally {
      streamOf(client).destroy();
    }
  }
}

/** What takes long is asked about ever less often. */
function postpone(line: Line, silentSince: number): void {
  line.atWorkAt = performance.now();
  line.askAt = line.atWorkAt + Math.min(line.atWorkAt - silentSince, ASK_AGAIN_MAX_MS);
}

function giveUp({ client }: Line): void {
  streamOf(client).destroy(new Error(GIVEN_UP));
}

/** What the driver keeps and its types leave out. */
interface Insides {
  readonly connection: { readonly stream: Socket };
  readonly readyForQuery: boolean | null;
  readonly processID: number | null;
}

function insidesOf(client: pg.Client): Insides {
  return client as unknown as Insides;
}

function streamOf(client: pg.Client): Socket {
  return insidesOf(client).connection.stream;
}

function isBusy(client: pg.Client): boolean {
  return insidesOf(client).readyForQuery === false;
}

function processOf(client: pg.Client): number {
  return insidesOf(client).processID ?? 0;
}
