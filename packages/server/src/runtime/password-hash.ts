import { hash, verify, type Options } from '@node-rs/argon2';
import { Turnstile, type TurnstileTerms } from './turnstile.ts';

/**
 * Argon2id, the default of the library, with what OWASP's Password Storage Cheat Sheet asks for: 19 MiB,
 * two passes, one lane.
 */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Two at once take 38 MiB and both cores; with 30 ms each, a line of sixteen is a quarter of a second. More
 * than that is a flood, and is turned away.
 */
const TERMS: TurnstileTerms = { inside: 2, waiting: 16, patienceMs: 3000 };

/** Too many passwords are being looked at; nothing was done. */
export class HashingBusy extends Error {}

/** Turns passwords into what may be kept, and compares. Rejects with `HashingBusy` in a flood. */
export interface PasswordHash {
  /** The notation that holds parameters, salt and hash. */
  make(password: string): Promise<string>;
  /** Against what was kept; against nothing it takes as long, and says no. */
  matches(password: string, kept: string | null): Promise<boolean>;
}

export function createPasswordHash(terms: TurnstileTerms = TERMS): PasswordHash {
  const gate = new Turnstile(terms);
  // Made when first needed: nobody has it as a password.
  let nobodys: Promise<string> | null = null;
  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!(await gate.enter())) throw new HashingBusy('too many passwords are being looked at');
    try {
      return await work();
    } finally {
      gate.leave();
    }
  };
  return {
    make: (password) => within(() => hash(password, PARAMETERS)),
    matches: (password, kept) =>
      within(async () => {
        nobodys ??= hash('nobody has this password', PARAMETERS);
        const isRight = await verify(kept ?? (await nobodys), password);
        return isRight && kept !== null;
      }),
  };
}
