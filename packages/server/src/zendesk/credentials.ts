import type { Credentials, OriginOf, Transport } from './client.ts';
import { REQUEST_TIMEOUT_MS } from './client.ts';
import { verdictOf, type Verdict } from './answers.ts';
import type { ZendeskSettings } from './settings.ts';

/** An access token, with its ends in milliseconds since 1970. */
export interface Token {
  readonly token: string;
  readonly renewsAt: number;
  readonly endsAt: number;
}

export interface CredentialTerms {
  readonly transport: Transport;
  readonly originOf: OriginOf;
  readonly settings: ZendeskSettings;
  /** What the merchant gave us: of an OAuth client, an API token, or the seed's Base64 text. */
  readonly secret: string;
  readonly now: () => number;
  /** The token that was kept, if there is one. */
  readonly kept: Token | null;
  /** Keeps a new one. */
  readonly keep: (token: Token) => Promise<void>;
}

/** Zendesk gives tokens for 300 to 172,800 seconds. */
const TOKEN_SECONDS = 86_400;
/** A token is renewed when so much of its life is over, in percent. */
const RENEW_AT_PERCENT = 80;

/** By what requests are let in: a token of an OAuth client, or an API token as long as there are any. */
export function credentialsOf(terms: CredentialTerms): Credentials {
  const { settings, secret } = terms;
  if (settings.auth === 'oauth_client') return new OauthClient(terms);
  const encoded =
    settings.auth === 'basic'
      ? secret
      : Buffer.from(`${settings.email}/token:${secret}`).toString('base64');
  return {
    isRenewable: false,
    authorize: () => Promise.resolve({ header: `Basic ${encoded}` }),
  };
}

type Failure = Exclude<Verdict, { kind: 'ok' }>;

/** Client credentials: a token lasts a day, is renewed at 80 % of it, and once where it is refused. */
class OauthClient implements Credentials {
  readonly isRenewable = true;
  readonly #terms: CredentialTerms;
  #token: Token | null;
  #asking: Promise<Token | Failure> | null = null;

  constructor(terms: CredentialTerms) {
    this.#terms = terms;
    this.#token = terms.kept;
  }

  async authorize(renewed: boolean): Promise<{ readonly header: string } | Failure> {
    const held = this.#token;
    const now = this.#terms.now();
    if (held !== null && !renewed && now < held.renewsAt) return headerOf(held);
    // All that wait for a token get the same one.
    this.#asking ??= this.#ask().finally(() => (this.#asking = null));
    const token = await this.#asking;
    if ('token' in token) return headerOf(token);
    // One that is to be renewed works as long as it lasts.
    return held !== null && !renewed && now < held.endsAt ? headerOf(held) : token;
  }

  async #ask(): Promise<Token | Failure> {
    const { transport, originOf, settings, secret, now, keep } = this.#terms;
    const asked = {
      grant_type: 'client_credentials',
      client_id: settings.clientId,
      client_secret: secret,
      scope: settings.scope,
      expires_in: TOKEN_SECONDS,
    };
    const began = now();
    const result = await transport.send({
      url: `${originOf(settings.subdomain)}/oauth/tokens`,
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(asked)),
      timeoutMs: REQUEST_TIMEOUT_MS,
    });
    const verdict = verdictOf(result, now());
    if (verdict.kind !== 'ok') return refusalOf(verdict);
    const { access_token: given, expires_in: seconds } = verdict.data;
    if (typeof given !== 'string' || !/^[\x21-\x7e]{1,4000}$/.test(given)) {
      return { kind: 'trouble', words: 'answered no access token' };
    }
    const lasts =
      typeof seconds === 'number' && seconds > 0 ? Math.min(seconds, TOKEN_SECONDS) : TOKEN_SECONDS;
    const token: Token = {
      token: given,
      renewsAt: began + lasts * RENEW_AT_PERCENT * 10,
      endsAt: began + lasts * 1000,
    };
    this.#token = token;
    await keep(token);
    return token;
  }
}

/** Whoever is refused a token has the wrong client, secret or scope: the merchant's to mend. */
function refusalOf(verdict: Failure): Failure {
  const { kind, words } = verdict;
  const isRefused = kind === 'rejected' || kind === 'forbidden';
  return isRefused ? { kind: 'unauthorized', words: `no access token: ${words}` } : verdict;
}

function headerOf({ token }: Token): { readonly header: string } {
  return { header: `Bearer ${token}` };
}
