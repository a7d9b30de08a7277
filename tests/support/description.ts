import Schema from 'typebox/schema';

/** A JSON Schema as it stands in a description. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface DescribedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

/** One operation out of an OpenAPI document, with its references followed. */
export interface Operation {
  readonly api: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly DescribedParameter[];
  readonly body: JsonSchema | null;
  /** A body that succeeds, from the description. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Schema of the answer by HTTP status; null where the answer is not JSON. */
  readonly answers: ReadonlyMap<number, JsonSchema | null>;
  /** A whole answer that is a success, from the description; undefined without one. */
  readonly answered: unknown;
  /** Content types of a success. */
  readonly types: readonly string[];
  /** What lets a caller in. */
  readonly opens: 'key' | 'token' | 'signature' | 'person';
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, RawResponse>>;
  };
}

interface RawOperation {
  readonly operationId: string;
  /** In place of that of the document. */
  readonly security?: readonly object[];
  readonly parameters?: readonly DescribedParameter[];
  readonly requestBody?: { readonly content: RawContent };
  readonly responses: Readonly<Record<string, RawResponse | { readonly $ref: string }>>;
}

type RawContent = Readonly<
  Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>
>;

interface RawResponse {
  readonly content?: RawContent;
}

/** Reads what a server publishes of itself at `/openapi/{api}.json`. */
export async function readDescription(url: string, api: string): Promise<readonly Operation[]> {
  const answer = await fetch(`${url}/openapi/${api}.json`);
  const document = (await answer.json()) as Document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => operation(document, { api, path, method, raw })),
  );
}

function operation(
  document: Document,
  at: {
    readonly api: string;
    readonly path: string;
    readonly method: string;
    readonly raw: RawOperation;
  },
): Operation {
  const { api, path, raw } = at;
  const sent = raw.requestBody?.content['application/json'];
  const answers = Object.entries(raw.responses).map(([status, response]) => {
    const found = '$ref' in response ? responseOf(document, response.$ref) : response;
    const schema = found.content?.['application/json']?.schema;
    return [
      Number(status),
      schema === undefined ? null : (followed(document, schema) as JsonSchema),
    ] as const;
  });
  const done = raw.responses['200'];
  const content = done === undefined || '$ref' in done ? {} : (done.content ?? {});
  return {
    api,
    id: raw.operationId,
    method: at.method.toUpperCase(),
    path,
    parameters: raw.parameters ?? [],
    body: sent?.schema ?? null,
    example: (sent?.example as Operation['example'] | undefined) ?? {},
    answers: new Map(answers),
    answered: content['application/json']?.example,
    types: Object.keys(content),
    opens: opensOf(raw),
  };
}

function opensOf({ security = [] }: RawOperation): Operation['opens'] {
  const names = security.flatMap((one) => Object.keys(one));
  if (names.includes('memberToken')) return 'token';
  if (names.includes('signature')) return 'signature';
  return names.includes('session') && !names.includes('apiKey') ? 'person' : 'key';
}

function responseOf({ components }: Document, reference: string): RawResponse {
  return components.responses[reference.slice(reference.lastIndexOf('/') + 1)] ?? {};
}

/** A schema with every reference replaced by what it refers to. */
function followed(document: Document, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => followed(document, item));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && typeof value.$ref === 'string') {
    const name = value.$ref.slice(value.$ref.lastIndexOf('/') + 1);
    return followed(document, document.components.schemas[name]);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, followed(document, inner)]),
  );
}

/** What of a value is not as its schema says; empty if it fits. */
export function misfits(schema: JsonSchema, value: unknown): readonly string[] {
  if (Schema.Check(schema, value)) return [];
  const [, errors] = Schema.Errors(schema, value);
  return errors.slice(0, 3).map((error) => `${error.instancePath} ${error.message}`);
}
