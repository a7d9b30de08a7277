import type { Program } from '@fealty/core';
import type { IncomingHttpHeaders } from 'node:http';
import type pg from 'pg';
import type { Lanes } from '../../ledger/lanes.ts';
import type { DeskCaller } from '../../help-desks/find-desk.ts';
import type { HelpDesk } from '../../help-desks/find-desk.ts';
import type { People } from '../../queries/people.ts';
import type { KeyRateLimits, RateLimiter, RateLimits } from '../v2/serving/rate-limit.ts';
import type { InstallationSecret } from '../../runtime/secret.ts';

/** Who calls: a merchant by one of its keys. */
export interface HelpDeskCaller extends DeskCaller {
  readonly limits: KeyRateLimits;
}

export interface HelpDeskDeps {
  readonly lanes: Lanes;
  readonly database: pg.Pool;
  /** The caller that these credentials are of, or null. */
  readonly authenticate: (partnerId: string, apiKey: string) => Promise<HelpDeskCaller | null>;
  readonly programs: { running(merchantId: number): Promise<Program> };
  /** Where this server is reached from outside, without a slash at the end. */
  readonly baseUrl: string;
  /** The installation's secret. */
  readonly secret: InstallationSecret;
  /** Requests a second of keys that have no limits of their own. */
  readonly limits: RateLimits;
  /** The real clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** What handlers work with. */
export interface HelpDeskContext extends HelpDeskDeps {
  readonly people: People;
  readonly limiter: RateLimiter;
}

/** A request of a help desk that may speak for itself. */
export interface DeskRequest {
  readonly desk: HelpDesk;
  readonly caller: HelpDeskCaller;
  readonly headers: IncomingHttpHeaders;
  readonly query: Readonly<Record<string, unknown>>;
  /** The body as it came. */
  readonly text: string;
  readonly trouble: (what: string, error: unknown) => void;
}

export interface DeskReply {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function reply(status: number, said: object): DeskReply {
  return { status, body: JSON.stringify(said) };
}

/** What cannot be served: `attr` names the part of the request that is at fault. */
export function problem(
  status: number,
  said: { readonly code: string; readonly detail: string; readonly attr?: string },
): DeskReply {
  return reply(status, { errors: [said] });
}

export const PAUSED = problem(503, {
  code: 'paused',
  detail: 'This help desk is paused; it is answered again when it is switched on',
});
