import { checkDestination, type Checked, type Destination } from './destination.ts';
import type { Dial } from './dial.ts';
import { Exchange, Stopped, type ExchangeEnd } from './exchange.ts';
import { ADDRESSES_TRIED, type OutboundLimits } from './limits.ts';
import { Lookups } from './lookups.ts';
import type { OutboundPolicy, Refusal } from './policy.ts';
import { headersFor, refuseRequest } from './request-headers.ts';
import type { Resolver } from './resolver.ts';
import type { FailureCause, OutboundRequest, OutboundResult } from './result.ts';
import { Slots } from './slots.ts';
import { Sockets } from './sockets.ts';

export interface OutboundTerms {
  readonly policy: OutboundPolicy;
  readonly resolver: Resolver;
  readonly dial: Dial;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Who calls, for `User-Agent`, with a link for whoever wonders. */
  readonly userAgent: string;
  readonly limits: OutboundLimits;
  /** Certificate authorities to trust in place of the system's and Node's; PEM. */
  readonly authorities?: readonly string[];
}

/** Calls under way; connections open, and those of them at rest; hosts with addresses they go to. */
export interface OutboundHeld {
  readonly calls: number;
  readonly open: number;
  readonly idle: number;
  readonly lines: number;
}

/** One call on its way: what it knows so far. */
interface Call {
  readonly request: OutboundRequest;
  readonly destination: Destination;
  readonly signal: AbortSignal;
  readonly began: number;
  dnsMs: number | null;
}

/**
 * Calls URLs that merchants typed. It looks up the host itself, judges every address, connects to
 * one that it judged, and follows nothing. Whatever the other side does is a result, not an error.
 */
export class Outbound {
  readonly #terms: OutboundTerms;
  readonly #lookups: Lookups;
  readonly #sockets: Sockets;
  readonly #slots: Slots;
  /** What ends each call that is under way. */
  readonly #underWay = new Set<AbortController>();
  #isClosed = false;

  constructor(terms: OutboundTerms) {
    this.#terms = terms;
    const { resolver, clock, limits, dial, authorities, policy } = terms;
    this.#lookups = new Lookups({ resolver, clock, limitMs: limits.dnsMs });
    this.#slots = new Slots({ all: limits.sockets, perHost: limits.perHost });
    const refuse = (address: string, destination: Destination): Refusal | null =>
      policy.refuseAddress(address, destination);
    this.#sockets = new Sockets({ dial, refuse, authorities, clock, limits });
  }

  /** What is held at this moment. */
  get held(): OutboundHeld {
    const { open, idle, lines } = this.#sockets;
    return { calls: this.#slots.taken, open, idle, lines };
  }

  /**
   * Judges a URL with the addresses that its host has now, and calls nobody. A host that cannot be
   * looked up passes with a warning: it may be there tomorrow, and is judged again at every call.
   */
  async check(url: string): Promise<Checked> {
    const checked = checkDestination(url, this.#terms.policy);
    if (!checked.ok || checked.destination.isAddress) return checked;
    const { destination } = checked;
    const found = await this.#lookups.find(destination.host);
    if (!found.ok) {
      const warnings = [
        ...destination.warnings,
        `The host cannot be looked up now: ${found.detail}.`,
      ];
      return { ok: true, destination: { ...destination, warnings } };
    }
    const refusal = this.#refuseAny(found.addresses, destination);
    return refusal === null ? checked : { ok: false, refusal };
  }

  /** Sends one request and reads the answer, within its time. Never throws for what is outside. */
  async send(request: OutboundRequest): Promise<OutboundResult> {
    const { policy, limits, clock } = this.#terms;
    const began = clock();
    const checked = checkDestination(request.url, policy);
    if (!checked.ok) return { kind: 'refused', refusal: checked.refusal };
    const refusal = refuseRequest(request);
    if (refusal !== null) return { kind: 'refused', refusal };
    const { destination } = checked;
    const host = `${destination.host}:${destination.port}`;
    const stop = new AbortController();
    const call = { request, destination, signal: stop.signal, began, dnsMs: null };
    const full = this.#slots.enter(host);
    if (full !== null) return this.#failed(call, { why: 'busy', detail: full });
    const timeoutMs = Math.min(request.timeoutMs ?? limits.totalMs, limits.totalMaxMs);
    const timer = setTimeout(() => {
      stop.abort(new Stopped('timeout', `not done within ${timeoutMs} ms`));
    }, timeoutMs);
    const giveUp = (): void => stop.abort(new Stopped('aborted', 'given up by the caller'));
    request.signal?.addEventListener('abort', giveUp);
    this.#underWay.add(stop);
    try {
      if (request.signal?.aborted === true) giveUp();
      if (this.#isClosed) stop.abort(new Stopped('aborted', CLOSING));
      return await this.#carryOut(call);
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', giveUp);
      this.#underWay.delete(stop);
      this.#slots.leave(host);
    }
  }

  /** Ends all calls as `aborted` and closes all connections. Safe to call twice. */
  close(): void {
    this.#isClosed = true;
    for (const stop of this.#underWay) stop.abort(new Stopped('aborted', CLOSING));
    this.#sockets.close();
  }

  async #carryOut(call: Call): Promise<OutboundResult> {
    const { destination, signal } = call;
    if (destination.isAddress) return this.#tryAddresses(call, [destination.host]);
    const asked = this.#terms.clock();
    const found = await Promise.race([this.#lookups.find(destination.host), stopOf(signal)]);
    call.dnsMs = this.#terms.clock() - asked;
    if (found instanceof Stopped) {
      return this.#failed(call, {
        why: found.why,
        detail: `${found.message}, looking up the host`,
      });
    }
    if (!found.ok) return this.#failed(call, found);
    const refusal = this.#refuseAny(found.addresses, destination);
    if (refusal !== null) return { kind: 'refused', refusal };
    return this.#tryAddresses(call, found.addresses.slice(0, ADDRESSES_TRIED));
  }

  /** One forbidden address among good ones is how names are turned against a network, so all must pass. */
  #refuseAny(addresses: readonly string[], destination: Destination): Refusal | null {
    for (const address of addresses) {
      const refusal = this.#terms.policy.refuseAddress(address, destination);
      if (refusal !== null) return refusal;
    }
    return null;
  }

  /** Goes on to the next address only where nothing was sent to the one before. */
  async #tryAddresses(call: Call, addresses: readonly string[]): Promise<OutboundResult> {
    let leftMs = this.#terms.limits.connectMs;
    let last: OutboundResult | null = null;
    for (const [at, address] of addresses.entries()) {
      const began = this.#terms.clock();
      const end = await this.#exchange(call, address, leftMs / (addresses.length - at));
      last = this.#resultOf(call, address, end);
      const isNobodyThere = end.failure !== null && NOBODY_THERE.has(end.failure.why);
      if (end.isConnected || !isNobodyThere || call.signal.aborted) return last;
      leftMs -= this.#terms.clock() - began;
    }
    return last ?? this.#failed(call, { why: 'dns', detail: 'no address' });
  }

  async #exchange(call: Call, address: string, connectMs: number): Promise<ExchangeEnd> {
    const { request, destination, signal } = call;
    const agent = this.#sockets.lineTo(destination, address);
    const { userAgent, clock } = this.#terms;
    const headers = headersFor(request, destination, userAgent);
    const { method, body } = request;
    const answerBytesMax = request.answerBytesMax ?? null;
    const terms = {
      ...{ destination, method, headers, body, answerBytesMax },
      ...{ connectMs, clock, signal },
    };
    const end = await new Exchange({ ...terms, agent }).run();
    const isStale = end.isReused && end.wireBytes === 0 && end.failure?.why === 'reset';
    if (!isStale || request.isRepeatable !== true) return end;
    // The others of this line are as old; a new connection tells.
    this.#sockets.closeIdle(agent);
    return new Exchange({ ...terms, agent: this.#sockets.lineTo(destination, address) }).run();
  }

  #resultOf(call: Call, address: string, end: ExchangeEnd): OutboundResult {
    if (end.refusal !== null) return { kind: 'refused', refusal: end.refusal };
    const timings = {
      dns: rounded(call.dnsMs),
      connect: rounded(end.connectMs),
      firstByte: rounded(end.firstByteMs),
      total: Math.round(this.#terms.clock() - call.began),
    };
    if (end.answer !== null) return { kind: 'answered', ...end.answer, address, timings };
    const { why, detail } = end.failure ?? { why: 'reset', detail: 'ended without a word' };
    return { kind: 'failed', why, detail, status: end.status, address, timings };
  }

  #failed(
    call: Call,
    { why, detail }: { readonly why: FailureCause; readonly detail: string },
  ): OutboundResult {
    const total = Math.round(this.#terms.clock() - call.began);
    const timings = { dns: rounded(call.dnsMs), connect: null, firstByte: null, total };
    return { kind: 'failed', why, detail, status: null, address: null, timings };
  }
}

const CLOSING = 'this server is closing';
const NOBODY_THERE: ReadonlySet<FailureCause> = new Set(['connect', 'timeout']);

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

async function stopOf(signal: AbortSignal): Promise<Stopped> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(signal.reason as Stopped);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
