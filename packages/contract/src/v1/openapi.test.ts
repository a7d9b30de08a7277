import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from './endpoints.ts';
import { v1OpenApi } from './openapi.ts';

const document = v1OpenApi({ version: '0.1.0', serverUrl: 'https://fealty.example' });
const text = JSON.stringify(document);

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<string, { content?: Record<string, { example?: unknown }> } | undefined>
  >;
}

const operations = Object.entries(
  document['paths'] as Record<string, Record<string, Operation>>,
).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })));

describe('the description of v1', () => {
  it('holds every endpoint, with an example of each answer', () => {
    const ids = new Set(operations.map(({ operation }) => operation.operationId));
    for (const { id } of ENDPOINTS) expect(ids).toContain(id);
    expect(ids.size).toBe(operations.length);
    for (const { operation } of operations) {
      const content = operation.responses['200']?.content?.['application/json'];
      expect(content?.example).toHaveProperty('success', true);
    }
  });

  it('names each value of a path', () => {
    for (const { path, operation } of operations) {
      const named = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  it('refers to nothing that is not in it', () => {
    for (const [, reference = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = reference
        .split('/')
        .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], document);
      expect(found).toBeTypeOf('object');
    }
  });
});

describe.each(ENDPOINTS.map((endpoint) => ({ id: endpoint.id, endpoint })))(
  'the example of $id',
  ({ endpoint }) => {
    it('is what its schema says', () => {
      expect([...Value.Errors(endpoint.data, endpoint.answered)]).toEqual([]);
    });

    it('passes only parameters that there are', () => {
      const known = Object.keys(endpoint.parameters.properties);
      expect(known).toEqual(expect.arrayContaining(Object.keys(endpoint.sent)));
    });
  },
);
