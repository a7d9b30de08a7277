import type { Program } from '@fealty/core';
import type { IncomingHttpHeaders } from 'node:http';
import type pg from 'pg';
import type { Lanes } from '../../ledger/lanes.ts';
import type { MemberReads } from '../../queries/read-members.ts';
import type { RequestTerms } from '../../usecases/carry-out.ts';
import type { RefusalStyle } from './refusal-body.ts';

/** Who calls: a merchant, by one of its keys. */
export interface Caller {
  readonly merchantId: number;
  readonly partnerId: string;
  /** 32 hexadecimal digits, as webhooks show the merchant. */
  readonly publicId: string;
  readonly keyIdentifier: string;
  readonly scope: 'admin' | 'write' | 'support' | 'read';
  /** Host name of the merchant's own, for links. */
  readonly host: string | null;
  readonly refusals: RefusalStyle;
}

export interface V1Deps {
  readonly lanes: Lanes;
  /** For reads; sees the store that a request is of, and no other. */
  readonly database: pg.Pool;
  /** The caller that these credentials are of, or null. */
  readonly authenticate: (partnerId: string, apiKey: string) => Promise<Caller | null>;
  readonly programs: {
    running(merchantId: number): Promise<Program>;
    version(merchantId: number, version: number): Promise<Program>;
  };
  /** Where this server is reached from outside, without a slash at the end. */
  readonly baseUrl: string;
}

/** What handlers work with. */
export interface V1Context extends V1Deps {
  readonly members: MemberReads;
}

/** A request that was understood. */
export interface V1Request<T> {
  readonly caller: Caller;
  readonly values: T;
  /** Decoded values of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly terms: RequestTerms;
  /** Who asks, for the audit. */
  readonly actor: string;
}

export interface V1Reply {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  readonly replayed?: boolean;
  readonly retryAfterSeconds?: number | null;
}

export type V1Handler<T> = (context: V1Context, request: V1Request<T>) => Promise<V1Reply>;

/** A successful answer. */
export function succeed(data: unknown): V1Reply {
  return { status: 200, body: JSON.stringify({ data, success: true }) };
}
