import { addressOf, isInBlock, parseBlock, type Address, type Block } from './address.ts';
import {
  GLOBAL_UNICAST,
  IPV4_RANGES,
  IPV6_RANGES,
  METADATA_ADDRESSES,
  type AddressKind,
} from './address-ranges.ts';

const IPV4 = IPV4_RANGES.map(([cidr, kind]) => ({ block: blockOf(cidr), kind }));
const IPV6 = IPV6_RANGES.map(([cidr, kind]) => ({ block: blockOf(cidr), kind }));
const UNICAST = blockOf(GLOBAL_UNICAST);
const METADATA = new Set(METADATA_ADDRESSES.map((text) => addressOf(blockOf(text).bytes).text));

const MAPPED = blockOf('::ffff:0:0/96');
const TRANSLATED = blockOf('::ffff:0:0:0/96');
const COMPATIBLE = blockOf('::/96');
const NAT64 = [blockOf('64:ff9b::/96'), blockOf('64:ff9b:1::/48')];
const SIX_TO_FOUR = blockOf('2002::/16');
const TEREDO = blockOf('2001::/32');

/** What sort of place the address is, not looking at what it may embed. */
export function kindOf(address: Address): AddressKind {
  if (METADATA.has(address.text)) return 'metadata of a cloud';
  if (address.bytes.length === 4) return rangeOf(address, IPV4) ?? 'public';
  const known = rangeOf(address, IPV6);
  if (known !== null) return known;
  if (!isInBlock(address, UNICAST)) return 'reserved';
  return isIsatap(address) ? 'tunnel' : 'public';
}

/**
 * The IPv4 addresses that a gateway would take out of an IPv6 address and call in its place. None
 * for most. Behind `64:ff9b:1::/48` the last four bytes are looked at, as gateways use them.
 */
export function embeddedIn(address: Address): readonly Address[] {
  const { bytes } = address;
  if (bytes.length === 4) return [];
  if (isInBlock(address, SIX_TO_FOUR)) return [addressOf(bytes.slice(2, 6))];
  if (isInBlock(address, TEREDO)) {
    // The server's address as it is, and the client's with all bits turned.
    const client = bytes.slice(12).map((byte) => byte ^ 0xff);
    return [addressOf(bytes.slice(4, 8)), addressOf(client)];
  }
  const holders = [MAPPED, TRANSLATED, COMPATIBLE, ...NAT64];
  const holds = isIsatap(address) || holders.some((block) => isInBlock(address, block));
  return holds ? [addressOf(bytes.slice(12))] : [];
}

/** An interface id of `::5efe:a.b.c.d`, under any prefix: a tunnel to that IPv4 address. */
function isIsatap({ bytes }: Address): boolean {
  const first = bytes[8];
  return (first === 0 || first === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
}

function rangeOf(
  address: Address,
  ranges: readonly { readonly block: Block; readonly kind: AddressKind }[],
): AddressKind | null {
  return ranges.find(({ block }) => isInBlock(address, block))?.kind ?? null;
}

function blockOf(cidr: string): Block {
  const block = parseBlock(cidr);
  if (block === null) throw new Error(`${cidr} is no block of addresses`);
  return block;
}
