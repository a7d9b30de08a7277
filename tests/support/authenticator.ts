import { createHmac } from 'node:crypto';

/* What an app on a telephone does with the key that it is given: RFC 4648, and RFC 6238 with six digits. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** Reads Base32 without padding; blanks between groups are passed over. */
export function base32Bytes(text: string): Buffer {
  const bits = Array.from(text.replaceAll(' ', ''))
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The code that the app shows now, or so many half minutes later. */
export function appCode(key: Buffer, later = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + later));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number).slice(-6).padStart(6, '0');
}
