import type { IdentityKey, Profile } from '../books/records.ts';
import type { MemberRef } from '../commands.ts';
import { parseDecimal, toDecimal } from '../points/rational.ts';
import type { MemberAttribute, Program } from '../program/program.ts';
import type { RefusalDetails } from '../deciding.ts';
import { readDay } from '../rules/attributes.ts';
import type { CustomValue, CustomValues } from '../rules/values.ts';

/** Longer texts belong into a notebook, and an index takes no longer keys. */
const TEXT_LENGTH_MAX = 1000;
const UNIQUE_LENGTH_MAX = 200;
const LIST_LENGTH_MAX = 100;

const ALLOWED = {
  string: `a text of ${String(TEXT_LENGTH_MAX)} characters at most`,
  number: 'a decimal number',
  date: 'a day such as 2026-01-31',
  boolean: 'true or false',
  list: `a list of texts, ${String(LIST_LENGTH_MAX)} at most`,
} as const;

/** What is wrong with the attributes of a profile, in the words of refusals. */
export interface AttributeProblem {
  readonly code: 'attribute_missing' | 'attribute_malformed';
  readonly details: RefusalDetails;
}

export type CheckedAttributes =
  | { readonly ok: true; readonly custom: CustomValues }
  | { readonly ok: false; readonly problem: AttributeProblem };

/**
 * Reads attributes by the types that the program declares; those that it does not declare are kept
 * as they are. Who is carried over from elsewhere may lack some. Files have only texts, so `true`,
 * `42` and a list written as JSON are read too.
 */
export function checkAttributes(
  program: Program,
  custom: CustomValues,
  { mayLack }: { readonly mayLack: boolean },
): CheckedAttributes {
  const read: Record<string, CustomValue> = { ...custom };
  for (const attribute of program.attributes.values()) {
    const { name } = attribute;
    const value = Object.hasOwn(custom, name) ? custom[name] : undefined;
    if (isAbsent(value)) {
      if (attribute.required && !mayLack) return { ok: false, problem: missing(attribute) };
      continue;
    }
    const kept = readValue(attribute, value);
    if (kept === null) return { ok: false, problem: malformed(attribute, value) };
    read[name] = kept;
  }
  return { ok: true, custom: read };
}

/** The unique attributes of a profile, as identities. What does not fit its type is none. */
export function attributeIdentities(program: Program, profile: Profile): readonly IdentityKey[] {
  const identities: IdentityKey[] = [];
  if (program.phoneIsUnique) {
    const value = phoneDigits(`${profile.phoneCountryCode}${profile.phone}`, profile.phone);
    if (value !== '') identities.push({ kind: 'attribute:phone', value });
  }
  for (const attribute of program.attributes.values()) {
    if (!attribute.unique) continue;
    const { name } = attribute;
    const given = Object.hasOwn(profile.custom, name) ? profile.custom[name] : undefined;
    const value = identityText(attribute, given);
    if (value !== null) identities.push({ kind: `attribute:${name}`, value });
  }
  return identities;
}

/**
 * How to name a member by a unique attribute; null if the program has none of this name, or if the
 * value could not be one of it.
 */
export function attributeRef(program: Program, name: string, value: string): MemberRef | null {
  if (name === 'phone' && program.phoneIsUnique) {
    const digits = phoneDigits(value, value);
    return digits === '' ? null : { by: 'attribute', name, value: digits };
  }
  const attribute = program.attributes.get(name);
  if (attribute?.unique !== true) return null;
  const text = identityText(attribute, value);
  return text === null ? null : { by: 'attribute', name, value: text };
}

function readValue(attribute: MemberAttribute, value: CustomValue | undefined): CustomValue {
  switch (attribute.type) {
    case 'string':
      return readText(attribute, value);
    case 'number': {
      const isNumber = typeof value === 'number' && Number.isFinite(value);
      return isNumber || (typeof value === 'string' && decimalText(value) !== null) ? value : null;
    }
    case 'date':
      return typeof value === 'string' && readDay(value) !== null ? value : null;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return value === 'true' ? true : value === 'false' ? false : null;
    case 'list':
      return readList(typeof value === 'string' ? listText(value) : value);
  }
}

function readText({ unique }: MemberAttribute, value: CustomValue | undefined): string | null {
  if (typeof value !== 'string') return null;
  return value.length <= (unique ? UNIQUE_LENGTH_MAX : TEXT_LENGTH_MAX) ? value : null;
}

function readList(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length > LIST_LENGTH_MAX) return null;
  const texts = value.filter((one): one is string => typeof one === 'string');
  return texts.length === value.length && texts.every((one) => one.length <= UNIQUE_LENGTH_MAX)
    ? texts
    : null;
}

function listText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One spelling for each value: `42.0` and 42 are the same shoe. */
function identityText(attribute: MemberAttribute, value: CustomValue | undefined): string | null {
  if (isAbsent(value)) return null;
  const kept = readValue(attribute, value);
  if (kept === null) return null;
  const text = String(kept).trim();
  return attribute.type === 'number' ? decimalText(text) : text;
}

function decimalText(text: string): string | null {
  const number = text.length <= UNIQUE_LENGTH_MAX ? parseDecimal(text.trim()) : null;
  return number === null ? null : toDecimal(number);
}

/** Digits of a telephone with its country's; one that begins with a plus has them already. */
function phoneDigits(whole: string, phone: string): string {
  const written = phone.trim().startsWith('+') ? phone : whole;
  return written.replace(/\D/g, '').replace(/^0+/, '').slice(0, UNIQUE_LENGTH_MAX);
}

function isAbsent(value: CustomValue | undefined): value is undefined | null | '' {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

function missing(attribute: MemberAttribute): AttributeProblem {
  const details = { field: attribute.name, seen: 'nothing', needed: neededOf(attribute) };
  return { code: 'attribute_missing', details };
}

function malformed(attribute: MemberAttribute, value: CustomValue | undefined): AttributeProblem {
  const seen = JSON.stringify(value ?? null).slice(0, 60);
  const details = { field: attribute.name, seen, needed: neededOf(attribute) };
  return { code: 'attribute_malformed', details };
}

function neededOf({ name, type, unique }: MemberAttribute): string {
  const isKey = type === 'string' && unique;
  const allowed = isKey
    ? `a text of ${String(UNIQUE_LENGTH_MAX)} characters at most`
    : ALLOWED[type];
  return `${allowed} for ${name}`;
}
