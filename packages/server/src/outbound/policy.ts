import { networkInterfaces } from 'node:os';
import { parseAddress, isInBlock, type Address } from './address.ts';
import { NEVER_A_RECEIVER, type AddressKind } from './address-ranges.ts';
import { isExactly, type AllowEntry } from './allow-list.ts';
import { embeddedIn, kindOf } from './classify-address.ts';
import type { PortRange } from './ports.ts';

/** Why a call is not made: our decision, before anything was sent. */
export interface Refusal {
  readonly code:
    | 'url'
    | 'length'
    | 'scheme'
    | 'userinfo'
    | 'fragment'
    | 'host'
    | 'port'
    | 'address'
    | 'method'
    | 'header'
    | 'body';
  /** A sentence: what came, and what is allowed. Holds no part of a URL behind its host. */
  readonly message: string;
}

/** Where a call would go. */
export interface Target {
  /** The URL's host: a name in lower case, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

export interface PolicyTerms {
  /** Receivers inside, named by the operator. */
  readonly allow: readonly AllowEntry[];
  /** Ports that may be called anywhere. */
  readonly ports: readonly PortRange[];
  /** Addresses of this machine's interfaces, any time they are asked for. */
  readonly ownAddresses: () => readonly string[];
}

/** What this server may be made to call. */
export class OutboundPolicy {
  readonly ports: readonly PortRange[];
  readonly #allow: readonly AllowEntry[];
  readonly #ownAddresses: () => readonly string[];
  /** As they were read last, in the one form in which addresses are written. */
  #own: { readonly read: readonly string[]; readonly texts: ReadonlySet<string> } = {
    read: [],
    texts: new Set(),
  };

  constructor({ allow, ports, ownAddresses }: PolicyTerms) {
    this.#allow = allow;
    this.ports = ports;
    this.#ownAddresses = ownAddresses;
  }

  /** Whether the operator named this host, for this port if the port is not open anyway. */
  namesHost({ host, port }: Target): boolean {
    return this.#allow.some((entry) => entry.host === host && this.#opens(entry, port));
  }

  /** Whether addresses decide: some block is on the list, so a name may lead into it. */
  hasBlocks(): boolean {
    return this.#allow.some(({ block }) => block !== null);
  }

  /** Whether the port is open anyway, or may turn out to be for the address behind the host. */
  mayUsePort({ host, port }: Target): boolean {
    return (
      this.#isOpen(port) ||
      this.#allow.some((entry) => entry.port === port && (entry.host ?? host) === host)
    );
  }

  /**
   * Judges one address that a host stands for. An IPv6 address with an IPv4 address in it has to
   * pass for both. Null if it may be called.
   */
  refuseAddress(text: string, target: Target): Refusal | null {
    const address = parseAddress(text);
    if (address === null) {
      return refused(`${target.host} leads to ${text}, which is not an address in plain form.`);
    }
    for (const each of [address, ...embeddedIn(address)]) {
      const refusal = this.#refuse(each, address, target);
      if (refusal !== null) return refusal;
    }
    return null;
  }

  #refuse(address: Address, whole: Address, target: Target): Refusal | null {
    const isOwn = this.#isOwn(address);
    const kind = kindOf(address);
    // A range that happens to hold this machine does not mean it; loopback ranges do.
    const needsExact = kind === 'metadata of a cloud' || (isOwn && kind !== 'loopback');
    const isListed = this.#lists(address, target, { needsExact, kind });
    if (kind === 'public' && !isOwn && (this.#isOpen(target.port) || isListed)) return null;
    if (isListed && !NEVER_A_RECEIVER.has(kind)) return null;
    const way = [target.host, whole.text, address.text].filter(
      (each, at, all) => each !== all[at - 1],
    );
    return refused(`${way.join(' leads to ')} is not allowed: ${saying(kind, isOwn, target.port)}`);
  }

  #lists(
    address: Address,
    target: Target,
    { needsExact, kind }: { readonly needsExact: boolean; readonly kind: AddressKind },
  ): boolean {
    return this.#allow.some((entry) => {
      if (!this.#opens(entry, target.port)) return false;
      // Whoever runs a listed name could lead it to the keys of the cloud.
      if (entry.block === null) {
        return entry.host === target.host && kind !== 'metadata of a cloud';
      }
      return needsExact ? isExactly(entry, address) : isInBlock(address, entry.block);
    });
  }

  #opens(entry: AllowEntry, port: number): boolean {
    return entry.port === null ? this.#isOpen(port) : entry.port === port;
  }

  #isOpen(port: number): boolean {
    return this.ports.some(([first, last]) => port >= first && port <= last);
  }

  #isOwn(address: Address): boolean {
    const read = this.#ownAddresses();
    if (read !== this.#own.read) {
      this.#own = { read, texts: new Set(read.map((own) => parseAddress(own)?.text ?? own)) };
    }
    return this.#own.texts.has(address.text);
  }
}

/** Reads the addresses of this machine's interfaces, at most every ten seconds. */
export function ownAddresses(clock: () => number): () => readonly string[] {
  let read: readonly string[] = [];
  let until = -Infinity;
  return () => {
    if (clock() >= until) {
      until = clock() + 10_000;
      read = Object.values(networkInterfaces()).flatMap((each) =>
        (each ?? []).map(({ address }) => address.replace(/%.*$/, '')),
      );
    }
    return read;
  };
}

function saying(kind: AddressKind, isOwn: boolean, port: number): string {
  if (kind === 'public' && !isOwn) return `port ${port} is only open where the operator lists it.`;
  if (kind === 'public') return 'it is this server itself; receivers are elsewhere, or listed.';
  const rest = NEVER_A_RECEIVER.has(kind)
    ? 'no receiver can be there.'
    : 'public addresses are allowed, and others that the operator lists.';
  return `it is ${NOUNS[kind]}; ${rest}`;
}

/** The kinds as they stand in a sentence. */
const NOUNS: Readonly<Record<AddressKind, string>> = {
  public: 'a public address',
  'this network': 'not the address of one machine',
  loopback: 'a loopback address',
  private: 'a private address',
  'shared by a carrier': 'an address inside the network of a carrier',
  'link-local': 'a link-local address',
  'metadata of a cloud': 'the metadata service of a cloud',
  documentation: 'an address for documentation',
  benchmarking: 'an address for benchmarks',
  'special-purpose': 'an address for a special purpose',
  relay: 'the address of a relay',
  tunnel: 'the end of a tunnel',
  translation: 'an address for translating IPv6 to IPv4',
  'IPv4 inside IPv6': 'an IPv4 address dressed as IPv6',
  discard: 'an address for packets to throw away',
  'site-local': 'a site-local address',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  reserved: 'a reserved address',
};

function refused(message: string): Refusal {
  return { code: 'address', message };
}
