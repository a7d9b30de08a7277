import pg from 'pg';
import { statement } from './statement.ts';

/** What is told when none of them is to be had; {@link isDatabaseAway} knows it by these words. */
export const NO_PRIMARY = 'no server of the database takes writes';

/** A server that does not answer in this time is passed over. */
const ASK_TIMEOUT_MS = 2000;
/** So long the others are waited for once one was found: an older primary may have been the quicker. */
const OTHERS_WAIT_MS = 250;
/** So long an answer holds for connections that are opened together. */
const FRESH_MS = 1000;

/*
 * Only what is about a server's log tells primaries apart: each promotion begins a timeline of a higher
 * number, in the first eight digits of a segment's name.
 */
const timelineOfPrimary = statement(
  'databaseServers.timelineOfPrimary',
  `select case when pg_is_in_recovery() then null
               else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end as timeline`,
);

interface Found {
  readonly url: string;
  readonly timeline: number;
}

/** The servers of one database, of which one at a time takes writes and others follow it. */
export class DatabaseServers {
  readonly #urls: readonly string[];
  #found: (Found & { readonly at: number }) | null = null;
  #finding: Promise<Found> | null = null;
  /** A primary of an earlier timeline is one that was replaced and does not know. */
  #timeline = 0;

  /** URLs that differ in their hosts alone. */
  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  /** URL of the server that takes writes now. All are asked; throws if none does. */
  async primary(): Promise<string> {
    const { at, url } = this.#found ?? { at: -Infinity, url: '' };
    if (performance.now() - at < FRESH_MS) return url;
    this.#finding ??= this.#find().finally(() => (this.#finding = null));
    return (await this.#finding).url;
  }

  /** A connection to it failed: the next one asks anew. */
  forget(): void {
    this.#found = null;
  }

  async #find(): Promise<Found> {
    const found: Found[] = [];
    const asked = this.#urls.map(async (url) => {
      const timeline = await timelineAt(url);
      if (timeline !== null && timeline >= this.#timeline) found.push({ url, timeline });
      return found.length > 0;
    });
    const all = Promise.all(asked);
    await Promise.race([all, firstTrue(asked).then(() => waited(OTHERS_WAIT_MS))]);
    const [newest] = found.toSorted((one, two) => two.timeline - one.timeline);
    if (newest === undefined) throw new Error(NO_PRIMARY);
    this.#timeline = newest.timeline;
    this.#found = { ...newest, at: performance.now() };
    return newest;
  }
}

/** URLs of single servers out of one that names several, as libpq writes it: `//user@one:1,two:2/name`. */
export function urlsOf(url: string): readonly string[] {
  const [, before = '', hosts = '', after = ''] =
    /^([a-z]+:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/.exec(url) ?? [];
  return hosts.includes(',') ? hosts.split(',').map((host) => before + host.trim() + after) : [url];
}

/** The timeline of a server that takes writes; null if it follows another one or does not answer. */
async function timelineAt(url: string): Promise<number | null> {
  let client: pg.Client | null = null;
  try {
    client = new pg.Client({
      connectionString: url,
      ...{ connectionTimeoutMillis: ASK_TIMEOUT_MS, query_timeout: ASK_TIMEOUT_MS },
      application_name: 'fealty server search',
    });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ timeline: string | null }>(timelineOfPrimary.text);
    const timeline = rows[0]?.timeline ?? null;
    return timeline === null ? null : Number.parseInt(timeline, 16);
  } catch {
    return null;
  } finally {
    // Not waited for: one that went silent would not answer the farewell.
    client?.end().catch(() => undefined);
  }
}

/** Resolves with the first of them that is true; never, if none is. */
function firstTrue(promises: readonly Promise<boolean>[]): Promise<void> {
  return new Promise((resolve) => {
    for (const promise of promises) void promise.then((is) => (is ? resolve() : undefined));
  });
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
