import type { ParameterTraits, PassedProduct } from '@fealty/contract';
import { DECIMAL_ALLOWED, readDecimal } from './decimal-text.ts';
import { isUnstorable } from './given-text.ts';
import { ownField } from './json-text.ts';
import { faultAt, fieldText, readPassedList } from './passed-list.ts';
import type { Fault, Understood } from './understood.ts';

/** Fields that a product must have; the platform also wants `url`, which shops often lack. */
const MANDATORY = ['product_id', 'price', 'quantity', 'title'] as const;
const OPTIONAL = ['url', 'img_url', 'category'] as const;
const LENGTH_MAX = 2048;

/** Reads the products of an order: a JSON list or its text, a single product among them. */
export function readProducts(given: unknown, traits: ParameterTraits): Understood {
  return readPassedList(given, traits.maxItems ?? 1000, readProduct);
}

function readProduct(item: object, where: string): PassedProduct | Fault {
  const at = { where, lengthMax: LENGTH_MAX };
  const texts: Record<string, string> = {};
  for (const name of [...MANDATORY, ...OPTIONAL]) {
    const text = fieldText(item, name, at);
    if (typeof text !== 'string') return text;
    texts[name] = text;
  }
  for (const name of MANDATORY) {
    if (texts[name] === '') return faultAt(`${where}.${name}`, 'nothing', 'a value');
  }
  const amounts: Record<string, string> = {};
  for (const name of ['price', 'quantity'] as const) {
    const text = texts[name] ?? '';
    const decimal = readDecimal(text);
    if (decimal === null) return faultAt(`${where}.${name}`, text, DECIMAL_ALLOWED);
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

function readTags(given: unknown, where: string): readonly string[] | Fault {
  const texts: unknown[] = Array.isArray(given) ? given : [given ?? ''];
  const tags: string[] = [];
  for (const text of texts) {
    if (typeof text !== 'string' || text.length > LENGTH_MAX || isUnstorable(text)) {
      return faultAt(where, JSON.stringify(given), 'tags separated by commas');
    }
    tags.push(...text.split(',').map((tag) => tag.trim()));
  }
  return tags.filter((tag) => tag !== '');
}
