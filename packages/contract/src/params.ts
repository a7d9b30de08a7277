import { Type, type Static, type TObject, type TUnsafe } from 'typebox';

/**
 * Kinds of request parameter. A schema of one of them carries what is published of it and what a
 * parser needs, so that both come from one place. The names that start with `x-` are ours.
 */
export type ParameterKind =
  | 'text'
  | 'email'
  | 'decimal'
  | 'integer'
  | 'date'
  | 'moment'
  | 'boolean'
  | 'list'
  | 'files'
  | 'products'
  | 'payments'
  | 'object'
  | 'record'
  | 'document'
  | 'items'
  | 'filter'
  | 'secret';

/** What a reader of parameters looks at in a schema. */
export interface ParameterTraits {
  readonly 'x-kind': ParameterKind;
  /** Other names under which old clients send it. */
  readonly 'x-also'?: readonly string[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  /** Of an `object`: the parameters in it. */
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  /** Of an `object`: other names in it are the merchant's own, and kept. */
  readonly 'x-rest'?: true;
  /** Of a `filter`: what its operators compare. */
  readonly 'x-of'?: FilterKind;
  /** Of a `filter`: the words that there are. */
  readonly 'x-words'?: readonly string[];
  /** An empty text is a value of its own: it clears what was known. */
  readonly 'x-clears'?: true;
  readonly 'x-list-in-json'?: true;
}

/** What a filter compares: words whose case does not matter, ids, or moments in UTC. */
export type FilterKind = 'word' | 'id' | 'moment';

/** What every parameter says of itself. */
export interface ParameterWords {
  readonly description: string;
  readonly example: string | number | boolean | readonly string[];
  readonly also?: readonly string[];
}

function words(kind: ParameterKind, said: ParameterWords): Record<string, unknown> {
  return {
    'x-kind': kind,
    description: said.description,
    examples: [said.example],
    ...(said.also === undefined ? {} : { 'x-also': said.also }),
  };
}

/** Text without NUL or half characters; spaces at its ends are dropped. */
export function text(
  said: ParameterWords,
  limits: Clearing & { readonly maxLength: number; readonly allowed?: readonly string[] },
): TUnsafe<string> {
  const { maxLength, allowed } = limits;
  return Type.Unsafe<string>({
    type: 'string',
    maxLength,
    ...words('text', said),
    ...(allowed === undefined ? {} : { enum: allowed }),
    ...clearing(limits),
  });
}

/** An id that the merchant or the platform gave. */
export function id(said: ParameterWords): TUnsafe<string> {
  return text(said, { maxLength: 255 });
}

/** One of a few words; the case does not matter. It must be said, unless one is meant otherwise. */
export function choice<const T extends string>(
  said: ParameterWords,
  allowed: readonly T[],
  otherwise?: T,
): TUnsafe<T> {
  const schema = { type: 'string', maxLength: 64, ...words('text', said), enum: allowed };
  return Type.Unsafe<T>({ ...schema, ...(otherwise === undefined ? {} : { default: otherwise }) });
}

/** An empty text, or an empty list, says that there is none; without this it says nothing. */
interface Clearing {
  readonly clears?: true;
}

function clearing({ clears }: Clearing): object {
  return clears === undefined ? {} : { 'x-clears': clears };
}

/** An e-mail address, lower-cased. */
export function email(said: ParameterWords, limits: Clearing = {}): TUnsafe<string> {
  const schema = { type: 'string', maxLength: 254, ...words('email', said) };
  return Type.Unsafe<string>({ ...schema, ...clearing(limits) });
}

/** A plain decimal from 0 on, as text or number: `35`, `"35.0"`. Read as text, never as a float. */
export function decimal(
  said: ParameterWords,
  type: 'string' | 'integer' = 'string',
): TUnsafe<string> {
  return Type.Unsafe<string>({ type, ...words('decimal', said), minimum: 0 });
}

/** A whole number; `"7"` and `7.0` are 7. */
export function integer(
  said: ParameterWords,
  limits: { readonly minimum: number; readonly maximum: number; readonly default?: number },
): TUnsafe<number> {
  return Type.Unsafe<number>({ type: 'integer', ...words('integer', said), ...limits });
}

/** A day, sent as MM/DD/YYYY. DD/MM/YYYY is understood when the first number exceeds 12. */
export function date(said: ParameterWords, limits: Clearing = {}): TUnsafe<string> {
  return Type.Unsafe<string>({ type: 'string', ...words('date', said), ...clearing(limits) });
}

/** A moment in UTC, sent as MM/DD/YYYY HH:MM:SS; without a time it is midnight. Read as milliseconds. */
export function moment(said: ParameterWords): TUnsafe<number> {
  return Type.Unsafe<number>({ type: 'string', ...words('moment', said) });
}

/** An object of parameters. Names that it does not hold are ignored. */
export function nested<P extends TObject>(
  said: Pick<ParameterWords, 'description'>,
  schema: P,
): TUnsafe<Static<P>> {
  return Type.Unsafe<Static<P>>({ ...schema, ...objectWords(said) });
}

/** An object of parameters among names of the merchant's own, which are read as `custom`. */
export function nestedOpen<P extends TObject>(
  said: Pick<ParameterWords, 'description'>,
  schema: P,
): TUnsafe<Static<P> & { readonly custom?: PassedRecord }> {
  return Type.Unsafe<Static<P> & { readonly custom?: PassedRecord }>({
    ...schema,
    ...objectWords(said),
    'x-rest': true,
  });
}

function objectWords({ description }: Pick<ParameterWords, 'description'>): object {
  return { 'x-kind': 'object', description };
}

/** Names and values that the merchant defines: texts, numbers, flags and lists of texts. */
export type PassedRecord = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An object whose names are the merchant's own. */
export function record(
  said: Pick<ParameterWords, 'description'>,
  limits: { readonly maxItems: number },
): TUnsafe<PassedRecord> {
  return Type.Unsafe<PassedRecord>({
    type: 'object',
    additionalProperties: true,
    maxItems: limits.maxItems,
    'x-kind': 'record',
    description: said.description,
  });
}

/** An object of a form of its own, which is judged where it is used. */
export function document(said: Pick<ParameterWords, 'description'>): TUnsafe<object> {
  return Type.Unsafe<object>({
    type: 'object',
    additionalProperties: true,
    'x-kind': 'document',
    description: said.description,
  });
}

/** Objects, each to be read by itself: what is wrong with one is no fault of the list. */
export function items(
  said: Pick<ParameterWords, 'description'>,
  limits: { readonly maxItems: number },
): TUnsafe<readonly unknown[]> {
  return Type.Unsafe<readonly unknown[]>({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    minItems: 1,
    maxItems: limits.maxItems,
    'x-kind': 'items',
    description: said.description,
  });
}

/** What must hold of a value: one of some words, or a span of time. */
export type PassedFilter =
  | { readonly of: 'word'; readonly among: readonly string[] }
  /** Milliseconds; `until` is excluded. */
  | { readonly of: 'moment'; readonly from: number; readonly until: number };

/**
 * A comparison as JSON text: `{"eq":"pending"}`, `{"in":"a,b"}`; of moments also `gt`, `gte`, `lt`,
 * `lte` and `between` with a hyphen. A bare value is compared for equality.
 */
export function filter(
  said: ParameterWords,
  of: FilterKind,
  allowed?: readonly string[],
): TUnsafe<PassedFilter> {
  return Type.Unsafe<PassedFilter>({
    type: 'string',
    ...words('filter', said),
    'x-of': of,
    ...(allowed === undefined ? {} : { 'x-words': allowed }),
  });
}

/** `true`, `True` and `1`, `false`, `False` and `0`. */
export function flag(said: ParameterWords, otherwise?: boolean): TUnsafe<boolean> {
  return Type.Unsafe<boolean>({
    type: 'boolean',
    ...words('boolean', said),
    ...(otherwise === undefined ? {} : { default: otherwise }),
  });
}

/** A password or token: taken as it is, spaces included, out of the body alone, and never told back. */
export function secret(
  said: ParameterWords,
  limits: { readonly maxLength: number },
): TUnsafe<string> {
  const schema = { type: 'string', format: 'password', ...words('secret', said) };
  return Type.Unsafe<string>({ ...schema, ...limits });
}

/** Several texts: repeated, comma-separated, or a list as JSON or Python would write it. */
export function list(
  said: ParameterWords,
  limits: Clearing & {
    readonly maxItems: number;
    readonly allowed?: readonly string[];
    /** One text in JSON is a mistake there, where each may hold commas. */
    readonly isListInJson?: true;
  },
): TUnsafe<readonly string[]> {
  const { maxItems, allowed, isListInJson } = limits;
  return Type.Unsafe<readonly string[]>({
    type: 'array',
    items: { type: 'string', maxLength: 255, ...(allowed === undefined ? {} : { enum: allowed }) },
    maxItems,
    ...words('list', said),
    ...(allowed === undefined ? {} : { enum: allowed }),
    ...(isListInJson === undefined ? {} : { 'x-list-in-json': isListInJson }),
    ...clearing(limits),
  });
}

/** Files as base64, with or without `data:…;base64,` before it: a list, or a single one. */
export function files(
  said: ParameterWords,
  limits: { readonly maxItems: number },
): TUnsafe<readonly string[]> {
  return Type.Unsafe<readonly string[]>({
    type: 'array',
    items: { type: 'string', contentEncoding: 'base64' },
    maxItems: limits.maxItems,
    ...words('files', said),
  });
}

/** One product of an order as it is sent. */
export interface PassedProduct {
  readonly product_id: string;
  /** Decimal text. */
  readonly price: string;
  /** Decimal text. */
  readonly quantity: string;
  readonly title: string;
  readonly url: string;
  readonly img_url: string;
  readonly category: string;
  readonly tags: readonly string[];
}

const productText = (description: string): TUnsafe<string> =>
  Type.Unsafe<string>({ type: 'string', description });

const PassedProductSchema = Type.Object({
  product_id: productText('Unique id of the product.'),
  price: productText('Price of one piece.'),
  quantity: productText('How many were bought.'),
  title: productText('Name of the product.'),
  url: Type.Optional(productText('Page of the product.')),
  img_url: Type.Optional(productText('Picture of the product.')),
  category: Type.Optional(productText('Category in the shop.')),
  tags: Type.Optional(productText('Tags in the shop, separated by commas.')),
});

/** The lines of an order: a JSON list, in a form as its text. */
export function products(
  said: ParameterWords,
  limits: { readonly maxItems: number },
): TUnsafe<readonly PassedProduct[]> {
  return Type.Unsafe<readonly PassedProduct[]>({
    type: 'array',
    items: PassedProductSchema,
    maxItems: limits.maxItems,
    ...words('products', said),
  });
}

/** How a part of an order was paid, as it is sent. */
export interface PassedPayment {
  readonly method: string;
  /** Decimal text. */
  readonly amount: string;
}

const PassedPaymentSchema = Type.Object({
  method: productText('How it was paid, in the words of the shop: `card`, `gift_card`.'),
  amount: productText('How much of the order was paid so.'),
});

/** How an order was paid: a JSON list, in a form as its text. */
export function payments(
  said: ParameterWords,
  limits: { readonly maxItems: number },
): TUnsafe<readonly PassedPayment[]> {
  return Type.Unsafe<readonly PassedPayment[]>({
    type: 'array',
    items: PassedPaymentSchema,
    maxItems: limits.maxItems,
    ...words('payments', said),
  });
}

/** Names that a request must hold. What has a default may be left out; a reader finds it always. */
export function mandatoryNames(schema: TObject): ReadonlySet<string> {
  // The list is left out when nothing is required, whatever its type says.
  const listed: unknown = schema.required;
  const required = Array.isArray(listed) ? schema.required : [];
  return new Set(required.filter((name) => !('default' in (schema.properties[name] ?? {}))));
}
