import type { Refusal } from './policy.ts';

/** What is to be sent. */
export interface OutboundRequest {
  /** As a merchant typed it. It is judged before every call. */
  readonly url: string;
  readonly method: 'POST' | 'GET' | 'PUT';
  /** By name in lower case. Those that say where and how a message travels are ours to set. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as it stands, to the byte; null for none. At most `REQUEST_BODY_MAX` bytes. */
  readonly body: Uint8Array | null;
  /** For everything, from the look-up to the answer's last byte. */
  readonly timeoutMs?: number;
  /**
   * Bytes of the answer's body that are read and kept, at most `ANSWER_BODY_WANTED_MAX`: for calls that ask
   * for data. Left out, `ANSWER_BODY_KEPT`.
   */
  readonly answerBytesMax?: number;
  /**
   * Whether the receiver can tell that it got the same twice. Then what was lost on a connection
   * that had been kept open, and that the receiver closed at the same moment, is sent once more.
   */
  readonly isRepeatable?: boolean;
  /** Gives up at once. */
  readonly signal?: AbortSignal;
}

/** Milliseconds; null for what was not come to. */
export interface Timings {
  readonly dns: number | null;
  /** TCP and TLS; null on a connection that was there. */
  readonly connect: number | null;
  /** From the connection to the answer's first byte. */
  readonly firstByte: number | null;
  readonly total: number;
}

/** An answer came, whatever it says; a redirect is one too and is never followed. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  /** By name in lower case; several of one name joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came, nothing unpacked: the first 16 KB, or as much as was asked for. */
  readonly body: Buffer;
  /** Whether there was more than `body` holds. */
  readonly isTruncated: boolean;
  /** Whom we talked to. */
  readonly address: string;
  readonly timings: Timings;
}

/** Nothing was sent, because it must not be. It will be so again until somebody changes something. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

/**
 * What went wrong outside:
 * - `dns`: the name leads nowhere, or DNS does not say;
 * - `connect`: nobody there; `tls`: somebody whose certificate or TLS is not in order;
 * - `timeout`: the whole took too long, or the connection did;
 * - `reset`: broken off before the answer was whole; `protocol`: what came is not HTTP;
 * - `too_large`: headers beyond the bound (of a body that is too large, the beginning is an answer);
 * - `busy`: our own limits, nothing of the receiver's doing; `aborted`: the caller's signal.
 */
export type FailureCause =
  'dns' | 'connect' | 'tls' | 'timeout' | 'reset' | 'protocol' | 'too_large' | 'busy' | 'aborted';

/** No answer, or not a whole one. */
export interface Failed {
  readonly kind: 'failed';
  readonly why: FailureCause;
  /** A sentence or an error of the system, for the log of deliveries. */
  readonly detail: string;
  /** Of the answer that began and did not end; null if none began. */
  readonly status: number | null;
  /** Whom we tried last; null if it did not come to that. */
  readonly address: string | null;
  readonly timings: Timings;
}

export type OutboundResult = Answered | Refused | Failed;
