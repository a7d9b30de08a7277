import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { lot, memberId, stage } from '../../../../tests/support/staged-books.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { Drawn, Lot } from '../books/records.ts';
import type { Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { giveBack, type GivenBack } from './give-back.ts';

const NOON = Date.UTC(2026, 0, 9, 12);
const LATER = NOON + 10 ** 9;
const LAST = NOON + 10 ** 10;
/** The last moment of the day. */
const TONIGHT = Date.UTC(2026, 0, 10) - 1;

/** Ten points out of a lot; of the member himself unless said. */
function piece(id: string, until: number | null, more: Partial<Lot> = {}): Drawn {
  const { remaining: _, ...drawn } = { ...lot(id, 10, until), ...more };
  return { lot: drawn, points: 10 };
}

/** Where points go that a member gets back, and until when what is in a new lot lives. */
function given(drawn: readonly Drawn[], more: Partial<GivenBack> = {}): object {
  const { books, member } = stage();
  const { member: ann } = member;
  const scene: Scene = { books, program: compiled(plain), now: NOON, fresh: countingFresh() };
  const draft = draftFor(scene, ann, {});
  const terms = { transactionId: 'r', takerId: memberId, from: 'redeemed', member: ann } as const;
  const until = giveBack(scene, draft, { ...terms, drawn, ...more });
  const to = draft.changes.flatMap((change) =>
    change.kind === 'points_posted'
      ? [`${String(change.amount)} ${change.lotId ?? change.to}`]
      : [],
  );
  const opened = draft.changes.flatMap((change) =>
    change.kind === 'lot_opened' ? [change.lot.expiresAt] : [],
  );
  expect(opened).toEqual(to.some((posted) => posted.endsWith(' r')) ? [until] : []);
  const told = draft.trace.find(({ step }) => step === 'given_back');
  return { to: to.join(', '), until, told };
}

const bobs = { memberId: 'bob' };

describe('points that are given back', () => {
  it.each<[string, readonly Drawn[], [string, number | null], Partial<GivenBack>]>([
    ['go into their lots', [piece('a', LATER), piece('b', null)], ['10 a, 10 b', null], {}],
    [
      'live to the end of the day if they lapsed',
      [piece('a', NOON), piece('b', LATER)],
      ['10 b, 10 r', TONIGHT],
      {},
    ],
    [
      'go into lots that came from who redeemed them',
      [piece('a', LATER, bobs)],
      ['10 a', null],
      { takerId: 'bob' },
    ],
    [
      'go into his own lots whoever redeemed them',
      [piece('a', LATER)],
      ['10 a', null],
      { takerId: 'bob' },
    ],
    ['of idle lots live by what he does', [piece('a', null, { idle: true })], ['10 a', null], {}],
    [
      'of idle lots of somebody else live for a day',
      [piece('a', null, { ...bobs, idle: true })],
      ['10 r', TONIGHT],
      { takerId: 'bob' },
    ],
    [
      'out of lots of a member who was parted live as long as the last of them',
      [piece('a', LATER, bobs), piece('b', LAST, bobs), piece('c', LATER, bobs)],
      ['30 r', LAST],
      {},
    ],
    [
      'live for ever if some of them do, first',
      [piece('a', null, bobs), piece('b', LAST, bobs)],
      ['20 r', null],
      {},
    ],
    [
      'live for ever if some of them do, last',
      [piece('a', LAST, bobs), piece('b', null, bobs)],
      ['20 r', null],
      {},
    ],
    [
      'make good a debt before all else',
      [piece('a', LATER), piece('b', LAST)],
      ['14 owed, 6 b', null],
      { debt: 14 },
    ],
    [
      'that came out of no lot have one of their own',
      [],
      ['5 r', LATER],
      { loose: { debt: 0, points: 5, until: LATER } },
    ],
    [
      'that came out of no lot make good a debt, too',
      [piece('a', LAST)],
      ['3 owed, 10 a', null],
      { loose: { debt: 3, points: 0, until: null } },
    ],
    [
      'that came out of no lot live as long as the others',
      [piece('a', LAST, bobs)],
      ['15 r', LAST],
      { loose: { debt: 0, points: 5, until: LATER } },
    ],
  ])('%s', (_title, drawn, [to, until], more) => {
    expect(given(drawn, more)).toMatchObject({ to, until });
  });

  it('are told with what of them makes a debt good and what is new', () => {
    const loose = { debt: 3, points: 5, until: LATER };
    expect(given([piece('a', LAST)], { debt: 4, loose })).toMatchObject({
      to: '7 owed, 6 a, 5 r',
      told: { points: 18, debt: 7, extended: 5, until: LATER },
    });
  });
});
