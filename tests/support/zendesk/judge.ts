import { readFileSync } from 'node:fs';
import { misfits, type JsonSchema } from '../description.ts';
import type { Asked } from './stand-in.ts';

/*
 * Judges requests and answers by the description that Zendesk publishes. By itself it lets nearly every
 * body of a user pass, since one branch of it asks for nothing, and says nothing of the body of a field,
 * of pages, and of tokens: the overlay here closes that. (Reference: Zendesk §1.9)
 */

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Record<string, JsonSchema>;
    readonly parameters: object;
  };
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;
interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
}

const FIELD_VALUES: JsonSchema = {
  type: 'object',
  propertyNames: { type: 'string', pattern: '^[A-Za-z0-9_]+$' },
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
};
const CLOSED = { type: 'object', additionalProperties: false } as const;
const USER_INPUT: JsonSchema = {
  ...CLOSED,
  minProperties: 1,
  properties: {
    id: { type: 'integer' },
    name: { type: 'string', minLength: 1 },
    email: { type: 'string', pattern: '@' },
    external_id: { type: 'string' },
    skip_verify_email: { type: 'boolean' },
    user_fields: FIELD_VALUES,
  },
};
const ENVELOPES: Readonly<Record<string, JsonSchema>> = {
  'put /api/v2/users/{user_id}': one('user', USER_INPUT),
  'post /api/v2/users/create_or_update': one('user', USER_INPUT),
  'put /api/v2/users/update_many': one('users', {
    type: 'array',
    minItems: 1,
    maxItems: 100,
    items: { ...USER_INPUT, required: ['id'] },
  }),
  'post /api/v2/user_fields': one('user_field', {
    ...CLOSED,
    required: ['key', 'type', 'title'],
    properties: {
      key: { type: 'string', pattern: '^(?=.*[A-Za-z_])[A-Za-z0-9_]+$' },
      type: {
        enum: [
          ...['text', 'textarea', 'checkbox', 'date', 'integer', 'decimal', 'regexp'],
          ...['dropdown', 'lookup'],
        ],
      },
      title: { type: 'string', minLength: 1 },
    },
  }),
  'post /oauth/tokens': {
    ...CLOSED,
    required: ['grant_type', 'client_id', 'client_secret', 'scope', 'expires_in'],
    properties: {
      grant_type: { const: 'client_credentials' },
      client_id: { type: 'string' },
      client_secret: { type: 'string' },
      scope: { type: 'string' },
      expires_in: { type: 'integer', exclusiveMinimum: 300, maximum: 172_800 },
    },
  },
};
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'get /api/v2/user_fields': ['page[size]', 'page[after]'],
};

function one(name: string, schema: JsonSchema): JsonSchema {
  return { ...CLOSED, required: [name], properties: { [name]: schema } };
}

const described = JSON.parse(
  readFileSync(new URL('described/support-api.json', import.meta.url), 'utf8'),
) as Described;
const components = nullable(described.components) as Described['components'];

/** What is wrong with a request; empty if nothing is. */
export function judgeRequest(asked: Asked): readonly string[] {
  const { method, path, query, body, headers } = asked;
  const found = find(method, path);
  if (found === null) return [`${method} ${path} is not described`];
  const { name, operation, shared } = found;
  const problems: string[] = [];
  const known = new Set([
    ...[...shared, ...(operation.parameters ?? [])].flatMap(queryName),
    ...(PAGES[name] ?? []),
  ]);
  for (const key of query.keys()) if (!known.has(key)) problems.push(`${key} is not described`);
  const isToken = name === 'post /oauth/tokens';
  if (!isToken && !/^(?:Bearer|Basic) \S+$/.test(headers.authorization ?? '')) {
    problems.push('nobody is let in without credentials');
  }
  const own = operation.requestBody?.content['application/json']?.schema;
  for (const schema of [own, ENVELOPES[name]]) {
    if (schema !== undefined) problems.push(...misfits(withComponents(schema), body));
  }
  const hasBody = own !== undefined || ENVELOPES[name] !== undefined;
  if (!hasBody && body !== null) problems.push('a body is not described');
  return problems;
}

/** What is wrong with an answer of the stand-in; what is not described is nobody's to judge. */
export function judgeAnswer(
  { method, path }: Asked,
  answer: { readonly status: number; readonly body?: unknown },
): readonly string[] {
  const responses = find(method, path)?.operation.responses;
  const schema = responses?.[String(answer.status)]?.content?.['application/json']?.schema;
  return schema === undefined ? [] : misfits(withComponents(schema), answer.body);
}

function find(
  method: string,
  path: string,
): {
  readonly name: string;
  readonly operation: Operation;
  readonly shared: readonly Parameter[];
} | null {
  const verb = method.toLowerCase();
  if (`${verb} ${path}` === 'post /oauth/tokens') {
    return { name: 'post /oauth/tokens', operation: {}, shared: [] };
  }
  const plain = described.paths[path]?.[verb] === undefined ? null : path;
  const form =
    plain ??
    Object.keys(described.paths).find((each) => {
      const parts = each.split('/').map((part) => {
        if (part === '{user_id}') return String.raw`\d+`;
        return part.startsWith('{') ? String.raw`[\w-]+` : part;
      });
      return (
        described.paths[each]?.[verb] !== undefined && new RegExp(`^${parts.join('/')}$`).test(path)
      );
    });
  const operation = form === undefined ? undefined : described.paths[form]?.[verb];
  if (form === undefined || operation === undefined) return null;
  const shared = (described.paths[form]?.['parameters'] ?? []) as readonly Parameter[];
  return { name: `${verb} ${form}`, operation, shared };
}

function queryName(parameter: Parameter): readonly string[] {
  const { $ref } = parameter;
  const meant = (
    $ref === undefined
      ? parameter
      : (components.parameters as Record<string, Parameter>)[$ref.split('/').at(-1) ?? '']
  ) as Parameter;
  return meant.in === 'query' && meant.name !== undefined ? [meant.name] : [];
}

function withComponents(schema: JsonSchema): JsonSchema {
  return { ...(nullable(schema) as JsonSchema), components };
}

/** `nullable` is a word of OpenAPI 3.0; schemas say it by their types. */
function nullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullable);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable: isNullable, ...rest } = value as Record<string, unknown>;
  const mapped = Object.fromEntries(
    Object.entries(rest).map(([key, one_]) => [key, nullable(one_)]),
  );
  if (isNullable !== true) return mapped;
  return typeof mapped['type'] === 'string'
    ? { ...mapped, type: [mapped['type'], 'null'] }
    : { anyOf: [mapped, { type: 'null' }] };
}
