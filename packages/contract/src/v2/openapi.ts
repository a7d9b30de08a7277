import { Type, type TObject } from 'typebox';
import { mandatoryNames } from '../params.ts';
import { simulatedFields, WRITE_PARAMETERS } from '../write-terms.ts';
import { takesKey, takesWriteTerms, type V2Endpoint } from './endpoint.ts';
import { V2_ENDPOINTS } from './endpoints.ts';
import { receiveStoreEvent } from './store-event.ts';
import { STOREFRONT_ENDPOINTS } from './storefront.ts';

/** A part of an OpenAPI document. */
type Part = Record<string, unknown>;

const DESCRIPTION = `The loyalty API, version 2.

Bodies are JSON. Dates are sent and answered as MM/DD/YYYY HH:MM:SS in UTC. Every write takes
\`Idempotency-Key\` and \`simulate\`. A refusal that the program gives has the HTTP status 200,
\`success: false\`, a code and a reason; other statuses say that the request itself could not be served.
Operations marked "Ours" are not in the platform's own API.`;

const RefusalBody = Type.Object({
  success: Type.Literal(false),
  error_code: Type.String({ description: 'What kind of refusal, for programs.' }),
  reason: Type.String({ description: 'What is wrong, in words.' }),
});

/** Everything that the document describes. */
const DESCRIBED: readonly V2Endpoint[] = [
  ...V2_ENDPOINTS,
  receiveStoreEvent,
  ...STOREFRONT_ENDPOINTS,
];

/** Headers that a signature may stand in, by the name of what they are here. */
const SIGNATURES = {
  signature: 'x-zinrelo-signature',
  magentoSignature: 'x-magento-signature',
  sfccSignature: 'x-sfcc-signature',
} as const;

/** What a document says of itself. */
interface Titled {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly serverUrl: string;
}

/** The v2 API as an OpenAPI 3.1 document, made from the schemas that requests are read by. */
export function v2OpenApi(terms: { readonly version: string; readonly serverUrl: string }): Part {
  return openApiOf(DESCRIBED, {
    ...terms,
    title: 'Fealty loyalty API v2',
    description: DESCRIPTION,
  });
}

/** Operations in the words of v2 as a document of their own. */
export function openApiOf(described: readonly V2Endpoint[], titled: Titled): Part {
  const { title, description, version, serverUrl } = titled;
  const paths: Record<string, Part> = {};
  for (const endpoint of described) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(endpoint),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      ...{ title, version, description },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    security: [{ partnerId: [], apiKey: [] }, ...BY_PERSON],
    tags: [...new Set(described.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Refusal: RefusalBody },
      responses: { Refusal: refusalResponse() },
      securitySchemes: {
        partnerId: { type: 'apiKey', in: 'header', name: 'partner-id' },
        apiKey: { type: 'apiKey', in: 'header', name: 'api-key' },
        session: {
          type: 'http',
          scheme: 'bearer',
          description: 'A person who is signed in; see docs/operating/people.md.',
        },
        sessionCookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'fealty_session',
          description: 'The same in a browser; over HTTPS it is called __Host-fealty_session.',
        },
        memberToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'HS256, signed with an API key of the store; see docs/api/storefront.md.',
        },
        ...signatureSchemes(),
      },
    },
  };
}

/** What a person who is signed in opens an operation with. */
const BY_PERSON = [{ session: [] }, { sessionCookie: [] }];

function operation(endpoint: V2Endpoint): Part {
  const refused = { $ref: '#/components/responses/Refusal' };
  return {
    operationId: endpoint.id,
    tags: [endpoint.group],
    summary: endpoint.summary,
    description: endpoint.ours === true ? `Ours. ${endpoint.description}` : endpoint.description,
    parameters: [
      ...pathParameters(endpoint),
      ...queryParameters(endpoint),
      ...(endpoint.bySignature === true ? [NONCE] : []),
      ...(takesKey(endpoint) ? writeParameters(endpoint) : []),
    ],
    ...securityOf(endpoint),
    ...bodyOf(endpoint),
    responses: {
      '200': success(endpoint),
      ...(endpoint.takesLonger === true ? { '202': success(endpoint) } : {}),
      ...Object.fromEntries(statusesOf(endpoint).map((status) => [status, refused])),
    },
    'x-codes': endpoint.codes,
    'x-category': endpoint.category,
  };
}

/** What opens an operation, where that is not a key. */
function securityOf({ byToken, bySignature, byPerson, open }: V2Endpoint): Part {
  if (open === true) return { security: [] };
  if (byPerson === true) return { security: BY_PERSON };
  if (byToken === true) return { security: [{ partnerId: [], memberToken: [] }] };
  if (bySignature !== true) return {};
  return { security: Object.keys(SIGNATURES).map((name) => ({ [name]: [] })) };
}

function signatureSchemes(): Part {
  const schemes = Object.entries(SIGNATURES).map(([name, header]) => [
    name,
    {
      type: 'apiKey',
      in: 'header',
      name: header,
      description:
        'HMAC-SHA512 of the body as it is sent, a colon and the nonce, in 128 hexadecimal digits; see docs/api/store-events.md.',
    },
  ]);
  return Object.fromEntries(schemes) as Part;
}

/** A simulation tells the reasons of rules, which are the merchant's: members get none. */
function writeParameters(endpoint: V2Endpoint): readonly object[] {
  const isSimulated = endpoint.byToken !== true && takesWriteTerms(endpoint);
  return WRITE_PARAMETERS.filter(({ name }) => isSimulated || name === 'Idempotency-Key');
}

/** When a message was signed. */
const NONCE = {
  name: 'nonce',
  in: 'header',
  required: true,
  description: 'The time in milliseconds since 1970, within five minutes of the server’s.',
  schema: { type: 'string', pattern: '^[0-9]{12,14}$' },
  example: '1794355200000',
};

/** Somebody else was first. */
const CONFLICTS = new Set([
  'BACKTEST_RUNNING',
  'CLOCK_IS_MOVING',
  'CORRECTION_STATE',
  'CURRENCY_CHANGED',
  'DESIGN_CHANGED',
  'DRAFT_CHANGED',
  'DRAFT_NAME_TAKEN',
  'KEY_NAME_TAKEN',
  'PROGRAM_MOVED',
  'APPROVAL_SETTLED',
  'LAST_OWNER',
  'NO_ASSUMPTIONS',
  'PERSON_EXISTS',
  'SEAL_REFUSED',
  'SIGNAL_STATE',
]);

function statusesOf(endpoint: V2Endpoint): readonly string[] {
  const { category, codes, byToken, bySignature } = endpoint;
  const missing = codes.some((code) => code.endsWith('_DOES_NOT_EXIST'));
  return [
    '400',
    '401',
    // Somebody who is signed in and may not, or a browser that another page led here.
    ...(byToken === true || bySignature === true ? [] : ['403']),
    ...(missing ? ['404'] : []),
    ...(codes.some((code) => CONFLICTS.has(code)) ? ['409'] : []),
    ...(takesKey(endpoint) ? ['422'] : []),
    ...(category === 'free' ? [] : ['429']),
    '503',
  ];
}

function pathParameters({ pathValues, sent }: V2Endpoint): Part[] {
  const by = String(sent['idParam']);
  return Object.entries(pathValues).map(([name, { description, example, exampleBy = {} }]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
    example: exampleBy[by] ?? example,
  }));
}

function queryParameters({ query, sent }: V2Endpoint): Part[] {
  const mandatory = mandatoryNames(query);
  return Object.entries(query.properties).map(([name, schema]) => {
    const { description = '' } = schema as { readonly description?: string };
    const isList = 'type' in schema && schema.type === 'array';
    return {
      name,
      in: 'query',
      required: mandatory.has(name),
      description,
      schema,
      ...(isList ? { style: 'form', explode: false } : {}),
      ...(sent[name] === undefined ? {} : { example: sent[name] }),
    };
  });
}

/** A body on a GET is read where a client sends one, and asked of nobody. */
function bodyOf({ method, body, sent }: V2Endpoint): Part {
  const names = Object.keys(body.properties);
  if (method === 'GET' || names.length === 0) return {};
  const required = [...mandatoryNames(body)];
  const example = Object.fromEntries(Object.entries(sent).filter(([name]) => names.includes(name)));
  const schema = { ...body, required };
  return {
    requestBody: {
      required: required.length > 0,
      content: { 'application/json': { schema, example } },
    },
  };
}

function success(endpoint: V2Endpoint): Part {
  const { data, answered, bytes } = endpoint;
  const writes = takesWriteTerms(endpoint);
  if (bytes !== undefined) {
    const content = Object.fromEntries(bytes.map((type) => [type, {}]));
    return { description: 'The bytes of it.', content };
  }
  const simulated = {
    simulated: Type.Optional(simulatedFields.simulated),
    trace: Type.Optional(simulatedFields.trace),
  };
  const done: TObject = Type.Object({
    success: Type.Literal(true),
    data,
    ...(writes ? simulated : {}),
  });
  const replayed = {
    'Idempotent-Replayed': {
      description: 'This answer was given before under the same key.',
      schema: { type: 'boolean' },
    },
  };
  return {
    description: 'It was done, or refused by the program.',
    content: {
      'application/json': {
        schema: { anyOf: [done, { $ref: '#/components/schemas/Refusal' }] },
        example: { success: true, data: answered },
      },
    },
    ...(writes ? { headers: replayed } : {}),
  };
}

function refusalResponse(): Part {
  const example = {
    success: false,
    error_code: 'INVALID_REQUEST_PARAMETER_VALUES',
    reason: 'missing: activity_id',
  };
  return {
    description: 'It could not be served, and nothing was written.',
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Refusal' }, example },
    },
  };
}
