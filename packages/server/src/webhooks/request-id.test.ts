import { expect, it } from 'vitest';
import { requestIdOf } from './request-id.ts';

const one = { id: '570265a77fae7c14c97a2b63' };
const two = { id: '57026ce2c22f9f7b50bbdf6e' };

it('is the id of an event that goes alone, so that v1 and its events agree', () => {
  expect(requestIdOf('hook', [one])).toBe(one.id);
  expect(requestIdOf('other', [one])).toBe(one.id);
});

it('is the same for every try of the same events', () => {
  expect(requestIdOf('hook', [one, two])).toBe(requestIdOf('hook', [{ ...one }, { ...two }]));
  expect(requestIdOf('hook', [one, two])).toMatch(/^[0-9a-f]{24}$/);
});

it('is another for other events, another order, another endpoint', () => {
  const three = { id: '57026857c22f9f7b50bbdf6c' };
  const ids = [
    requestIdOf('hook', [one, two]),
    requestIdOf('hook', [two, one]),
    requestIdOf('hook', [one, three]),
    requestIdOf('hook', [one, two, three]),
    requestIdOf('other', [one, two]),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

it('stays the same from one version of the program to the next', () => {
  // As `printf 'hook ONE TWO' | sha256sum` says: a try after an upgrade is still the same request.
  expect(requestIdOf('hook', [one, two])).toBe('c4beaa538cb02cefc9dd6de3');
  expect(requestIdOf('hook', [])).toMatch(/^[0-9a-f]{24}$/);
});
