import { attributeRef, emailIdentity, refIdentity, type Program } from '@fealty/core';
import type { PersonKey } from '../../queries/people.ts';
import { problem, type DeskReply } from './surface.ts';

/** What Gladly asks for. */
export interface GladlyQuery {
  readonly level: 'BASIC' | 'DETAILED';
  /** In lower case. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Of a linked profile; empty if none was sent. */
  readonly customerId: string;
}

const TEXT_LENGTH_MAX = 255;
/** More than a person has. */
const TEXTS_MAX = 50;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the body of a lookup, or answers what of it cannot be used. */
export function readGladlyQuery(sent: unknown): GladlyQuery | DeskReply {
  if (!isRecord(sent)) return malformed('', sent, 'a JSON object');
  const level = sent['lookupLevel'];
  if (level !== 'BASIC' && level !== 'DETAILED') {
    return malformed('lookupLevel', level, 'BASIC or DETAILED');
  }
  const query = sent['query'];
  if (!isRecord(query)) return malformed('query', query, 'a JSON object');
  const emails = textsOf(query, ['emails', 'email']);
  if ('status' in emails) return emails;
  const phones = textsOf(query, ['phones', 'phone']);
  if ('status' in phones) return phones;
  const { externalCustomerId: id } = query;
  const isAbsent = id === undefined || id === null;
  if (!isAbsent && (typeof id !== 'string' || id.length > TEXT_LENGTH_MAX)) {
    const allowed = `a text of ${String(TEXT_LENGTH_MAX)} characters at most`;
    return malformed('query.externalCustomerId', id, allowed);
  }
  if (level === 'DETAILED' && (isAbsent || id === '')) {
    return malformed(
      'query.externalCustomerId',
      id,
      'the id of a customer that was answered before',
    );
  }
  return {
    level,
    emails: emails.texts.map((text) => emailIdentity(text).value),
    phones: phones.texts,
    customerId: typeof id === 'string' ? id : '',
  };
}

/** Each of whom the query may mean, to be looked up apart. */
export function keysOf(
  { emails, phones }: GladlyQuery,
  program: Program,
  { byPhone }: { readonly byPhone: boolean },
): readonly PersonKey[] {
  const keys: PersonKey[] = emails.map((value) => ({ kind: 'email', value }));
  if (!byPhone) return keys;
  for (const phone of phones) {
    const ref = attributeRef(program, 'phone', phone);
    if (ref !== null && ref.by !== 'id') keys.push(refIdentity(ref));
  }
  return keys;
}

/**
 * Whom a linked profile may mean, the first that anybody is known by. Our own id is what we answered;
 * profiles that were linked before, by the merchant's id or by e-mail address, stay linked.
 */
export function customerKeys(customerId: string): readonly PersonKey[] {
  if (customerId.includes('\0')) return [];
  return [
    { kind: 'id', value: customerId },
    { kind: 'uid', value: customerId },
    emailIdentity(customerId),
  ];
}

/** Texts of one attribute: a list in automatic lookups, a single one in searches by hand. */
function textsOf(
  query: Fields,
  names: readonly [string, string],
): { readonly texts: readonly string[] } | DeskReply {
  const texts: string[] = [];
  for (const name of names) {
    const given = query[name] ?? [];
    const all: unknown[] = Array.isArray(given) ? given : [given];
    for (const one of all.slice(0, TEXTS_MAX)) {
      if (typeof one !== 'string' || one.length > TEXT_LENGTH_MAX || one.includes('\0')) {
        const allowed = `texts of ${String(TEXT_LENGTH_MAX)} characters at most`;
        return malformed(`query.${name}`, one, allowed);
      }
      if (one.trim() !== '') texts.push(one.trim());
    }
  }
  return { texts: [...new Set(texts)] };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SEEN_MAX = 60;

function malformed(attr: string, seen: unknown, allowed: string): DeskReply {
  const text = seen === undefined ? 'nothing' : JSON.stringify(seen);
  const cut = text.length > SEEN_MAX ? `${text.slice(0, SEEN_MAX)}…` : text;
  const named = attr === '' ? 'The body' : attr;
  const detail = `${named} is ${cut}; allowed is ${allowed}`;
  return problem(400, { ...(attr === '' ? {} : { attr }), code: 'malformed', detail });
}
