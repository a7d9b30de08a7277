/*
 * What stands between an app and the world at Zendesk: a proxy that fills in the settings which the
 * agent's browser must not see, and refuses what the app's manifest does not allow. Zendesk's own cannot
 * be had here; this one keeps the rules that Zendesk documents for it.
 */

/** What an app asked for. */
export interface Asked {
  readonly url: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secure: boolean;
  readonly contentType?: string;
  readonly data?: string;
}

/** What comes back to the app; status 0 if nothing came. */
export interface Proxied {
  readonly status: number;
  readonly text: string;
}

export interface ProxyTerms {
  readonly whitelist: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** Settings that only the proxy may fill in. */
  readonly secure: readonly string[];
  /** Where the host of the app really is. */
  readonly target: string;
}

const BAD_GATEWAY = { status: 502, text: '<html><body>Bad gateway</body></html>' };
const TIMEOUT_MS = 30_000;
const PLACE = /\{\{setting\.(\w+)\}\}/g;

export class ZendeskProxy {
  /** What it refused to pass on, in words. */
  readonly refused: string[] = [];
  /** What it passed on, settings not filled in. */
  readonly passed: Asked[] = [];
  readonly #terms: ProxyTerms;
  #delayMs = 0;
  #losesNext = false;
  #target: string;

  constructor(terms: ProxyTerms) {
    this.#terms = terms;
    this.#target = terms.target;
  }

  /** From now on answers are held back for so long, after the server has given them. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** The next request is served, and its answer never arrives. */
  loseNextAnswer(): void {
    this.#losesNext = true;
  }

  /** From now on the host stands elsewhere. */
  pointAt(target: string): void {
    this.#target = target;
  }

  async pass(asked: Asked): Promise<Proxied> {
    const problem = this.#problemWith(asked);
    if (problem !== null) {
      this.refused.push(problem);
      return { status: 403, text: problem };
    }
    this.passed.push(asked);
    const { pathname, search } = new URL(asked.url);
    try {
      const answer = await fetch(new URL(`${pathname}${search}`, this.#target), {
        method: asked.type,
        headers: this.#filled(asked),
        ...(asked.data === undefined ? {} : { body: asked.data }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await answer.text();
      await new Promise((resolve) => setTimeout(resolve, this.#delayMs));
      if (this.#losesNext) {
        this.#losesNext = false;
        return BAD_GATEWAY;
      }
      return { status: answer.status, text };
    } catch {
      return BAD_GATEWAY;
    }
  }

  #problemWith({ url, headers, secure }: Asked): string | null {
    const { protocol, host } = new URL(url);
    if (protocol !== 'https:') return `${url} is not by https`;
    if (!this.#terms.whitelist.includes(host)) return `${host} is not on domainWhitelist`;
    const odd = Object.keys(headers).find((name) => name.includes('_'));
    if (odd !== undefined) return `the header ${odd} has an underscore`;
    const isFilledIn = [url, ...Object.values(headers)].some((text) => text.includes('{{setting.'));
    return isFilledIn && !secure ? 'settings are filled in for secure requests only' : null;
  }

  #filled({ headers, contentType }: Asked): Record<string, string> {
    const filled = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(PLACE, (place, setting: string) => this.#terms.settings[setting] ?? place),
    ]);
    return {
      ...(Object.fromEntries(filled) as Record<string, string>),
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    };
  }
}
