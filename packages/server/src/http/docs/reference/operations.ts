/** A field that an operation takes or answers, by its whole name, `transaction_attributes.order_id`. */
export interface Field {
  readonly name: string;
  /** Its type in words. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/** Who may call. */
export type Opener = 'key' | 'token' | 'person' | 'signature' | 'anyone';

/** An operation as a page shows it. */
export interface Operation {
  readonly id: string;
  /** `v1`, `v2`, `account`. */
  readonly api: string;
  readonly group: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly opens: Opener;
  readonly inPath: readonly Field[];
  readonly inQuery: readonly Field[];
  readonly inHeaders: readonly Field[];
  readonly inBody: readonly Field[];
  /** How a body is sent; null where there is none. */
  readonly form: 'json' | 'form' | null;
  /** What the example sends. */
  readonly sent: {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
    readonly body: Readonly<Record<string, unknown>>;
  };
  readonly answer: readonly Field[];
  /** A whole answer; undefined where it is no JSON. */
  readonly answered: unknown;
  readonly codes: readonly string[];
}

type Schema = Readonly<Record<string, unknown>>;

/** As much of an OpenAPI document as pages show. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
}

interface RawOperation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly RawParameter[];
  readonly requestBody?: { readonly content: RawContent };
  readonly responses: Readonly<Record<string, { readonly content?: RawContent }>>;
  readonly 'x-codes'?: readonly (string | number)[];
}

interface RawParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: unknown;
}

type RawContent = Readonly<
  Record<string, { readonly schema?: Schema; readonly example?: unknown }>
>;

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const DEPTH_MAX = 4;

/** The operations that a description of an API names, in its order. */
export function operationsOf(api: string, document: ApiDocument): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => operationOf({ api, path, method }, raw)),
  );
}

function operationOf(
  { api, path, method }: { readonly api: string; readonly path: string; readonly method: string },
  raw: RawOperation,
): Operation {
  const { parameters = [], tags = [] } = raw;
  const { form, body } = bodyOf(raw);
  const answer = raw.responses['200']?.content?.[JSON_TYPE];
  const inPlace = (place: string): readonly Field[] =>
    parameters.filter((one) => one.in === place).map(parameterField);
  const { summary = raw.operationId, description = '', 'x-codes': codes = [] } = raw;
  return {
    ...{ id: raw.operationId, api, path, form, method: method.toUpperCase() },
    group: tags[0] ?? '',
    ...{ summary, description },
    opens: openerOf(raw.security),
    ...{ inPath: inPlace('path'), inQuery: inPlace('query'), inHeaders: inPlace('header') },
    inBody: fieldsOf(body.schema ?? {}),
    sent: {
      path: examplesIn(parameters, 'path'),
      query: examplesIn(parameters, 'query'),
      body: body.example ?? {},
    },
    answer: fieldsOf(successOf(answer?.schema ?? {})),
    answered: answer?.example,
    codes: codes.map(String),
  };
}

function bodyOf({ requestBody }: RawOperation): {
  readonly form: Operation['form'];
  readonly body: { readonly schema?: Schema; readonly example?: Operation['sent']['body'] };
} {
  const { [JSON_TYPE]: json, [FORM_TYPE]: form } = requestBody?.content ?? {};
  const sent = json ?? form ?? {};
  return {
    form: json !== undefined ? 'json' : form !== undefined ? 'form' : null,
    // Bodies of all operations are objects.
    body: sent as ReturnType<typeof bodyOf>['body'],
  };
}

/** Without a word of its own, an operation is opened by a key. */
function openerOf(security: readonly object[] | undefined): Opener {
  if (security === undefined) return 'key';
  const names = security.flatMap((one) => Object.keys(one));
  if (names.length === 0) return 'anyone';
  if (names.includes('memberToken')) return 'token';
  if (names.includes('signature')) return 'signature';
  return names.includes('session') ? 'person' : 'key';
}

function examplesIn(parameters: readonly RawParameter[], place: string): Record<string, string> {
  const given = parameters.filter((one) => one.in === place && one.example !== undefined);
  return Object.fromEntries(given.map(({ name, example }) => [name, exampleText(example)]));
}

function exampleText(example: unknown): string {
  if (Array.isArray(example)) return example.map(String).join(',');
  return typeof example === 'string' ? example : JSON.stringify(example);
}

function parameterField({ name, required = false, description, schema }: RawParameter): Field {
  const said = description ?? textIn(schema, 'description');
  return { name, type: typeOf(schema), isRequired: required, description: said };
}

/** An answer is a success or a refusal; refusals have a page of their own. */
function successOf(schema: Schema): Schema {
  const [first] = (schema['anyOf'] as readonly Schema[] | undefined) ?? [];
  return first ?? schema;
}

/** Every field of an object, with those of objects and lists inside it below it. */
function fieldsOf(schema: Schema, prefix = '', depth = 0): readonly Field[] {
  const required = new Set((schema['required'] as readonly string[] | undefined) ?? []);
  const properties = (schema['properties'] as Readonly<Record<string, Schema>> | undefined) ?? {};
  return Object.entries(properties).flatMap(([key, own]) => {
    const name = `${prefix}${key}`;
    const field: Field = {
      ...{ name, type: typeOf(own), isRequired: required.has(key) },
      description: textIn(own, 'description'),
    };
    if (depth >= DEPTH_MAX) return [field];
    const items = own['items'] as Schema | undefined;
    const inside =
      items === undefined
        ? fieldsOf(own, `${name}.`, depth + 1)
        : fieldsOf(items, `${name}[].`, depth + 1);
    return [field, ...inside];
  });
}

/** Types as a reader calls them: decimals are texts on the wire, dates have one form. */
function typeOf(schema: Schema): string {
  const kind = schema['x-kind'];
  if (typeof kind === 'string' && kind !== 'text') return KINDS[kind] ?? kind;
  const choices = schema['enum'] as readonly unknown[] | undefined;
  if (choices !== undefined) return choices.map(String).join(' | ');
  if ('const' in schema) return JSON.stringify(schema['const']);
  const others = schema['anyOf'] as readonly Schema[] | undefined;
  if (others !== undefined) return [...new Set(others.map(typeOf))].join(' | ');
  const type = schema['type'];
  if (type === 'array') return `list of ${typeOf((schema['items'] as Schema | undefined) ?? {})}`;
  return typeof type === 'string' ? (TYPES[type] ?? type) : 'anything';
}

const KINDS: Readonly<Record<string, string>> = {
  moment: 'date',
  decimal: 'decimal as text',
  whole: 'whole number',
  flag: 'true | false',
  email: 'e-mail address',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true | false',
  object: 'object',
};

function textIn(schema: Schema, name: string): string {
  const text = schema[name];
  return typeof text === 'string' ? text : '';
}
