import { Resolver as DnsResolver, lookup } from 'node:dns/promises';
import { isLocalName } from './host-name.ts';

/** One address that a name stands for. */
export interface Answer {
  readonly address: string;
  /** Seconds for which it may be kept; 0 to ask every time. */
  readonly ttl: number;
}

/** Finds the addresses of names. */
export interface Resolver {
  /**
   * All addresses of the name, of both families, in the order in which they are to be tried; chains
   * of CNAME are followed. None if the name is there without any. Throws an error with DNS's code
   * (`ENOTFOUND`, `ESERVFAIL`, …). Gives up when the signal comes.
   */
  resolve(host: string, signal: AbortSignal): Promise<readonly Answer[]>;
}

export interface ResolverTerms {
  /** DNS servers, `address` or `address:port`; those of the system unless given. */
  readonly servers?: readonly string[];
  /** Whether a name that DNS does not know may be in the system's hosts file. */
  readonly mayBeInHostsFile: (host: string) => boolean;
}

const TRY_MS = 1500;
const TRIES = 2;

/**
 * The system's DNS servers, asked directly. `getaddrinfo` would hold one of the few threads that also
 * read files, for as long as somebody's DNS server hangs. It is asked for the operator's own names only.
 */
export function createResolver({ servers, mayBeInHostsFile }: ResolverTerms): Resolver {
  return {
    async resolve(host, signal) {
      if (isLocalName(host) && mayBeInHostsFile(host)) return askSystem(host);
      try {
        return await askServers(host, signal, servers);
      } catch (error) {
        if (signal.aborted || !mayBeInHostsFile(host)) throw error;
        return askSystem(host);
      }
    },
  };
}

async function askSystem(host: string): Promise<readonly Answer[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => ({ address, ttl: 0 }));
}

/** IPv4 first: a machine without IPv6 outside is common, one without IPv4 is not. */
async function askServers(
  host: string,
  signal: AbortSignal,
  servers: readonly string[] | undefined,
): Promise<readonly Answer[]> {
  // One for each question, because only all questions of a resolver can be cancelled.
  const dns = new DnsResolver({ timeout: TRY_MS, tries: TRIES });
  if (servers !== undefined) dns.setServers(servers);
  const cancel = (): void => {
    dns.cancel();
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const [four, six] = await Promise.allSettled([
      dns.resolve4(host, { ttl: true }),
      dns.resolve6(host, { ttl: true }),
    ]);
    const found = [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    if (found.length > 0) return found;
    const failed = [four, six].find((each) => each.status === 'rejected' && !isEmpty(each.reason));
    if (failed?.status === 'rejected') throw failed.reason;
    return [];
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** The name is there, without an address of the family that was asked for. */
function isEmpty(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENODATA';
}
