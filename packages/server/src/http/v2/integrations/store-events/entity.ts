import { isUnstorable } from '../../../reading/given-text.ts';
import { ownField } from '../../../reading/json-text.ts';

/** What a shop sends of an order, a refund or a customer: whatever its own program holds. */
export type Entity = Readonly<Record<string, unknown>>;

/** Something in an entity that cannot be used, for the reader of a reason. */
export class Unusable extends Error {}

const TEXT_MAX = 255;
const LONG_TEXT_MAX = 2048;
const SEEN_MAX = 100;
const MONEY = /^([+-]?)(\d{1,15})(?:\.(\d*))?$/;
/** Shops keep money to four digits; what is finer is the noise of somebody's float. */
const DIGITS = 4;

/** An object, or one without anything in it. */
export function entityOf(value: unknown): Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Entity)
    : {};
}

/** The objects of a list, which shops also write as an object by number. */
export function entitiesOf(value: unknown): readonly Entity[] {
  const items: unknown[] = Array.isArray(value) ? value : Object.values(entityOf(value));
  return items.map(entityOf);
}

/** The first of these fields that says something. */
export function fieldOf(entity: Entity, names: readonly string[]): unknown {
  for (const name of names) {
    const value = ownField(entity, name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** A text, or a number as one; empty if there is none, or none that can be kept. */
export function textOf(entity: Entity, ...names: readonly string[]): string {
  return plainText(fieldOf(entity, names), TEXT_MAX) ?? '';
}

/** A text that may be cut short: titles, addresses of pictures. */
export function longTextOf(entity: Entity, ...names: readonly string[]): string {
  const text = plainText(fieldOf(entity, names), Infinity) ?? '';
  return text.length > LONG_TEXT_MAX ? '' : text;
}

/** Several texts: a list, or one text with commas. */
export function textsOf(entity: Entity, ...names: readonly string[]): readonly string[] {
  const given = fieldOf(entity, names);
  const items: unknown[] = Array.isArray(given) ? given : [given];
  return items
    .flatMap((item) => (plainText(item, LONG_TEXT_MAX) ?? '').split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length <= TEXT_MAX);
}

/** A text that must be there. Throws `Unusable`. */
export function neededText(entity: Entity, where: string, ...names: readonly string[]): string {
  const given = fieldOf(entity, names);
  const text = plainText(given, TEXT_MAX);
  if (text !== null && text !== '') return text;
  throw unusable(`${where}${names[0] ?? ''}`, given, `a text of at most ${TEXT_MAX} characters`);
}

/** Money in ten-thousandths of the currency; null if nothing is said. Throws `Unusable`. */
export function moneyOf(entity: Entity, where: string, ...names: readonly string[]): bigint | null {
  const given = fieldOf(entity, names);
  if (given === undefined) return null;
  const match = MONEY.exec(plainText(given, TEXT_MAX) ?? '');
  if (match === null) {
    throw unusable(
      `${where}${names[0] ?? ''}`,
      given,
      'an amount of at most 15 digits before its point',
    );
  }
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = fraction.padEnd(DIGITS + 1, '0');
  const cut = BigInt(whole + digits.slice(0, DIGITS));
  const rounded = digits.charCodeAt(DIGITS) >= '5'.charCodeAt(0) ? cut + 1n : cut;
  return sign === '-' ? -rounded : rounded;
}

/** Money as decimal text. */
export function moneyText(tenThousandths: bigint): string {
  const digits = tenThousandths.toString().padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  const whole = digits.slice(0, -DIGITS);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** What is wrong with a field, and what came. */
export function unusable(name: string, given: unknown, allowed: string): Unusable {
  if (given === undefined) return new Unusable(`${name} is missing`);
  const seen = JSON.stringify(given);
  const shown = seen.length > SEEN_MAX ? `${seen.slice(0, SEEN_MAX)}…` : seen;
  return new Unusable(`${name} is ${shown}, allowed is ${allowed}`);
}

function plainText(value: unknown, lengthMax: number): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text.length > lengthMax || isUnstorable(text) ? null : text;
}
