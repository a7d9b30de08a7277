import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { accountOpenApi } from './account/openapi.ts';
import { v1OpenApi } from './v1/openapi.ts';
import { v2OpenApi } from './v2/openapi.ts';

const terms = { version: '0.1.0', serverUrl: 'https://fealty.example' };

it.each([
  ['v1', v1OpenApi(terms)],
  ['v2', v2OpenApi(terms)],
  ['signing in', accountOpenApi(terms)],
])('the description of %s keeps the rules of OpenAPI 3.1', async (_api, document) => {
  const validator = new Validator();
  // As it is published: without what only this program sees in a schema.
  const published = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  const judged = await validator.validate(published);
  expect(judged).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

it('a description that breaks them is found', async () => {
  const broken = { ...v2OpenApi(terms), paths: { 'no-slash': {} } };
  const published = JSON.parse(JSON.stringify(broken)) as Record<string, unknown>;
  const judged = await new Validator().validate(published);
  expect(judged.valid).toBe(false);
});
