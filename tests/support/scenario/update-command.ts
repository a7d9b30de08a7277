import type { Command, MemberRef } from '@fealty/core';
import { some, type Words } from './words.ts';

type Status = 'active' | 'blocked' | 'opted_out' | 'deleted';

/**
 * `change name Ann email ann@b.c uid 7 status blocked tier gold subscribed no code @bob merging`: much at
 * once, and what is not said is left. `with shoe 42`: an attribute beside the others, `with shoe -`: none.
 * `himself`: the member asks. `quietly`: nobody is told.
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
      ...some('phone', words.after('phone')),
      ...some('phoneCountryCode', words.after('country')),
      ...some('tags', words.after('tags')?.split(',')),
    },
    ...some('attributes', attributeOf(words)),
    ...some('byMember', words.has('himself') ? true : undefined),
    ...some('quiet', words.has('quietly') ? true : undefined),
    ...some('status', status === undefined ? undefined : statusOf(status)),
    ...some('readmit', words.has('readmit') ? true : undefined),
    ...some('subscribed', subscribed === undefined ? undefined : subscribed === 'yes'),
    ...some('tier', tierId === undefined ? undefined : { tierId, reason: 'scenario' }),
    ...some('referrerCode', words.after('code')),
    ...some('mergesByUid', words.has('merging') ? true : undefined),
  };
}

function attributeOf(words: Words): Record<string, string> | undefined {
  const name = words.after('with');
  if (name === undefined) return undefined;
  const value = words.after(name) ?? '';
  return { [name]: value === '-' ? '' : value };
}

export function statusOf(word: string): Status {
  if (word === 'active' || word === 'blocked' || word === 'opted_out' || word === 'deleted') {
    return word;
  }
  throw new Error(`${word} is no status of a member`);
}
