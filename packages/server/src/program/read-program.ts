import { isScalar, parseDocument, visit, type Pair } from 'yaml';

/** Text that is neither YAML nor JSON; the message says where. */
export class ProgramUnreadable extends Error {}

/** A document of this size is no program any more. Bytes. */
export const PROGRAM_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Decimals are text, so that no float touches them, but nobody wants to put quotes around every
 * number of a YAML file. What stands under these names is taken as it is written.
 */
export const WRITTEN_NUMBERS: ReadonlySet<string> = new Set([
  'points',
  'multiplier',
  'value',
  'threshold',
  'subtotalBelow',
  'minimumSubtotal',
  'productId',
]);
/** Maps and lists of such values. */
export const OF_WRITTEN_NUMBERS: ReadonlySet<string> = new Set([
  'activityMultipliers',
  'productIds',
  'coupons',
  'value',
]);

/** Reads a program document, YAML or JSON, without judging it. Throws `ProgramUnreadable`. */
export function readProgram(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  const [first] = document.errors;
  if (first !== undefined) throw new ProgramUnreadable(first.message);
  visit(document, {
    Scalar(_key, node, path) {
      if (typeof node.value !== 'number' || node.source === undefined) return;
      const names = path.filter(isPair).map(nameOf);
      const own = names.at(-1) ?? '';
      const inside = names.slice(-2).some((name) => OF_WRITTEN_NUMBERS.has(name));
      if (WRITTEN_NUMBERS.has(own) || inside) node.value = node.source;
    },
  });
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    // Aliases that unfold into more than anybody means.
    throw new ProgramUnreadable(error instanceof Error ? error.message : String(error));
  }
}

function isPair(node: unknown): node is Pair {
  return typeof node === 'object' && node !== null && 'key' in node && 'value' in node;
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}
