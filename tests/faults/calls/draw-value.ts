import type { DescribedParameter, JsonSchema } from '../../support/description.ts';
import type { Known } from './known.ts';
import type { Draw } from './random.ts';

/** Values that fit nothing, or nearly something. */
const ODD: readonly unknown[] = [
  '',
  ' ',
  null,
  true,
  0,
  -1,
  1e308,
  0.1,
  9_007_199_254_740_993,
  [],
  {},
  [[[[[]]]]],
  [null],
  { a: { b: { c: {} } } },
  'null',
  '\u0000',
  '\ud800',
  '{"eq":',
  '{"between":"1-2-3"}',
  "'; drop table members; --",
  '../../etc/passwd',
  '%zz',
  '<script>',
  '99/99/9999',
  '02/30/2024 25:61:61',
  '٣٤',
  'ß'.repeat(300),
  'x'.repeat(5000),
  '__proto__',
  'constructor',
];

/** A value for a named place: most often one that fits, sometimes somebody else's, or nonsense. */
export function drawValue(draw: Draw, named: string, schema: JsonSchema, known: Known): unknown {
  if (draw.chance(0.06)) return draw.one(ODD);
  const id = known.draw(draw, named);
  if (id !== null && !draw.chance(0.1)) return id;
  return fitting(draw, schema, known);
}

function fitting(draw: Draw, schema: JsonSchema, known: Known): unknown {
  const { enum: words, type } = schema;
  if (Array.isArray(words)) return draw.one(words as unknown[]);
  const examples = schema['examples'] as readonly unknown[] | undefined;
  switch (schema['x-kind']) {
    case 'decimal':
      return draw.one(['0', '1', '35.0', '12.345', 100, 0.5, '999999']);
    case 'moment':
    case 'date':
      return draw.one(['01/31/2024', '10/05/2019 23:10:55', '12/31/2030 00:00:00', '31/12/2017']);
    case 'filter':
      return schema['x-of'] === 'moment'
        ? draw.one(['{"gt":"01/21/2022"}', '{"between":"12/01/2021-12/31/2030"}', '{"lte":"x"}'])
        : draw.one(['{"eq":"pending"}', '{"in":"approved,redeemed"}', 'active', '{"eq":1}']);
    case 'products':
      return draw.one<unknown>([[], [product(draw)], [product(draw), product(draw)]]);
    case 'object':
      return drawObject(draw, schema, known);
    case 'record':
      return draw.one<unknown>([{}, { size: 'L', count: 3, tags: ['a'] }, { days: 1 }]);
    default:
  }
  switch (type) {
    case 'integer':
    case 'number':
      return draw.one([0, 1, 2, 10, 100, 1000]);
    case 'boolean':
      return draw.chance(0.5);
    case 'array':
      return draw.one<unknown>([[], ['a'], ['a', 'b'], 'a,b']);
    case 'object':
      return drawObject(draw, schema, known);
    default:
      return draw.one(examples ?? ['text']) ?? 'text';
  }
}

function product(draw: Draw): object {
  const price = draw.one(['15', '10.017', 3]);
  return draw.chance(0.5)
    ? { product_id: '112', price, quantity: '1', title: 'Mug', category: 'Mugs' }
    : { product_id: '980', product_price: price, product_quantity: 2, product_title: 'Pant' };
}

/** An object of its fields: those that must be there nearly always, the others now and then. */
export function drawObject(draw: Draw, schema: JsonSchema, known: Known): object {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const fields: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(properties)) {
    if (!draw.chance(required.has(name) ? 0.97 : 0.3)) continue;
    fields[name] = drawValue(draw, name, inner, known);
  }
  if (draw.chance(0.05)) fields['something_else'] = draw.one(ODD);
  return fields;
}

/** A query out of its parameters. Lists and objects are written as JSON. */
export function drawQuery(
  draw: Draw,
  parameters: readonly DescribedParameter[],
  known: Known,
): string {
  const pairs: string[] = [];
  for (const { name, required, schema } of parameters) {
    if (!draw.chance(required ? 0.97 : 0.25)) continue;
    const value = drawValue(draw, name, schema, known);
    pairs.push(`${encodeURIComponent(name)}=${queryText(value)}`);
  }
  return pairs.join('&');
}

function queryText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, '?'));
}
