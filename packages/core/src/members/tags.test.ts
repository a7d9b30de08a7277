import { describe, expect, it } from 'vitest';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { ChangeTags } from '../commands.ts';
import { decide } from '../decide.ts';
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

describe('tags that are changed', () => {
  const tagged = async (tags: readonly string[], change: Partial<ChangeTags>) => {
    const driver = coreDriver({ title: '', program: plain, table: '' });
    const profile = { uid: '1', firstName: 'Ann', lastName: 'T', tags };
    const now = noonOf(driver, 1);
    await driver.carryOut({ kind: 'enroll', actor: 'key:test', profile }, now);
    const { books } = driver;
    const scene = { books, program: programOf({ program: plain }), now, fresh: countingFresh(99) };
    const member = { by: 'uid', value: '1' } as const;
    const base = { kind: 'change_tags', actor: 'key:test', member, add: [], remove: [] } as const;
    const decision = decide(scene, { ...base, ...change });
    return decision.kind === 'done' ? decision.changes : [];
  };

  it.each<[string, readonly string[], readonly string[], readonly string[] | undefined]>([
    ['without outer spaces', [' web '], [' OLD '], ['vip', 'new', 'web']],
    ['one for another', ['web'], ['new'], ['vip', 'old', 'web']],
    ['as they are', [' VIP'], ['none'], undefined],
  ])('%s', async (_title, add, remove, tags) => {
    const changes = await tagged(['vip', 'old', 'new'], { add, remove });
    expect(changes[0]).toEqual(
      tags && expect.objectContaining({ kind: 'profile_changed', changes: { tags } }),
    );
  });

  it('quietly are told to nobody', async () => {
    const changes = await tagged([], { add: ['vip'], quiet: true });
    expect(changes[1]).toMatchObject({ kind: 'event_raised', quiet: true });
  });
});
