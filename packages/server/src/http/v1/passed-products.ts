import type { ParameterTraits, PassedProduct } from '@fealty/contract';
import { DECIMAL_ALLOWED, readDecimal } from './decimal-text.ts';
import { givenText, isUnstorable } from './given-text.ts';
import { ownField, readJson } from './json-text.ts';
import type { Fault, Understood } from './understood.ts';

/** Fields that a product must have; the platform also wants `url`, which shops often lack. */
const MANDATORY = ['product_id', 'price', 'quantity', 'title'] as const;
const OPTIONAL = ['url', 'img_url', 'category'] as const;
const LENGTH_MAX = 2048;

/** Reads the products of an order: a JSON list or its text, a single product among them. */
export function readProducts(given: unknown, traits: ParameterTraits): Understood {
  const read = typeof given === 'string' ? readJson(withoutComma(given)) : given;
  if (read === undefined || typeof read !== 'object' || read === null) {
    return fault('', typeof given === 'string' ? given : JSON.stringify(given), 'a JSON list');
  }
  const items: unknown[] = Array.isArray(read) ? read : [read];
  if (items.length === 0) return { kind: 'absent' };
  const { maxItems = 1000 } = traits;
  if (items.length > maxItems) return fault('', `${items.length} items`, `at most ${maxItems}`);
  const products: PassedProduct[] = [];
  for (const [index, item] of items.entries()) {
    const product = readProduct(item, `[${index}]`);
    if ('kind' in product) return product;
    products.push(product);
  }
  return { kind: 'value', value: products };
}

function readProduct(item: unknown, where: string): PassedProduct | Fault {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return fault(where, JSON.stringify(item), 'an object');
  }
  const texts: Record<string, string> = {};
  for (const name of [...MANDATORY, ...OPTIONAL]) {
    const text = fieldText(item, name, `${where}.${name}`);
    if (typeof text !== 'string') return text;
    texts[name] = text;
  }
  for (const name of MANDATORY) {
    if (texts[name] === '') return fault(`${where}.${name}`, 'nothing', 'a value');
  }
  const amounts: Record<string, string> = {};
  for (const name of ['price', 'quantity'] as const) {
    const text = texts[name] ?? '';
    const decimal = readDecimal(text);
    if (decimal === null) return fault(`${where}.${name}`, text, DECIMAL_ALLOWED);
    amounts[name] = decimal;
  }
  const tags = readTags(ownField(item, 'tags'), `${where}.tags`);
  if ('kind' in tags) return tags;
  return {
    product_id: texts['product_id'] ?? '',
    price: amounts['price'] ?? '',
    quantity: amounts['quantity'] ?? '',
    title: texts['title'] ?? '',
    url: texts['url'] ?? '',
    img_url: texts['img_url'] ?? '',
    category: texts['category'] ?? '',
    tags,
  };
}

/** A text, empty when nothing was passed. */
function fieldText(item: object, name: string, where: string): string | Fault {
  const given = givenText({ from: 'json', value: ownField(item, name) }, 'space');
  if (given.kind === 'absent') return '';
  if (given.kind === 'other') return fault(where, given.seen, 'a single value');
  if (given.text.length > LENGTH_MAX || isUnstorable(given.text)) {
    return fault(where, given.text, `text of at most ${LENGTH_MAX} characters`);
  }
  return given.text;
}

function readTags(given: unknown, where: string): readonly string[] | Fault {
  const texts: unknown[] = Array.isArray(given) ? given : [given ?? ''];
  const tags: string[] = [];
  for (const text of texts) {
    if (typeof text !== 'string' || text.length > LENGTH_MAX || isUnstorable(text)) {
      return fault(where, JSON.stringify(given), 'tags separated by commas');
    }
    tags.push(...text.split(',').map((tag) => tag.trim()));
  }
  return tags.filter((tag) => tag !== '');
}

function withoutComma(text: string): string {
  return text.replace(/[\s,]+$/, '');
}

function fault(where: string, seen: string, allowed: string): Fault {
  return { kind: 'fault', where, seen, allowed };
}
