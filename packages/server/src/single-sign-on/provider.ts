import type { JWTVerifyGetKey } from 'jose';
import type { Outbound } from '../outbound/outbound.ts';
import { askProvider, type Transport } from './ask-provider.ts';
import { challengeOf, isSame, type Attempt } from './attempt.ts';
import { discover, type Discovered } from './discovery.ts';
import { readIdentityToken, remoteKeys } from './identity-token.ts';
import { trouble, type Identity, type ProviderTerms, type Trouble } from './terms.ts';

const SCOPE = 'openid email profile';
/** How long what the provider says of itself is believed. */
const DISCOVERED_MS = 60 * 60_000;
/** How long one request may take, and how soon keys are asked for again that are not known. */
const WAITS = { timeoutMs: 5000, keysPauseMs: 10_000 } as const;
const TOKEN_MAX = 64 * 1024;
const DETAIL_MAX = 200;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const EMAIL_MAX = 254;
const NAME_MAX = 100;

export interface ProviderParts {
  readonly terms: ProviderTerms;
  readonly outbound: Pick<Outbound, 'send'>;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** As `WAITS` unless a test cannot wait so long. */
  readonly waits?: { readonly timeoutMs: number; readonly keysPauseMs: number };
}

/** What came back in the URL. */
export interface CameBack {
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  /** Who says that it sent this; providers of today do. */
  readonly iss?: string | undefined;
}

interface Known {
  readonly until: number;
  readonly places: Discovered;
  readonly keys: JWTVerifyGetKey;
}

/** The one provider of this installation: OpenID Connect, authorization code with PKCE. */
export class Provider {
  readonly #parts: ProviderParts;
  readonly #waits: NonNullable<ProviderParts['waits']>;
  readonly #transport: Transport;
  #known: Known | null = null;
  /** Under way: many who come at once ask once. */
  #asking: Promise<Known | Trouble> | null = null;

  constructor(parts: ProviderParts) {
    const { outbound, waits = WAITS } = parts;
    const { timeoutMs } = waits;
    this.#parts = parts;
    this.#waits = waits;
    this.#transport = { timeoutMs, send: (request) => outbound.send(request) };
  }

  /** Where to send somebody who wants to sign in. */
  async leaveFor(
    attempt: Attempt,
  ): Promise<{ readonly kind: 'leave'; readonly url: string } | Trouble> {
    const known = await this.#look();
    if ('kind' in known) return known;
    const { terms, redirectUri } = this.#parts;
    const url = new URL(known.places.authorizeUrl);
    const asked = {
      response_type: 'code',
      client_id: terms.clientId,
      redirect_uri: redirectUri,
      scope: SCOPE,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: challengeOf(attempt),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return { kind: 'leave', url: url.href };
  }

  /** Who came back, by the provider's word. The state was compared already. */
  async whoCameBack(
    { code, error, iss }: CameBack,
    attempt: Attempt,
  ): Promise<{ readonly kind: 'identity'; readonly identity: Identity } | Trouble> {
    const { terms } = this.#parts;
    if (iss !== undefined && !isSame(iss, terms.issuer)) {
      return trouble('distrusted', 'another provider than the one that was asked sent this');
    }
    if (error !== undefined) return trouble('denied', `the provider says ${briefly(error)}`);
    if (code === undefined || code === '') return trouble('distrusted', 'no code came');
    const known = await this.#look();
    if ('kind' in known) return known;
    const tokens = await this.#takeTokens(known.places, code, attempt);
    if (tokens.kind === 'trouble') return tokens;
    const { nonce } = attempt;
    const now = this.#parts.now();
    const read = await readIdentityToken(tokens.identity, { terms, keys: known.keys, nonce, now });
    if (read.kind === 'trouble') return read;
    const { claims } = read;
    const { userUrl } = known.places;
    const said =
      claims['email'] === undefined && userUrl !== null && tokens.access !== null
        ? await this.#readUser(userUrl, tokens.access, claims.sub)
        : { kind: 'said' as const, claims };
    if (said.kind === 'trouble') return said;
    return { kind: 'identity', identity: identityOf(terms, claims.sub, said.claims) };
  }

  async #look(): Promise<Known | Trouble> {
    const { now } = this.#parts;
    if (this.#known !== null && this.#known.until > now()) return this.#known;
    this.#asking ??= this.#discover().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #discover(): Promise<Known | Trouble> {
    const { terms, now } = this.#parts;
    const places = await discover(this.#transport, terms.issuer);
    if (places.kind === 'trouble') return places;
    const isAsBefore = this.#known?.places.keysUrl === places.keysUrl;
    const keys =
      isAsBefore && this.#known !== null
        ? this.#known.keys
        : remoteKeys(this.#transport, places.keysUrl, this.#waits.keysPauseMs);
    this.#known = { until: now() + DISCOVERED_MS, places, keys };
    return this.#known;
  }

  async #takeTokens(
    { tokenUrl, takesSecretInBody }: Discovered,
    code: string,
    { verifier }: Attempt,
  ): Promise<
    { readonly kind: 'tokens'; readonly identity: string; readonly access: string | null } | Trouble
  > {
    const { terms, redirectUri } = this.#parts;
    const { clientId, clientSecret } = terms;
    const form = new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
      ...{ client_id: clientId, code_verifier: verifier },
      ...(clientSecret !== null && takesSecretInBody ? { client_secret: clientSecret } : {}),
    });
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...(clientSecret !== null && !takesSecretInBody
        ? { authorization: basic(clientId, clientSecret) }
        : {}),
    };
    const asked = { url: tokenUrl, method: 'POST', headers, form } as const;
    const answer = await askProvider(this.#transport, asked);
    if (answer.kind === 'trouble') return answer;
    const { status, json } = answer;
    if (status >= 500) return trouble('away', `the token endpoint answers ${String(status)}`);
    const { id_token: identity, access_token: access } = json;
    if (status !== 200 || typeof identity !== 'string' || identity.length > TOKEN_MAX) {
      const said = typeof json['error'] === 'string' ? briefly(json['error']) : 'nothing of use';
      return trouble('distrusted', `the token endpoint answers ${String(status)}: ${said}`);
    }
    return { kind: 'tokens', identity, access: typeof access === 'string' ? access : null };
  }

  /** Where the token does not name the address: the same account must be meant. */
  async #readUser(
    url: string,
    access: string,
    subject: string,
  ): Promise<
    { readonly kind: 'said'; readonly claims: Readonly<Record<string, unknown>> } | Trouble
  > {
    const headers = { authorization: `Bearer ${access}` };
    const answer = await askProvider(this.#transport, { url, method: 'GET', headers });
    if (answer.kind === 'trouble') return answer;
    const { status, json } = answer;
    if (status !== 200) return trouble('away', `the place of users answers ${String(status)}`);
    if (json['sub'] !== subject) return trouble('distrusted', 'the user is another');
    return { kind: 'said', claims: json };
  }
}

function identityOf(
  { issuer, trustsEmail }: ProviderTerms,
  subject: string,
  said: Readonly<Record<string, unknown>>,
): Identity {
  const { email, email_verified: isVerified, name } = said;
  const isAddress = typeof email === 'string' && email.length <= EMAIL_MAX && EMAIL.test(email);
  // Some providers say it in a word.
  const counts =
    isVerified === undefined ? trustsEmail : isVerified === true || isVerified === 'true';
  const called = typeof name === 'string' ? name.trim().slice(0, NAME_MAX) : '';
  return {
    ...{ issuer, subject },
    email: isAddress && counts ? email.toLowerCase() : null,
    name: called === '' ? null : called,
  };
}

/** Name and secret are form-encoded before they are joined (RFC 6749, 2.3.1). */
function basic(clientId: string, clientSecret: string): string {
  const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
  const both = `${encode(clientId)}:${encode(clientSecret)}`;
  return `Basic ${Buffer.from(both).toString('base64')}`;
}

function briefly(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, DETAIL_MAX);
}
