import { describe, expect, it } from 'vitest';
import { judgeRing, type Recommended, type Ring } from './judge-referrals.ts';
import { signalSentence } from './signal-sentence.ts';

const nobodyElse = { marks: [], orders: 3, returned: 0 };
const reached = (email: string): Recommended['profile'] => ({
  ...{ email, phone: '', phoneCountryCode: '' },
});

/** Somebody who came alone and bought for himself. */
function friend(id: number, more: Partial<Recommended> = {}): Recommended {
  const name = String(id);
  return { id: name, profile: reached(`friend${name}@b.c`), ...nobodyElse, ...more };
}

/** So many friends of a kind, numbered from a number. */
function friends(from: number, many: number, more: Partial<Recommended>): readonly Recommended[] {
  return Array.from({ length: many }, (_, place) => friend(from + place, more));
}

const referrer: Recommended = { id: '1', profile: reached('ann@b.c'), ...nobodyElse };
const likeHim = (id: number): Recommended =>
  friend(id, { profile: reached(`ann+${String(id)}@b.c`) });
const onOneDevice = { marks: ['ours', 'device'] };
const broughtBack = { orders: 1, returned: 1 };

function judged(
  brought: readonly Recommended[],
  more: Partial<Ring> = {},
): ReturnType<typeof judgeRing> {
  return judgeRing({ referrer, friends: brought, circle: 0, ...more });
}

describe('recommendations', () => {
  it.each<[string, readonly Recommended[], Partial<Ring>, 'notable' | 'severe' | null]>([
    ['of nobody', [], {}, null],
    ['of strangers', friends(2, 9, {}), {}, null],
    ['of one who is reached as the referrer is', [likeHim(2)], {}, null],
    ['of two who are', [likeHim(2), likeHim(3)], {}, 'notable'],
    ['of five who are', [2, 3, 4, 5, 6].map(likeHim), {}, 'severe'],
    ['of four who are', [2, 3, 4, 5].map(likeHim), {}, 'notable'],
    [
      'of two who are reached alike, and not as the referrer is',
      friends(2, 2, { profile: reached('bob@b.c') }),
      {},
      'notable',
    ],
    ['of two with one device', friends(2, 2, onOneDevice), {}, null],
    ['of three with one device', friends(2, 3, onOneDevice), {}, 'notable'],
    [
      'of three, each with a device',
      [2, 3, 4].map((id) => friend(id, { marks: [String(id)] })),
      {},
      null,
    ],
    [
      'of three with the device of the referrer and others of their own',
      [2, 3, 4].map((id) => friend(id, { marks: ['his', String(id)] })),
      { referrer: { ...referrer, marks: ['phone', 'his'] } },
      'notable',
    ],
    ['of two who brought it all back', friends(2, 2, broughtBack), {}, null],
    ['of three who did', friends(2, 3, broughtBack), {}, 'notable'],
    [
      'of three who did, half of all',
      [...friends(2, 3, broughtBack), ...friends(5, 3, {})],
      {},
      'notable',
    ],
    [
      'of three who did, and four who stayed',
      [...friends(2, 3, broughtBack), ...friends(5, 4, {})],
      {},
      null,
    ],
    ['of four who came back', friends(2, 4, { orders: 2, returned: 1 }), {}, null],
    ['of four who kept what they bought', friends(2, 4, { orders: 1, returned: 0 }), {}, null],
    ['in a circle', friends(2, 2, {}), { circle: 2 }, 'notable'],
    ['in a circle of two who are reached alike', [likeHim(2), likeHim(3)], { circle: 3 }, 'severe'],
  ])('%s', (_title, brought, more, severity) => {
    expect(judged(brought, more)?.severity ?? null).toBe(severity);
  });

  it('name each friend once, and count what is odd about him', () => {
    const odd = friends(2, 3, { ...onOneDevice, ...broughtBack });
    const found = judged([...odd, likeHim(9), likeHim(10), friend(20)], { circle: 2 });
    expect(found?.who.map(({ id }) => id)).toEqual(['9', '10', '2', '3', '4']);
    expect(found && signalSentence(found.facts, String)).toBe(
      'Of 6 friends that were recommended 2 have a mailbox or telephone of the referrer or of each other, 3 earn with the same device or for the same address and 3 bought once and brought it back; 2 members recommended each other in a circle',
    );
  });
});
