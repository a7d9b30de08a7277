import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address as its bytes: four or sixteen. */
export interface Address {
  readonly bytes: readonly number[];
  /** The one way to write it: dotted decimal, or IPv6 shortened and in lower case. */
  readonly text: string;
}

/** A block of addresses: those that agree with `bytes` in the first `bits`. */
export interface Block {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/**
 * Reads an address in its plain form. Null for everything else: other notations are for the URL
 * parser to normalise, and a zone (`fe80::1%eth0`) names an interface of this machine.
 */
export function parseAddress(text: string): Address | null {
  if (isIP(text) === 0 || text.includes('%')) return null;
  return addressOf(ipaddr.parse(text).toByteArray());
}

/** The address with these bytes, four or sixteen. */
export function addressOf(bytes: readonly number[]): Address {
  return { bytes, text: ipaddr.fromByteArray([...bytes]).toString() };
}

/** Reads `10.0.0.0/8` or a single address; null if it is neither. Bits behind the prefix may be set. */
export function parseBlock(text: string): Block | null {
  const [head = '', tail, ...rest] = text.split('/');
  const address = parseAddress(head);
  if (address === null || rest.length > 0) return null;
  const width = address.bytes.length * 8;
  if (tail === undefined) return { bytes: address.bytes, bits: width };
  if (!/^(0|[1-9]\d{0,2})$/.test(tail) || Number(tail) > width) return null;
  return { bytes: address.bytes, bits: Number(tail) };
}

/** Whether the address lies in the block; one of IPv4 never lies in one of IPv6. */
export function isInBlock(address: Address, block: Block): boolean {
  if (address.bytes.length !== block.bytes.length) return false;
  const whole = block.bits >> 3;
  for (let at = 0; at < whole; at += 1) {
    if (address.bytes[at] !== block.bytes[at]) return false;
  }
  const left = block.bits & 7;
  if (left === 0) return true;
  const differs = (address.bytes[whole] ?? 0) ^ (block.bytes[whole] ?? 0);
  return differs >> (8 - left) === 0;
}

/** The block with nothing set behind its prefix, as `10.0.0.0/8`. */
export function blockText(block: Block): string {
  const bytes = block.bytes.map((byte, at) => {
    const kept = Math.min(8, Math.max(0, block.bits - at * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return `${addressOf(bytes).text}/${block.bits}`;
}
