import { expect, it } from 'vitest';
import { roleOf } from './migrate.ts';

it.each([
  ['postgres://app:secret@db.example:5432/fealty', 'app'],
  ['postgresql://app@db.example/fealty', 'app'],
  ['postgres://fealty%5Fapp@/fealty?host=%2Frun%2Fpostgresql', 'fealty_app'],
  ['postgres://db.example/fealty?user=app@x', null],
])('finds the role that a URL names: %s', (url, role) => {
  expect(roleOf(url)).toBe(role);
});
