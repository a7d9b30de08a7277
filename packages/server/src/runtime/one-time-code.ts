import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Codes that change every half minute, as apps on telephones show them: RFC 6238 over RFC 4226, with SHA-1
 * and six digits, which is what all apps understand. SHA-1 is no weakness here: nothing rests on
 * collisions.
 */

const STEP_MS = 30_000;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS_OF_LETTER = 5;
const BITS_OF_BYTE = 8;
/** Clocks of telephones are off by some seconds, and typing takes some. */
const STEPS_OFF = [0, -1, 1] as const;

/** The half minute of a moment, counted from 1970; `now` in milliseconds. */
export function stepOf(now: number): number {
  return Math.floor(now / STEP_MS);
}

/** The code that an app shows in that half minute. */
export function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/**
 * The half minute that a code is of, among this one and its neighbours; null if it is of none, or of one
 * that is not after `last`: whoever saw a code being typed must not use it too.
 */
export function stepOfCode(
  key: Buffer,
  code: string,
  { now, last }: { readonly now: number; readonly last: number },
): number | null {
  const given = Buffer.from(code);
  const found = STEPS_OFF.map((off) => stepOf(now) + off).filter((step) => {
    const right = Buffer.from(codeAt(key, step));
    return step > last && right.length === given.length && timingSafeEqual(right, given);
  });
  return found[0] ?? null;
}

/** Base32 of RFC 4648 without padding, in which apps take keys. */
export function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << BITS_OF_BYTE) | byte;
    bits += BITS_OF_BYTE;
    while (bits >= BITS_OF_LETTER) {
      bits -= BITS_OF_LETTER;
      text += ALPHABET[(held >> bits) & 31] ?? '';
      held &= (1 << bits) - 1;
    }
  }
  return bits === 0 ? text : text + (ALPHABET[(held << (BITS_OF_LETTER - bits)) & 31] ?? '');
}
