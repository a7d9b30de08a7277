import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { V2_ENDPOINTS } from './endpoints.ts';
import { v2OpenApi } from './openapi.ts';
import { receiveStoreEvent } from './store-event.ts';
import { STOREFRONT_ENDPOINTS } from './storefront.ts';

const ENDPOINTS = [...V2_ENDPOINTS, receiveStoreEvent, ...STOREFRONT_ENDPOINTS];

const document = v2OpenApi({ version: '0.1.0', serverUrl: 'https://fealty.example' });
const text = JSON.stringify(document);

interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly security?: readonly object[];
}

const operations = Object.entries(
  document['paths'] as Record<string, Record<string, Operation>>,
).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })));

describe('the description of v2', () => {
  it('holds every endpoint once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.toSorted()).toEqual(ENDPOINTS.map(({ id }) => id).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
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

  it('asks for a signature and a nonce where no key is sent', () => {
    const signed = operations.find(({ path }) => path.includes('/workflows/'))?.operation;
    expect(signed?.security?.map((one) => Object.keys(one))).toEqual([
      ['signature'],
      ['magentoSignature'],
      ['sfccSignature'],
    ]);
    expect(signed?.parameters.filter((one) => one.in === 'header').map((one) => one.name)).toEqual([
      'nonce',
    ]);
  });

  it('says of what is ours that it is', () => {
    const ours = ENDPOINTS.filter((endpoint) => endpoint.ours === true).map(({ id }) => id);
    const marked = operations.filter(({ operation }) => operation.description.startsWith('Ours. '));
    expect(marked.map(({ operation }) => operation.operationId).toSorted()).toEqual(
      ours.toSorted(),
    );
  });
});

describe.each(ENDPOINTS.map((endpoint) => ({ id: endpoint.id, endpoint })))(
  'the example of $id',
  ({ endpoint }) => {
    it('is what its schema says', () => {
      expect([...Value.Errors(endpoint.data, endpoint.answered)]).toEqual([]);
    });

    it('passes only parameters that there are', () => {
      const known = [
        ...Object.keys(endpoint.query.properties),
        ...Object.keys(endpoint.body.properties),
      ];
      expect(known).toEqual(expect.arrayContaining(Object.keys(endpoint.sent)));
    });
  },
);
