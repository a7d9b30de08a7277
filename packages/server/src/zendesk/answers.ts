import { parseRetryAfter } from '../outbound/retry-after.ts';
import type { Answered, OutboundResult } from '../outbound/result.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Requests a minute of the whole account, as an answer's headers tell. */
export interface SeenLimits {
  readonly limit: number;
  readonly remaining: number;
}

/**
 * What an answer of Zendesk means, in its own words where it has any:
 * - `wait`: leave the account alone for so long;
 * - `unauthorized`, `forbidden`: our credentials, or what they may do;
 * - `missing`: there is no such thing any more;
 * - `rejected`: not this, ever; another time it would be the same;
 * - `trouble`: the network, Zendesk itself, or an answer that cannot be read. Later it may work.
 * - `withheld`: it was broken off, or did not go out, for reasons of our own.
 */
export type Verdict =
  | { readonly kind: 'ok'; readonly status: number; readonly data: Json }
  | { readonly kind: 'wait'; readonly waitMs: number; readonly words: string }
  | { readonly kind: 'unauthorized' | 'forbidden'; readonly words: string }
  | { readonly kind: 'withheld'; readonly words: string }
  | { readonly kind: 'missing' | 'rejected' | 'trouble'; readonly words: string };

/** Where `Retry-After` is missing or cannot be read. */
const WAIT_USUAL_MS = 60_000;
/** However long Zendesk asks to be left alone, it is asked again within an hour. */
const WAIT_MAX_MS = 60 * 60 * 1000;
const WORDS_MAX = 500;

/** Reads an answer. Bodies are text first: HTML where JSON should be is an answer too. */
export function verdictOf(result: OutboundResult, now: number): Verdict {
  if (result.kind === 'refused') return { kind: 'rejected', words: result.refusal.message };
  if (result.kind === 'failed') {
    const isOurs = result.why === 'aborted' || result.why === 'busy';
    return {
      kind: isOurs ? 'withheld' : 'trouble',
      words: bounded(`no answer (${result.why}): ${result.detail}`),
    };
  }
  const { status } = result;
  const data = jsonOf(result);
  const words = wordsOf(result, data);
  if (status === 429 || status === 503) {
    const asked = parseRetryAfter(result.headers['retry-after'], new Date(now)) ?? WAIT_USUAL_MS;
    return { kind: 'wait', waitMs: Math.min(Math.max(asked, 1000), WAIT_MAX_MS), words };
  }
  if (status >= 200 && status < 300) {
    if (data !== null) return { kind: 'ok', status, data };
    return { kind: 'trouble', words };
  }
  if (status === 401) return { kind: 'unauthorized', words };
  if (status === 403) return { kind: 'forbidden', words };
  // An unknown account answers 404 as well, with a page; only Zendesk's API says so in JSON.
  if (status === 404) return { kind: data === null ? 'trouble' : 'missing', words };
  if (status === 409 || status === 408 || status >= 500 || status < 400) {
    return { kind: 'trouble', words };
  }
  return { kind: 'rejected', words };
}

/** What the headers say of the account's limit; null if nothing. */
export function limitsOf(result: OutboundResult): SeenLimits | null {
  if (result.kind !== 'answered') return null;
  const { headers } = result;
  const limit = wholeOf(headers['x-rate-limit'] ?? headers['ratelimit-limit']);
  const remaining = wholeOf(headers['x-rate-limit-remaining'] ?? headers['ratelimit-remaining']);
  return limit === null || limit === 0 || remaining === null ? null : { limit, remaining };
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id of Zendesk's: a number there, text here; null for anything else. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && /^\d{1,19}$/.test(value) ? value : null;
}

/** Text for a log, without characters that would break its lines. */
export function bounded(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, WORDS_MAX);
}

function wholeOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function jsonOf({ body, isTruncated }: Answered): Json | null {
  if (isTruncated) return null;
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return isJson(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function wordsOf({ status, body, isTruncated, headers }: Answered, data: Json | null): string {
  const answered = `answered ${String(status)}`;
  if (data === null) {
    const why = isTruncated ? 'too much' : body.length === 0 ? 'nothing' : 'no JSON';
    const type = headers['content-type'] ?? 'no type';
    return bounded(`${answered} with ${why} (${type})`);
  }
  const said = [...detailsOf(data['details']), ...sentencesOf(data)];
  return bounded(said.length === 0 ? answered : `${answered}: ${[...new Set(said)].join('; ')}`);
}

/** `{"email":[{"description":"Email: … is already being used by another user"}]}`. */
function detailsOf(details: unknown): readonly string[] {
  if (!isJson(details)) return [];
  return Object.values(details).flatMap((list) =>
    (Array.isArray(list) ? list : []).flatMap((one: unknown) =>
      isJson(one) && typeof one['description'] === 'string' ? [one['description']] : [],
    ),
  );
}

function sentencesOf(data: Json): readonly string[] {
  const { error } = data;
  const inner = isJson(error) ? [error['title'], error['message']] : [error];
  const all = [data['error_description'], data['description'], ...inner, data['message']];
  return all.filter((each) => typeof each === 'string' && each !== '') as string[];
}
