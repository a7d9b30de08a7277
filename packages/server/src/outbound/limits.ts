/** What a call may cost. Milliseconds and bytes. */
export interface OutboundLimits {
  readonly dnsMs: number;
  /** TCP and TLS, over all addresses that are tried. */
  readonly connectMs: number;
  /** Everything, unless the request says otherwise. */
  readonly totalMs: number;
  /** What a request may ask for at most. */
  readonly totalMaxMs: number;
  /** Calls under way to one host and port. */
  readonly perHost: number;
  /** Sockets altogether, busy or idle; so also calls under way. */
  readonly sockets: number;
  /** How long an idle connection is kept: receivers close theirs after five seconds. */
  readonly idleMs: number;
  /** After that a connection is not used again. */
  readonly socketAgeMs: number;
}

export const OUTBOUND_LIMITS: OutboundLimits = {
  dnsMs: 5000,
  connectMs: 5000,
  totalMs: 15_000,
  totalMaxMs: 60_000,
  perHost: 32,
  sockets: 256,
  idleMs: 4000,
  socketAgeMs: 30_000,
};

/** What may be sent. */
export const REQUEST_BODY_MAX = 1024 * 1024;
export const REQUEST_HEADERS_MAX = 16 * 1024;

/** What is read of an answer. */
export const ANSWER_HEADERS_MAX = 16 * 1024;
export const ANSWER_BODY_MAX = 64 * 1024;
/** What is kept of its body. */
export const ANSWER_BODY_KEPT = 16 * 1024;
/** What a request for data may ask to be kept: a thousand users of Zendesk with all their fields. */
export const ANSWER_BODY_WANTED_MAX = 16 * 1024 * 1024;
/** All that a receiver may send for one answer, with interim answers and the marks between chunks. */
export const ANSWER_WIRE_MAX = 128 * 1024;
/** How many addresses of one host are tried. */
export const ADDRESSES_TRIED = 3;
