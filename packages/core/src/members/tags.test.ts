import { describe, expect, it } from 'vitest';
import { tagProblem } from './tags.ts';

const many = (length: number): string[] => Array.from({ length }, (_, n) => `tag ${String(n)}`);
const ONE = 'a text of 1 to 200 characters';

describe('tags of a member', () => {
  it.each([
    ['none', []],
    ['two hundred', many(200)],
    ['the longest', ['x'.repeat(200)]],
  ])('fit: %s', (_, tags) => {
    expect(tagProblem(tags)).toBeNull();
  });

  it.each<[string, string[], number | string, string]>([
    ['one more than two hundred', many(201), 201, '200 tags at most'],
    ['spaces', ['vip', '  '], '  ', ONE],
    ['one that is too long', ['vip', 'x'.repeat(201)], 'x'.repeat(60), ONE],
  ])('do not fit: %s', (_, tags, seen, needed) => {
    expect(tagProblem(tags)).toEqual({ field: 'tags', seen, needed });
  });
});
