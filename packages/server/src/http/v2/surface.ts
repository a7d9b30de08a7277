import type { Program } from '@fealty/core';
import type { IncomingHttpHeaders } from 'node:http';
import type pg from 'pg';
import type { Lanes } from '../../ledger/lanes.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import type { Postman } from '../../mail/mail-channel.ts';
import type { FileStore } from '../../runtime/file-store.ts';
import type { Workflow } from '../../queries/integrations.ts';
import type { FoundPage, PeopleFilter } from '../../queries/list-people.ts';
import type { People } from '../../queries/people.ts';
import type { FindSession } from '../sessions.ts';
import type { RawFields } from '../reading/raw-fields.ts';
import type { RequestTerms } from '../../usecases/carry-out.ts';
import type { Webhooks } from '../../webhooks/create-webhooks.ts';
import type { SessionDeps } from '../../zendesk/session.ts';
import type { KeyRateLimits, RateLimiter, RateLimits } from './serving/rate-limit.ts';
import type { InstallationSecret } from '../../runtime/secret.ts';

/** A merchant that was found by one of its keys. */
export interface V2KeyHolder {
  readonly merchantId: number;
  readonly partnerId: string;
  readonly keyIdentifier: string;
  readonly scope: 'admin' | 'write' | 'support' | 'read';
  /** Host name of the merchant's own, for links. */
  readonly host: string | null;
  /** Requests a second of this key; null where it has what all keys have. */
  readonly limits: KeyRateLimits;
}

/** Who calls: a merchant, by one of its keys or by a person who is signed in. */
export interface V2Caller extends Omit<V2KeyHolder, 'keyIdentifier'> {
  /** Who asks, for the audit: `key:main`, `person:ann@shop.example`, `storefront:main`. */
  readonly actor: string;
  /** Null for keys. His role says more than the scope, which is the nearest that keys have. */
  readonly person: CallingPerson | null;
}

/** A person who is signed in. */
export interface CallingPerson {
  /** 24 hex digits. */
  readonly id: string;
  readonly role: 'owner' | 'manager' | 'agent' | 'analyst';
}

export interface V2Deps {
  readonly lanes: Lanes;
  /** For reads and administrative writes; sees the store that a request is of, and no other. */
  readonly database: pg.Pool;
  /** The shop that posts store events to an address, of any store; null if there is none. */
  readonly findWorkflow: (partnerId: string, token: string) => Promise<Workflow | null>;
  /** Finds members for a list; by ids, which are read in `database`. */
  readonly findListed: (filter: PeopleFilter) => Promise<FoundPage>;
  /** The merchant that these credentials are of, or null. */
  readonly authenticate: (partnerId: string, apiKey: string) => Promise<V2KeyHolder | null>;
  /** Who is signed in, by what a request brings. */
  readonly findSession: FindSession;
  readonly programs: {
    running(merchantId: number): Promise<Program>;
    version(merchantId: number, version: number): Promise<Program>;
  };
  readonly newId: () => string;
  /** Where receipts and photos lie. */
  readonly files: FileStore;
  /** Whether somebody reads what is on receipts. */
  readonly readsReceipts: boolean;
  /** Where this server is reached from outside, without a slash at the end. */
  readonly baseUrl: string;
  /** The installation's secret: opens what shops sign with. */
  readonly secret: InstallationSecret;
  /** Judges URLs that merchants type. */
  readonly outbound: Pick<Outbound, 'check'>;
  /** What tells events by webhook. */
  readonly webhooks: Webhooks;
  /** What it takes to talk to Zendesk. */
  readonly zendesk: SessionDeps;
  /** Who takes mails away, null if nobody does, and the address that they come from. */
  readonly mail: { readonly postman: Postman | null; readonly from: string };
  /** Requests a second of keys that have no limits of their own. */
  readonly limits: RateLimits;
  /** The real clock, milliseconds since 1970. */
  readonly now: () => number;
  /** How far the nonce of a store event may be from the real clock, milliseconds. */
  readonly nonceWindowMs: number;
}

/** What handlers work with. */
export interface V2Context extends V2Deps {
  readonly people: People;
  readonly limiter: RateLimiter;
}

/** A request that was understood. */
export interface V2Request<T> {
  readonly caller: V2Caller;
  readonly values: T;
  /** The query as it came, for names of the merchant's own. */
  readonly query: RawFields;
  /** Decoded values of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly terms: RequestTerms;
  /** Who asks, for the audit. */
  readonly actor: string;
  /** Characters of the body. */
  readonly bodyLength: number;
}

/** An answer of the v2 API. */
export interface V2Reply {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  /** Sent in place of the body; the headers say of what kind. */
  readonly bytes?: Buffer;
  readonly replayed?: boolean;
  readonly retryAfterSeconds?: number | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export type V2Handler<T> = (context: V2Context, request: V2Request<T>) => Promise<V2Reply>;

/** A successful answer. */
export function succeed(data: object, status = 200): V2Reply {
  return { status, body: JSON.stringify({ success: true, data }) };
}
