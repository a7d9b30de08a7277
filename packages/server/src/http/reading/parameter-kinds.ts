import type { ParameterKind, ParameterTraits } from '@fealty/contract';
import { readDay, readMoment } from '../dates.ts';
import { DECIMAL_ALLOWED, readDecimal } from './decimal-text.ts';
import { decodeValue } from './form-fields.ts';
import { givenText, isUnstorable } from './given-text.ts';
import { readListText } from './list-text.ts';
import { readPassedDocument } from './passed-document.ts';
import { readFiles } from './passed-files.ts';
import { readFilter } from './passed-filter.ts';
import { readItems } from './passed-items.ts';
import { readPayments } from './passed-payments.ts';
import { readProducts } from './passed-products.ts';
import { readRecord } from './passed-record.ts';
import type { RawField } from './raw-fields.ts';
import type { Fault, Understood } from './understood.ts';

const ABSENT: Understood = { kind: 'absent' };
const WHOLE = /^(\d{1,15})(?:\.0*)?$/;
const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;
const TRUE = new Set(['true', '1']);
const FALSE = new Set(['false', '0']);

function value(read: unknown): Understood {
  return { kind: 'value', value: read };
}

function fault(seen: string, allowed: string): Fault {
  return { kind: 'fault', seen, allowed };
}

type Understand = (text: string, traits: ParameterTraits) => Understood;

/** Kinds that are written as one text. */
const SCALARS: Readonly<
  Record<
    Exclude<
      ParameterKind,
      | 'list'
      | 'files'
      | 'products'
      | 'payments'
      | 'object'
      | 'record'
      | 'document'
      | 'items'
      | 'secret'
    >,
    Understand
  >
> = {
  text(text, { maxLength = 255, enum: allowed }) {
    if (allowed !== undefined) {
      const known = allowed.find((word) => word === text.toLowerCase());
      return known === undefined ? fault(text, `one of ${allowed.join(', ')}`) : value(known);
    }
    if (isUnstorable(text)) return fault(text, 'text without NUL and half characters');
    return text.length > maxLength ? fault(text, `at most ${maxLength} characters`) : value(text);
  },
  email(text, { maxLength = 254 }) {
    const fits = text.length <= maxLength && EMAIL.test(text) && !isUnstorable(text);
    return fits ? value(text.toLowerCase()) : fault(text, 'an e-mail address');
  },
  decimal(text) {
    const decimal = readDecimal(text);
    return decimal === null ? fault(text, DECIMAL_ALLOWED) : value(decimal);
  },
  integer(text, { minimum = 0, maximum = Number.MAX_SAFE_INTEGER }) {
    const match = WHOLE.exec(text.replace(/[\s,]+$/, ''));
    const number = match === null ? NaN : Number(match[1]);
    return number >= minimum && number <= maximum
      ? value(number)
      : fault(text, `a whole number from ${minimum} to ${maximum}`);
  },
  date(text) {
    const day = readDay(text);
    return day === null ? fault(text, 'a date as MM/DD/YYYY') : value(day);
  },
  moment(text) {
    const at = readMoment(text);
    return at === null ? fault(text, 'a time in UTC as MM/DD/YYYY HH:MM:SS') : value(at);
  },
  filter(text, { 'x-of': of = 'word', 'x-words': allowed }) {
    return readFilter(text, of, allowed);
  },
  boolean(text) {
    const word = text.toLowerCase().replace(/[\s,]+$/, '');
    if (TRUE.has(word)) return value(true);
    return FALSE.has(word) ? value(false) : fault(text, 'true or false');
  },
};

/** Understands a parameter by its kind; objects of parameters are read by `prepareReading`. */
export function understand(
  kind: Exclude<ParameterKind, 'object'>,
  field: RawField | undefined,
  traits: ParameterTraits,
): Understood {
  if (field === undefined) return ABSENT;
  if (traits['x-clears'] === true && isEmptied(field)) return value(kind === 'list' ? [] : '');
  if (kind === 'list') return understandList(field, traits);
  if (kind === 'files') return readFiles(field, traits);
  if (kind === 'secret') return readSecret(field, traits);
  if (isOfObjects(kind)) {
    return understandObjects(field, traits, OBJECTS[kind]);
  }
  const given = givenText(field, kind === 'email' ? 'plus' : 'space');
  switch (given.kind) {
    case 'absent':
      return ABSENT;
    case 'other':
      return fault(given.seen, 'a single value');
    case 'text':
      return SCALARS[kind](given.text, traits);
  }
}

/** Nothing of it comes back in a complaint, which may be logged where it is read. */
function readSecret(field: RawField, { maxLength = 255 }: ParameterTraits): Understood {
  const given = field.from === 'json' ? field.value : decodeValue(field.values[0] ?? '', 'space');
  if (given === null || given === undefined || given === '') return ABSENT;
  const allowed = `text of at most ${maxLength} characters, without NUL and half characters`;
  const fits = typeof given === 'string' && given.length <= maxLength && !isUnstorable(given);
  return fits ? value(given) : fault('something that is not shown', allowed);
}

const OBJECTS = {
  document: readPassedDocument,
  products: readProducts,
  payments: readPayments,
  record: readRecord,
  items: readItems,
} as const;

function isOfObjects(kind: ParameterKind): kind is keyof typeof OBJECTS {
  return Object.hasOwn(OBJECTS, kind);
}

/** Something was sent in its place, and that is nothing. */
function isEmptied(field: RawField): boolean {
  if (field.from === 'form') return field.values.every((text) => text === '');
  return Array.isArray(field.value) ? field.value.length === 0 : field.value === '';
}

function understandList(field: RawField, traits: ParameterTraits): Understood {
  const items: string[] = [];
  const single = traits['x-list-in-json'] === true ? singleText(field) : null;
  if (single !== null) return fault(single, 'a list of texts, as ["A","B"]');
  for (const text of listTexts(field)) {
    const read = text === null ? null : readListText(text);
    if (read === null) return fault(text ?? 'something else', 'a list of texts');
    items.push(...read);
  }
  if (items.length === 0) return ABSENT;
  const { maxItems = 100, enum: allowed } = traits;
  if (items.length > maxItems) return fault(`${items.length} items`, `at most ${maxItems}`);
  const unstorable = items.find((item) => item.length > 255 || isUnstorable(item));
  if (unstorable !== undefined) return fault(unstorable, 'texts of at most 255 characters');
  if (allowed === undefined) return value(items);
  const words = items.map((item) => item.toLowerCase());
  const unknown = words.find((word) => !allowed.includes(word));
  return unknown === undefined ? value(words) : fault(unknown, `any of ${allowed.join(', ')}`);
}

/** A text in JSON where a list belongs, if it is not one itself. */
function singleText(field: RawField): string | null {
  if (field.from === 'form' || typeof field.value !== 'string') return null;
  const text = field.value.trim();
  return text === '' || text.startsWith('[') ? null : text;
}

function listTexts(field: RawField): (string | null)[] {
  if (field.from === 'form') return field.values.map((text) => decodeValue(text, 'space'));
  const { value: given } = field;
  if (given === null || given === undefined) return [];
  const items: unknown[] = Array.isArray(given) ? given : [given];
  return items.map((item) => {
    if (typeof item === 'string') return item;
    return typeof item === 'number' || typeof item === 'boolean' ? String(item) : null;
  });
}

function understandObjects(
  field: RawField,
  traits: ParameterTraits,
  read: (given: unknown, traits: ParameterTraits) => Understood,
): Understood {
  if (field.from === 'json' && typeof field.value !== 'string') {
    return field.value === null ? ABSENT : read(field.value, traits);
  }
  const given = givenText(field, 'space');
  if (given.kind === 'absent') return ABSENT;
  if (given.kind === 'other') return fault(given.seen, 'one JSON list');
  return read(given.text, traits);
}
