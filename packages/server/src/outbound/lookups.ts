import type { Answer, Resolver } from './resolver.ts';

/** What became of a question to DNS. */
export type Found =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly why: 'dns' | 'busy'; readonly detail: string };

export interface LookupTerms {
  readonly resolver: Resolver;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly limitMs: number;
}

/** However long a name may be kept, its receiver moves within half a minute. */
const KEPT_SECONDS_MAX = 30;
const KEPT_NAMES_MAX = 2000;
const UNDER_WAY_MAX = 200;
const ADDRESSES_MAX = 512;

/** Questions to DNS: asked once for all who ask at the same time, kept as long as DNS says. */
export class Lookups {
  readonly #terms: LookupTerms;
  readonly #kept = new Map<string, { readonly found: Found; readonly until: number }>();
  readonly #underWay = new Map<string, Promise<Found>>();

  constructor(terms: LookupTerms) {
    this.#terms = terms;
  }

  /** The addresses of a name, not judged. Never throws; ends within the limit. */
  async find(host: string): Promise<Found> {
    const kept = this.#kept.get(host);
    if (kept !== undefined && kept.until > this.#terms.clock()) return kept.found;
    this.#kept.delete(host);
    const underWay = this.#underWay.get(host);
    if (underWay !== undefined) return underWay;
    if (this.#underWay.size >= UNDER_WAY_MAX) {
      const detail = `${UNDER_WAY_MAX} other names are being looked up`;
      return { ok: false, why: 'busy', detail };
    }
    const asked = this.#ask(host).finally(() => this.#underWay.delete(host));
    this.#underWay.set(host, asked);
    return asked;
  }

  async #ask(host: string): Promise<Found> {
    const { resolver, clock, limitMs } = this.#terms;
    const limit = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    // The limit holds for resolvers that do not listen to the signal, too.
    const tooLate = new Promise<Found>((resolve) => {
      timer = setTimeout(() => {
        limit.abort();
        resolve(failed(`no answer about ${host} within ${limitMs} ms`));
      }, limitMs);
    });
    const answered = resolver.resolve(host, limit.signal).then(
      (answers): Found => {
        const found = foundIn(host, answers);
        const seconds = Math.min(KEPT_SECONDS_MAX, ...answers.map(({ ttl }) => ttl));
        if (found.ok && seconds > 0) this.#keep(host, { found, until: clock() + seconds * 1000 });
        return found;
      },
      (error: unknown) => failed(`${host}: ${codeOf(error)}`),
    );
    try {
      return await Promise.race([answered, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  #keep(host: string, kept: { readonly found: Found; readonly until: number }): void {
    this.#kept.set(host, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_NAMES_MAX && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function foundIn(host: string, answers: readonly Answer[]): Found {
  const addresses = [...new Set(answers.map(({ address }) => address))];
  if (addresses.length === 0) return failed(`${host} has no address`);
  if (addresses.length <= ADDRESSES_MAX) return { ok: true, addresses };
  return failed(`${host} has ${addresses.length} addresses; at most ${ADDRESSES_MAX} are allowed`);
}

function failed(detail: string): Found {
  return { ok: false, why: 'dns', detail };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
