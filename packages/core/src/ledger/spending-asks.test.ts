import { expect, it } from 'vitest';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';

const actor = 'key:test';
const ann = { by: 'email', value: 'ann@example.com' } as const;

const TABLE = `
  day 1  enroll
  day 1  award 60 expires day 200
  day 2  award 70
  day 3  award 80
`;

it.each<[number, Command]>([
  [150, { kind: 'deduct', actor, member: ann, points: 150, reason: 'test' }],
  [150, { kind: 'adjust_points', actor, member: ann, points: -150, reason: 'test' }],
  [100, { kind: 'redeem', actor, member: ann, rewardId: 'mug' }],
])(
  'whoever spends %i points asks for as many, where fewer or none were loaded',
  async (points, command) => {
    const driver = coreDriver({ program: plain, title: 'before', table: TABLE });
    expect(await runScenario({ program: plain, title: 'before', table: TABLE }, driver)).toEqual(
      [],
    );
    const now = Date.UTC(2026, 1, 1);
    const id = driver.books.identities.get('email:ann@example.com') ?? '';
    const decided = (loaded: number): unknown => {
      const lots = loaded === 0 ? [] : [{ member: ann, points: loaded }];
      const books = loadPartly(driver.books, { members: [ann], lots }, now);
      const program = programOf({ program: plain });
      return decide({ books, program, now, fresh: countingFresh(2 ** 40) }, command);
    };
    const asked = { lots: [{ member: { by: 'id', value: id }, points }] };
    expect(decided(0)).toEqual({ kind: 'needs', needs: asked });
    expect(decided(1)).toEqual({ kind: 'needs', needs: asked });
    expect(decided(points)).toMatchObject({ kind: 'done' });
  },
);
