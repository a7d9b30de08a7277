import type { ParameterTraits, PassedProduct } from '@fealty/contract';
import type { OrderLine } from '@fealty/core';
import { DECIMAL_ALLOWED, readDecimal } from './decimal-text.ts';
import { isUnstorable } from './given-text.ts';
import { ownField } from './json-text.ts';
import { faultAt, fieldText, readPassedList } from './passed-list.ts';
import type { Fault, Understood } from './understood.ts';

/** Fields that a product must have; the platform also wants `url`, which shops often lack. */
const MANDATORY = ['product_id', 'price', 'quantity', 'title'] as const;
const OPTIONAL = ['url', 'img_url', 'category'] as const;
/** What v2 calls some of them. */
const ALSO: Readonly<Record<string, string>> = {
  price: 'product_price',
  quantity: 'product_quantity',
  title: 'product_title',
  url: 'product_url',
  img_url: 'product_image_url',
  category: 'product_category',
};
const LENGTH_MAX = 2048;

/** Reads the products of an order: a JSON list or its text, a single product among them. */
export function readProducts(given: unknown, traits: ParameterTraits): Understood {
  return readPassedList(given, traits.maxItems ?? 1000, readProduct);
}

/** A product as a line of an order. */
export function orderLine(product: PassedProduct): OrderLine {
  return {
    productId: product.product_id,
    price: product.price,
    quantity: product.quantity,
    category: product.category,
    title: product.title,
    url: product.url,
    imageUrl: product.img_url,
    tags: product.tags,
  };
}

function readProduct(item: object, where: string): PassedProduct | Fault {
  const at = { where, lengthMax: LENGTH_MAX };
  const texts: Record<string, string> = {};
  for (const name of [...MANDATORY, ...OPTIONAL]) {
    const text = eitherText(item, name, at);
    if (typeof text !== 'string') return text;
    texts[name] = text;
  }
  for (const name of MANDATORY) {
    if (texts[name] === '') return faultAt(`${where}.${nameIn(item, name)}`, 'nothing', 'a value');
  }
  const amounts: Record<string, string> = {};
  for (const name of ['price', 'quantity'] as const) {
    const text = texts[name] ?? '';
    const decimal = readDecimal(text);
    if (decimal === null) return faultAt(`${where}.${nameIn(item, name)}`, text, DECIMAL_ALLOWED);
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

/** What a product calls a field: v2's name where it calls anything by v2's names. */
function nameIn(item: object, name: string): string {
  const speaksV2 = Object.values(ALSO).some((also) => Object.hasOwn(item, also));
  return speaksV2 ? (ALSO[name] ?? name) : name;
}

/** A field under either name. Several categories are one text, as in v1. */
function eitherText(
  item: object,
  name: string,
  at: { readonly where: string; readonly lengthMax: number },
): string | Fault {
  const also = ALSO[name];
  const sent = also !== undefined && Object.hasOwn(item, also) ? also : name;
  const given = ownField(item, sent);
  if (name !== 'category' || !Array.isArray(given)) return fieldText(item, sent, at);
  return fieldText({ [sent]: given.map(String).join(', ') }, sent, at);
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
