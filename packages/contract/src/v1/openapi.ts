import { Type, type TObject, type TSchema } from 'typebox';
import type { Endpoint } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { mandatoryNames } from '../params.ts';
import { simulatedFields, WRITE_PARAMETERS } from '../write-terms.ts';
import { RefusalBody } from './refusal.ts';

/** A part of an OpenAPI document. */
type Part = Record<string, unknown>;

const DESCRIPTION = `The loyalty API, version 1.

Parameters may come in the query, as form fields or as a JSON object; what the query says goes
first. Dates are sent as MM/DD/YYYY, times are UTC. Every write takes \`Idempotency-Key\` and
\`simulate\`. A refusal carries a code from 601 to 623.`;

/** Parameters that are JSON text in a form. */
const AS_JSON = new Set(['products', 'payments']);

/** The v1 API as an OpenAPI 3.1 document, made from the schemas that requests are read by. */
export function v1OpenApi(terms: { readonly version: string; readonly serverUrl: string }): Part {
  const paths: Record<string, Part> = {};
  for (const endpoint of ENDPOINTS) {
    for (const path of [endpoint.path, endpoint.alsoPath]) {
      if (path === undefined) continue;
      const isSecond = path === endpoint.alsoPath;
      paths[path] = {
        ...paths[path],
        [endpoint.method.toLowerCase()]: operation(endpoint, isSecond ? '_short_path' : ''),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fealty loyalty API v1',
      version: terms.version,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: terms.serverUrl }],
    security: [{ partnerId: [], apiKey: [] }],
    tags: [...new Set(ENDPOINTS.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Refusal: RefusalBody },
      responses: { Refusal: refusalResponse() },
      securitySchemes: {
        partnerId: { type: 'apiKey', in: 'header', name: 'partner-id' },
        apiKey: { type: 'apiKey', in: 'header', name: 'api-key' },
      },
    },
  };
}

function operation(endpoint: Endpoint, suffix: string): Part {
  const isRead = endpoint.method === 'GET';
  const hasParameters = Object.keys(endpoint.parameters.properties).length > 0;
  return {
    operationId: `${endpoint.id}${suffix}`,
    tags: [endpoint.group],
    summary: endpoint.summary,
    description: endpoint.description,
    parameters: [
      ...pathParameters(endpoint),
      ...(isRead ? queryParameters(endpoint) : []),
      ...(endpoint.writes ? WRITE_PARAMETERS : []),
    ],
    ...(isRead || !hasParameters ? {} : { requestBody: requestBody(endpoint) }),
    responses: {
      '200': success(endpoint),
      '400': { $ref: '#/components/responses/Refusal' },
      '401': { $ref: '#/components/responses/Refusal' },
      '404': { $ref: '#/components/responses/Refusal' },
      ...(endpoint.writes ? { '503': { $ref: '#/components/responses/Refusal' } } : {}),
    },
    'x-codes': endpoint.codes,
  };
}

function pathParameters({ pathValues }: Endpoint): Part[] {
  return Object.entries(pathValues).map(([name, { description, example }]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
    example,
  }));
}

function queryParameters({ parameters, sent }: Endpoint): Part[] {
  const mandatory = mandatoryNames(parameters);
  return Object.entries(parameters.properties).map(([name, schema]) => {
    const { description = '' } = schema as { readonly description?: string };
    return {
      name,
      in: 'query',
      required: mandatory.has(name),
      description,
      schema,
      ...(isList(schema) ? { style: 'form', explode: false } : {}),
      ...(sent[name] === undefined ? {} : { example: exampleOf(schema, sent[name]) }),
    };
  });
}

function requestBody({ parameters, sent }: Endpoint): Part {
  const schema = { ...parameters, required: [...mandatoryNames(parameters)] };
  const asJson = Object.keys(parameters.properties).filter((name) => AS_JSON.has(name));
  const encoding =
    asJson.length === 0
      ? {}
      : {
          encoding: Object.fromEntries(
            asJson.map((name) => [name, { contentType: 'application/json' }]),
          ),
        };
  return {
    required: true,
    content: {
      'application/x-www-form-urlencoded': { schema, example: sent, ...encoding },
      'application/json': { schema, example: sent },
    },
  };
}

function success({ data, answered, writes }: Endpoint): Part {
  const schema: TObject = Type.Object({
    data,
    success: Type.Literal(true),
    ...(writes
      ? {
          simulated: Type.Optional(simulatedFields.simulated),
          trace: Type.Optional(simulatedFields.trace),
        }
      : {}),
  });
  const example = { data: answered, success: true };
  return {
    description: 'It was done.',
    content: { 'application/json': { schema, example } },
    ...(writes
      ? {
          headers: {
            'Idempotent-Replayed': {
              description: 'This answer was given before under the same key.',
              schema: { type: 'boolean' },
            },
          },
        }
      : {}),
  };
}

function refusalResponse(): Part {
  const reason = 'Insufficient redeemable points: 500 needed, 120 available';
  const example = {
    success: false,
    error_code: 607,
    reason,
    error: { success: false, reason, error_code: 607 },
  };
  const schema = { $ref: '#/components/schemas/Refusal' };
  return {
    description: 'It was refused, and nothing was written.',
    content: { 'application/json': { schema, example } },
  };
}

function isList(schema: TSchema): boolean {
  return 'type' in schema && schema.type === 'array';
}

function exampleOf(schema: TSchema, value: unknown): unknown {
  return isList(schema) && typeof value === 'string' ? value.split(',') : value;
}
