import type { Command } from '@fealty/core';
import fc from 'fast-check';
import { celebrate, earn, modify, offer, refer, reverse, settle } from './awards.ts';
import { correction } from './corrections.ts';
import { purchase, returnOrder } from './orders.ts';
import { enroll, erase, mergeMembers, person, tierCommand, unmergeMembers } from './people.ts';
import { correct, expire, importLine, notice, redeem, remind, settleRedemption } from './points.ts';

/** Who joins and earns, and what is returned: what draws on budgets and gives back to them. */
export const sharedDraws: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: enroll },
  { weight: 3, arbitrary: earn },
  { weight: 5, arbitrary: purchase },
  { weight: 3, arbitrary: returnOrder },
);

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: enroll },
  { weight: 4, arbitrary: earn },
  { weight: 6, arbitrary: purchase },
  { weight: 6, arbitrary: returnOrder },
  { weight: 4, arbitrary: redeem },
  { weight: 4, arbitrary: settleRedemption },
  { weight: 3, arbitrary: correct },
  { weight: 2, arbitrary: expire },
  { weight: 3, arbitrary: settle },
  { weight: 3, arbitrary: modify },
  { weight: 1, arbitrary: remind },
  { weight: 2, arbitrary: notice },
  { weight: 2, arbitrary: reverse },
  { weight: 2, arbitrary: refer },
  { weight: 1, arbitrary: celebrate },
  { weight: 3, arbitrary: person },
  { weight: 1, arbitrary: erase },
  { weight: 1, arbitrary: offer },
  { weight: 1, arbitrary: mergeMembers },
  { weight: 1, arbitrary: unmergeMembers },
  { weight: 2, arbitrary: importLine },
  { weight: 3, arbitrary: tierCommand },
  { weight: 4, arbitrary: correction },
);

/** Much merging and parting between all others. */
export const mergingCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: anyCommand },
  { weight: 2, arbitrary: mergeMembers },
  { weight: 2, arbitrary: unmergeMembers },
);
