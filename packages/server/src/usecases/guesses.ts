/** Tries that are let through at once, and how long the next ones wait. */
interface Patience {
  /** Free tries. */
  readonly free: number;
  /** The longest that the next try waits, milliseconds. */
  readonly waitMaxMs: number;
}

/** Of one address of the network for one e-mail address: people mistype; five times is enough. */
const PAIR: Patience = { free: 5, waitMaxMs: 15 * 60_000 };
/** Of one address of the network for any: a whole office may sit behind it. */
const SOURCE: Patience = { free: 30, waitMaxMs: 5 * 60_000 };
/** What was let be for so long is forgotten. */
const FORGET_MS = 60 * 60_000;
/** Remembered of either kind, some 2 MB; beyond, the ones that were quiet longest are forgotten. */
const KEPT_MAX = 10_000;

/**
 * Slows guessing down without a lock on anybody's account: what waits is this address of the network for
 * that e-mail address, and this address of the network for any. Whoever guesses at somebody's password
 * therefore never keeps its owner out, unless he sits at the same address.
 */
export interface Guesses {
  /** Counts a try before it is made; answers how many seconds it must wait instead, or null to go on. */
  begin(email: string, address: string): number | null;
  /** The password was right. */
  succeed(email: string, address: string): void;
  /** The password was not looked at. */
  undo(email: string, address: string): void;
}

interface Tried {
  count: number;
  /** Milliseconds of the clock. */
  at: number;
}

/** `clock` gives milliseconds that never go back. */
export function createGuesses(
  clock: () => number = () => performance.now(),
  keptMax: number = KEPT_MAX,
): Guesses {
  const pairs = new Map<string, Tried>();
  const sources = new Map<string, Tried>();
  const places = (email: string, address: string) => {
    const source = networkOf(address);
    return [
      { tries: pairs, name: `${source} ${email}`, patience: PAIR },
      { tries: sources, name: source, patience: SOURCE },
    ] as const;
  };
  const lower = (tries: Map<string, Tried>, name: string): void => {
    const tried = tries.get(name);
    if (tried !== undefined) tried.count = Math.max(0, tried.count - 1);
  };
  return {
    begin(email, address) {
      const now = clock();
      const asked = places(email, address);
      const waits = asked.map(({ tries, name, patience }) =>
        waitOf(tries.get(name), patience, now),
      );
      const waitMs = Math.max(...waits);
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      for (const { tries, name } of asked) count(tries, name, { now, keptMax });
      return null;
    },
    succeed(email, address) {
      const [pair, source] = places(email, address);
      pairs.delete(pair.name);
      // Not forgotten: whoever has an account of his own could guess at others in between.
      lower(sources, source.name);
    },
    undo(email, address) {
      for (const { tries, name } of places(email, address)) lower(tries, name);
    },
  };
}

function waitOf(tried: Tried | undefined, { free, waitMaxMs }: Patience, now: number): number {
  if (tried === undefined || tried.count < free) return 0;
  const wait = Math.min(waitMaxMs, 1000 * 2 ** Math.min(30, tried.count - free));
  return Math.max(0, tried.at + wait - now);
}

function count(
  tries: Map<string, Tried>,
  name: string,
  { now, keptMax }: { readonly now: number; readonly keptMax: number },
): void {
  const before = tries.get(name);
  const isFresh = before !== undefined && now - before.at < FORGET_MS;
  // The last one in the map is the one that tried last.
  tries.delete(name);
  if (tries.size >= keptMax) {
    const [quietest] = tries.keys();
    if (quietest !== undefined) tries.delete(quietest);
  }
  tries.set(name, { count: isFresh ? before.count + 1 : 1, at: now });
}

/** Whoever has one address of IPv6 has the 2^64 beside it. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
