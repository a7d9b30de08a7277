import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { DEMO_PROGRAM } from './demo.ts';
import { publishedSchema } from './published-schema.ts';
import { STARTER_PROGRAM } from './starter.ts';

const schema = publishedSchema('https://points.example.com');

it('is found where it says, and refers to nothing but itself', () => {
  expect(schema['$id']).toBe('https://points.example.com/docs/program.schema.json');
  const text = JSON.stringify(schema);
  const targets = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
  expect(new Set(targets)).toEqual(new Set(['#/$defs/Condition']));
  expect(Object.keys(schema['$defs'] as object)).toEqual(['Condition']);
  expect(text.match(/"\$id"/g)).toHaveLength(1);
});

it('takes programs, with numbers that need no quotes, and nothing else', () => {
  const when = { not: { any: [{ attribute: 'member.tier', operator: 'equals', value: 'gold' }] } };
  const rules = [{ type: 'multiplier', multiplier: 2, when }];
  const [purchase] = STARTER_PROGRAM.activities;
  const ruled = { ...STARTER_PROGRAM, activities: [{ ...purchase, rules }] };
  for (const program of [STARTER_PROGRAM, DEMO_PROGRAM, ruled]) {
    expect(Value.Check(schema, program)).toBe(true);
  }
  expect(Value.Check(schema, { ...STARTER_PROGRAM, colour: 'red' })).toBe(false);
  const odd = [{ type: 'multiplier', multiplier: 2, when: { not: { attribute: 5 } } }];
  expect(Value.Check(schema, { ...ruled, activities: [{ ...purchase, rules: odd }] })).toBe(false);
});
