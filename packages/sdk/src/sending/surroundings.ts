/** What a client needs of the world. Tests bring their own. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to below 1. */
  chance(): number;
  /** A text that nobody else makes. */
  newKey(): string;
  /** Waits; rejects with the reason of the signal if that comes first. */
  pause(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const WORLD: Surroundings = {
  now: () => Date.now(),
  chance: () => Math.random(),
  newKey,
  pause,
};

const HEX = 16;

/** A random UUID. Pages without TLS have no `crypto.randomUUID`. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(HEX).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      // Whatever the caller gave as the reason is what he wants to catch.
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- a signal's reason
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal?.aborted === true) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}
