import type pg from 'pg';
import { seal, unseal } from '../runtime/seal.ts';
import { HELP_DESK_PURPOSE, TOKEN_PURPOSE } from '../store/sealed-columns.ts';
import type { SeenLimits } from './answers.ts';
import { ZendeskClient, type OriginOf, type Transport } from './client.ts';
import { credentialsOf, type Token } from './credentials.ts';
import { readZendeskSettings, type ZendeskSettings } from './settings.ts';
import { keepSealedToken, noteSeenLimits, spendRequests, type Connection } from './states.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** What it takes to talk to any account. */
export interface SessionDeps {
  readonly pool: pg.Pool;
  readonly transport: Transport;
  readonly originOf: OriginOf;
  /** The installation's secret. */
  readonly secret: InstallationSecret;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A connection in the hands of one worker: whom it talks to, and what that cost. */
export interface Session {
  readonly connection: Connection;
  readonly settings: ZendeskSettings;
  readonly client: ZendeskClient;
  /** Requests that went out, those for tokens not counted. */
  readonly requests: () => number;
}

/** Requests that were taken beforehand and did not go out yet. */
export interface Prepaid {
  left: number;
}

export interface SessionTerms {
  /** Each that goes out beyond them is taken then. */
  readonly prepaid: Prepaid;
  /** What one request takes of the account's share, milliseconds. */
  readonly everyMs: number;
  readonly signal?: AbortSignal;
}

/** Opens a connection. Throws if it has no secret: it was saved without one. */
export function openSession(
  deps: SessionDeps,
  connection: Connection,
  { prepaid, everyMs, signal }: SessionTerms,
): Session {
  const { pool, transport, originOf, secret, now } = deps;
  const { merchantId } = connection;
  if (connection.secret === null) throw new Error('a help desk has no credentials');
  const settings = readZendeskSettings(connection.settings);
  const credentials = credentialsOf({
    ...{ transport, originOf, settings, now },
    secret: unseal(secret, { merchantId, purpose: HELP_DESK_PURPOSE }, connection.secret),
    kept: tokenOf(deps, connection),
    keep: ({ token, renewsAt, endsAt }) =>
      keepSealedToken(pool, connection, {
        sealed: seal(secret, { merchantId, purpose: TOKEN_PURPOSE }, token),
        ...{ renewsAt, endsAt },
      }),
  });
  let requests = 0;
  const limits = new LimitsNote(deps, connection);
  const client = new ZendeskClient({
    ...{ transport, credentials, now, origin: originOf(settings.subdomain) },
    async spend() {
      requests += 1;
      if (prepaid.left > 0) prepaid.left -= 1;
      else await spendRequests(pool, connection, { now: now(), ms: everyMs });
    },
    saw: (seen) => limits.saw(seen),
    ...(signal === undefined ? {} : { signal }),
  });
  return { connection, settings, client, requests: () => requests };
}

/** Writes down what was seen of the limit, not more than once in a second unless it is another one. */
class LimitsNote {
  readonly #deps: SessionDeps;
  readonly #connection: Connection;
  #limit: number | null;
  #at: number;

  constructor(deps: SessionDeps, connection: Connection) {
    this.#deps = deps;
    this.#connection = connection;
    this.#limit = connection.rateLimit;
    this.#at = connection.rateSeenAt ?? 0;
  }

  async saw(limits: SeenLimits): Promise<void> {
    const { pool, now } = this.#deps;
    const at = now();
    if (limits.limit === this.#limit && at - this.#at < 1000) return;
    this.#limit = limits.limit;
    this.#at = at;
    await noteSeenLimits(pool, this.#connection, { now: at, limits });
  }
}

function tokenOf({ secret }: SessionDeps, connection: Connection): Token | null {
  const { merchantId, token, tokenRenewsAt: renewsAt, tokenEndsAt: endsAt } = connection;
  if (token === null || renewsAt === null || endsAt === null) return null;
  return {
    token: unseal(secret, { merchantId, purpose: TOKEN_PURPOSE }, token),
    ...{ renewsAt, endsAt },
  };
}
