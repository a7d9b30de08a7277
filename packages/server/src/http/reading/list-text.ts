import { readJson } from './json-text.ts';

/** `'approved'` or `"approved"`, as Python and JSON write it. */
const QUOTES = /^(['"])(.*)\1$/s;

/**
 * Reads a list as clients write it: `a,b`, `["a","b"]`, `['a', 'b']`, `['a, b']`, each with
 * spaces and commas left over at its ends. Null if a bracket is opened and not closed.
 */
export function readListText(text: string): string[] | null {
  const bare = text.replaceAll(/^[\s,]+|[\s,]+$/g, '');
  if (!bare.startsWith('[')) return parts(bare);
  if (!bare.endsWith(']')) return null;
  const json = readJson(bare);
  if (Array.isArray(json)) {
    const strings = json.map((item) => (typeof item === 'object' ? null : String(item)));
    return strings.includes(null) ? null : strings.flatMap((item) => parts(item ?? ''));
  }
  return parts(bare.slice(1, -1));
}

function parts(text: string): string[] {
  return text
    .split(',')
    .map((part) => unquoted(part.trim()))
    .filter((part) => part !== '');
}

/** A quote may have lost its other half to the comma that split them. */
function unquoted(part: string): string {
  const whole = QUOTES.exec(part)?.[2];
  return (whole ?? part.replace(/^['"]|['"]$/g, '')).trim();
}
