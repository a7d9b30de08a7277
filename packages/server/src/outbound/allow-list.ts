import { blockText, isInBlock, parseBlock, type Address, type Block } from './address.ts';
import { hostProblem } from './host-name.ts';

/** One receiver, or a range of them, that the operator lets merchants call inside his network. */
export interface AllowEntry {
  /** As it was written. */
  readonly text: string;
  /** Whom it means: a name in lower case, or a block of addresses. */
  readonly host: string | null;
  readonly block: Block | null;
  /** The only port it opens; null for the ports that are open anyway. */
  readonly port: number | null;
}

const ENTRIES_MAX = 200;
const FORMS = '10.1.2.3, 10.1.0.0/16, [fd00::1]:8080, hooks.internal or hooks.internal:8080';

/**
 * Reads the operator's list: entries between commas or blanks, each a host name, an address or a
 * block, with or without a port. Problems are sentences that name the entry.
 */
export function readAllowList(text: string): {
  readonly entries: readonly AllowEntry[];
  readonly problems: readonly string[];
} {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length > ENTRIES_MAX) {
    const problem = `has ${parts.length} entries; at most ${ENTRIES_MAX} are allowed`;
    return { entries: [], problems: [problem] };
  }
  const read = parts.map(readEntry);
  return {
    entries: read.filter((entry) => typeof entry !== 'string'),
    problems: read.filter((entry) => typeof entry === 'string'),
  };
}

/** Whether the entry means this address itself, not a range around it. */
export function isExactly(entry: AllowEntry, address: Address): boolean {
  const { block } = entry;
  return block !== null && block.bits === address.bytes.length * 8 && isInBlock(address, block);
}

function readEntry(text: string): AllowEntry | string {
  const plain = parseBlock(text);
  if (plain !== null) return entryOf(text, { block: plain, port: null });
  const parts = /^(?:\[([^\]]*)\]|([^[\]:]*))(?::(\d{1,5}))?$/.exec(text);
  const [, bracketed, bare, portText] = parts ?? [];
  const port = portText === undefined ? null : Number(portText);
  if (port === 0 || (port ?? 0) > 65_535) return `has ${text}; ports go from 1 to 65535`;
  const inner = bracketed ?? bare ?? '';
  const block = parseBlock(inner);
  if (block !== null) return entryOf(text, { block, port });
  const host = inner.toLowerCase();
  if (bracketed !== undefined || hostProblem(host) !== null || /^[\d.]+$/.test(host)) {
    return `has ${text}; allowed are ${FORMS}`;
  }
  return { text, host, block: null, port };
}

function entryOf(
  text: string,
  { block, port }: { readonly block: Block; readonly port: number | null },
): AllowEntry | string {
  const plain = parseBlock(blockText(block));
  if (plain?.bytes.every((byte, at) => byte === block.bytes[at]) === true) {
    return { text, host: null, block, port };
  }
  return `has ${text}, which has bits set behind its prefix; write ${blockText(block)}`;
}
