import type { Command, MemberRef } from '@fealty/core';
import { some, type Words } from './words.ts';

type Status = 'active' | 'blocked' | 'opted_out' | 'deleted';

/**
 * `change name Ann email ann@b.c uid 7 status blocked tier gold subscribed no code @bob merging himself`:
 * much at once, and what is not said is left.
 */
export function updateOf(member: MemberRef, actor: string, words: Words): Command {
  const status = words.after('status');
  const tierId = words.after('tier');
  const subscribed = words.after('subscribed');
  return {
    kind: 'update_member',
    actor,
    member,
    changes: {
      ...some('firstName', words.after('name')),
      ...some('email', words.after('email')),
      ...some('uid', words.after('uid')),
      ...some('anniversaryDate', words.after('wed')),
      ...some('city', words.after('city')),
    },
    ...some('status', status === undefined ? undefined : statusOf(status)),
    ...some('readmit', words.has('readmit') ? true : undefined),
    ...some('subscribed', subscribed === undefined ? undefined : subscribed === 'yes'),
    ...some('tier', tierId === undefined ? undefined : { tierId, reason: 'scenario' }),
    ...some('referrerCode', words.after('code')),
    ...some('mergesByUid', words.has('merging') ? true : undefined),
    ...some('byMember', words.has('himself') ? true : undefined),
  };
}

export function statusOf(word: string): Status {
  if (word === 'active' || word === 'blocked' || word === 'opted_out' || word === 'deleted') {
    return word;
  }
  throw new Error(`${word} is no status of a member`);
}
