import { NO_FIELDS, type RawField, type RawFields } from './raw-fields.ts';

/** A value with one of these in it was never encoded, so it is taken as it stands. */
const UNENCODED = /[\s"]/;

/**
 * Takes a query string or a form apart. A value that starts with an unencoded bracket runs to the
 * bracket that closes it, so that `&` and `=` inside of it are its own (clients post `products`
 * that way). A key without `=` and an empty value mean that nothing was passed.
 */
export function readForm(text: string): RawFields {
  if (text === '') return NO_FIELDS;
  const found = new Map<string, { from: 'form'; values: string[] }>();
  // After one bracket that nothing closes no other is followed: work stays linear.
  let followsBrackets = true;
  let at = 0;
  while (at < text.length) {
    const equals = text.indexOf('=', at);
    let end = text.indexOf('&', at);
    if (end === -1) end = text.length;
    if (equals === -1 || equals > end) {
      at = end + 1;
      continue;
    }
    if (followsBrackets && startsWithBracket(text, equals + 1)) {
      const closed = closingBracket(text, equals + 1);
      if (closed === -1) followsBrackets = false;
      else end = endAfter(text, closed);
    }
    const name = fieldName(text.slice(at, equals));
    const value = text.slice(equals + 1, end);
    const before = found.get(name);
    if (before === undefined) found.set(name, { from: 'form', values: [value] });
    else before.values.push(value);
    at = end + 1;
  }
  return found satisfies ReadonlyMap<string, RawField>;
}

/** Decodes a value. In e-mail addresses a plus is a plus: no address holds a space. */
export function decodeValue(raw: string, plus: 'space' | 'plus'): string {
  const value = raw.trim();
  if (UNENCODED.test(value)) return value;
  const spaced = plus === 'space' && value.includes('+') ? value.replaceAll('+', ' ') : value;
  if (!spaced.includes('%')) return spaced.trim();
  try {
    return decodeURIComponent(spaced).trim();
  } catch {
    return decodeLoosely(spaced).trim();
  }
}

/** Decodes what is encoded and leaves the rest, as in `50% off`. */
function decodeLoosely(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function fieldName(raw: string): string {
  const name = decodeValue(raw, 'space');
  return name.endsWith('[]') ? name.slice(0, -2) : name;
}

function startsWithBracket(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r') at += 1;
  return text[at] === '[' || text[at] === '{';
}

/** Where the bracket that opens a value is closed; brackets and `&` inside of quotes do not count. */
function closingBracket(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function endAfter(text: string, from: number): number {
  const end = text.indexOf('&', from);
  return end === -1 ? text.length : end;
}
