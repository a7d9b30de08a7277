import type pg from 'pg';
import type { Attempt } from './attempts.ts';
import type { DueEvent, Endpoint, Sent } from './channel.ts';
import type { HeldLine, LeasedLine } from './lease.ts';
import type { LinePart } from './parcels.ts';
import { pauseAfter } from './retry-times.ts';
import { settle, type EndpointNews, type EventEnd, type LineEnd } from './settle.ts';

export interface OutcomesDeps {
  readonly pool: pg.Pool;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly trouble: (what: string, error: unknown) => void;
  /** Called when something was written down. */
  readonly settled: () => void;
}

/** What comes of one parcel, noted as it goes. */
export interface ParcelNotes {
  note(parts: readonly LinePart[], sent: Sent, openMs: number | null): void;
  /** Lines that were not come to are free again. */
  end(): void;
}

/** Parcels that are written down in one transaction. */
const TOGETHER_MAX = 200;

interface Written {
  readonly lines: readonly LineEnd[];
  readonly attempts: readonly Attempt[];
  readonly news: readonly EndpointNews[];
}

/**
 * Writes down what came of requests. What ends while the last transaction commits goes into the next
 * one together; no timer. What cannot be written is left to its lease: when that runs out, it is
 * sent again.
 */
export class Outcomes {
  readonly #deps: OutcomesDeps;
  readonly #waiting: Written[] = [];
  #writing: Promise<void> | null = null;

  constructor(deps: OutcomesDeps) {
    this.#deps = deps;
  }

  begin(parts: readonly LinePart[]): ParcelNotes {
    const lines = new Map<LeasedLine, LineState>();
    for (const { line } of parts) lines.set(line, newState(line));
    const attempts: Attempt[] = [];
    const news: EndpointNews[] = [];
    return {
      note: (sentParts, sent, openMs) => {
        const endpoint = sentParts[0]?.line.endpoint;
        if (endpoint === undefined) return;
        const number = 1 + Math.max(...sentParts.map(({ line }) => lines.get(line)?.failures ?? 0));
        const attempt = this.#attemptOf(endpoint, sentParts, { sent, number });
        if (attempt !== null) attempts.push(attempt);
        news.push(...newsOf(endpoint, sent, openMs));
        for (const part of sentParts) {
          const state = lines.get(part.line);
          if (state !== undefined) this.#noteLine(state, part.events, sent, attempt?.id ?? null);
        }
      },
      end: () => {
        this.#waiting.push({ lines: [...lines.values()].map(endOf), attempts, news });
        this.#writing ??= this.#write();
      },
    };
  }

  /** Lines in which nothing stood are free again. */
  release(lines: readonly HeldLine[]): void {
    if (lines.length === 0) return;
    const untouched = { ended: [], waitMs: 0 };
    this.#waiting.push({
      lines: lines.map((line) => ({ ...line, ...untouched })),
      ...{ attempts: [], news: [] },
    });
    this.#writing ??= this.#write();
  }

  /** Ends when all is written down. */
  async end(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  #attemptOf(
    endpoint: Endpoint,
    parts: readonly LinePart[],
    { sent, number }: { readonly sent: Sent; readonly number: number },
  ): Attempt | null {
    if (sent.kind === 'nothing' || sent.kind === 'taken' || sent.evidence === null) return null;
    const events = parts.flatMap((part) => part.events);
    return {
      id: this.#deps.newId(),
      endpoint,
      cause: events.every(({ replay }) => replay) ? 'replay' : 'event',
      eventIds: events.map(({ id }) => id),
      number,
      outcome: sent.kind === 'withheld' || sent.kind === 'refused' ? 'failed' : sent.kind,
      failure: 'why' in sent ? sent.why : null,
      evidence: sent.evidence,
    };
  }

  #noteLine(
    state: LineState,
    events: readonly DueEvent[],
    sent: Sent,
    attemptId: string | null,
  ): void {
    if (sent.kind === 'delivered' || sent.kind === 'taken' || sent.kind === 'nothing') {
      const outcome = sent.kind === 'nothing' ? 'dropped' : 'delivered';
      state.ended.push(
        ...events.map(({ sequence }) => ({ sequence, outcome, attemptId }) as const),
      );
      state.failures = 0;
      return;
    }
    if (sent.kind === 'withheld') {
      state.waitMs = sent.waitMs;
      return;
    }
    state.failures += 1;
    const { endpoint } = state.line;
    const pause = pauseAfter({
      failures: state.failures,
      earlyRetries: endpoint.earlyRetries,
      goesOn: endpoint.goesOn,
      retryAfterMs: sent.kind === 'failed' ? sent.retryAfterMs : null,
      random: this.#deps.random(),
    });
    // A receiver that wants no more is paused; what is left waits for whoever resumes it.
    const isForEver = sent.kind === 'refused' && sent.forEver;
    if ((pause !== null && !isForEver) || sent.kind === 'gone') {
      state.waitMs = pause ?? 0;
      return;
    }
    state.ended.push(
      ...events.map(({ sequence }) => ({ sequence, outcome: 'given_up', attemptId }) as const),
    );
    state.failures = 0;
  }

  async #write(): Promise<void> {
    const { pool, trouble, settled } = this.#deps;
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, TOGETHER_MAX);
      try {
        await settle(
          pool,
          together.flatMap(({ lines }) => lines),
          together.flatMap(({ attempts }) => attempts),
          latestNews(together.flatMap(({ news }) => news)),
        );
      } catch (error) {
        trouble('what came of deliveries could not be written down', error);
      }
      settled();
    }
    this.#writing = null;
  }
}

interface LineState {
  readonly line: LeasedLine;
  readonly ended: EventEnd[];
  failures: number;
  waitMs: number;
}

function newState(line: LeasedLine): LineState {
  return { line, ended: [], failures: line.failures, waitMs: 0 };
}

function endOf({ line, ended, failures, waitMs }: LineState): LineEnd {
  return { endpoint: line.endpoint, line: line.line, lease: line.lease, ended, failures, waitMs };
}

function newsOf(endpoint: Endpoint, sent: Sent, openMs: number | null): readonly EndpointNews[] {
  if (sent.kind === 'nothing' || sent.kind === 'withheld') return [];
  const ok = sent.kind === 'delivered' || sent.kind === 'taken' || sent.kind === 'refused';
  const failure = sent.kind === 'failed' ? sent.why : sent.kind === 'gone' ? 'answered 410' : null;
  return [{ endpoint, ok, failure, openMs, gone: sent.kind === 'gone' }];
}

/** One for each endpoint: the last of them, with the longest pause that any of them asked for. */
function latestNews(news: readonly EndpointNews[]): readonly EndpointNews[] {
  const latest = new Map<string, EndpointNews>();
  for (const each of news) {
    const key = `${String(each.endpoint.merchantId)} ${each.endpoint.id}`;
    const before = latest.get(key);
    const openMs = each.ok ? null : (each.openMs ?? before?.openMs ?? null);
    latest.set(key, {
      ...each,
      openMs,
      failure: each.failure ?? before?.failure ?? null,
      gone: each.gone || (before?.gone ?? false),
    });
  }
  return [...latest.values()];
}
