import { texts, unnest, type Row, type Values } from '../values.ts';
import type { Steps } from '../transaction.ts';
import {
  byCells,
  merchantIn,
  pick,
  reading,
  type Scene,
  type Statements,
} from './statement-steps.ts';

const HEAD = [
  ...['id', 'version', 'chain', 'posted_at', 'event_seq', 'available', 'pending', 'reserved'],
  ...['owed', 'earned', 'redeemed', 'deducted', 'expired', 'qualified', 'tier_id', 'tier_since'],
  ...['purchases', 'redemptions', 'activities', 'revenue', 'first_purchase_at'],
  ...['last_purchase_at', 'last_activity_at', 'counts', 'idle_points', 'idle_lapsed'],
  ...['idle_since', 'idle_lapses_at', 'standing', 'merged_into'],
];
export const PROFILE = [
  ...['id', 'email', 'uid', 'first_name', 'last_name', 'birthdate', 'phone', 'phone_country_code'],
  ...['address_line1', 'address_line2', 'city', 'state', 'postal_code', 'country', 'language'],
  ...['anniversary_date', 'gender', 'twitter_handle', 'instagram_handle', 'tags', 'custom'],
  ...['referral_code', 'referrer_id', 'status', 'subscribed', 'unsubscribed_at', 'enrolled_at'],
  ...['modified_at', 'deleted_at', 'erased_at', 'profile_version'],
];

/** The members that a batch speaks of, however they were named, in the order of their ids. */
function wantedMembers({ transaction }: Scene, values: Values): string[] {
  const merchant = merchantIn(values);
  const found = new Set<unknown>(texts(values[1]));
  for (const key of unnest(values, { kind: 'text', value: 'text' }, 2)) {
    found.add(transaction.find('identities', { ...merchant, ...key })?.['member_id']);
  }
  for (const key of unnest(values, { scope: 'text', key: 'text' }, 4)) {
    found.add(transaction.find('claims', { ...merchant, ...key })?.['member_id']);
  }
  for (const id of texts(values[6])) {
    found.add(transaction.find('transactions', { ...merchant, id })?.['member_id']);
  }
  return [...found].filter((id) => typeof id === 'string').sort();
}

function* lockHeads(scene: Scene, values: Values): Steps<readonly Row[]> {
  const heads: Row[] = [];
  for (const id of wantedMembers(scene, values)) {
    const head = yield* scene.transaction.lock('member_heads', { ...merchantIn(values), id });
    if (head !== null) heads.push(pick(head, HEAD));
  }
  return heads;
}

const identityKeys = (values: Values): Row[] =>
  unnest(values, { kind: 'text', value: 'text' }).sort(byCells('kind', 'value'));

export const memberLoads: Statements = {
  'lane.sharePeople': reading(() => [{ shared: true }]),

  *'lane.ensureIdentities'({ transaction }, values) {
    for (const key of identityKeys(values)) {
      yield* transaction.claim('identities', { ...merchantIn(values), ...key, member_id: null });
    }
    return [];
  },

  *'lane.lockIdentities'({ transaction }, values) {
    const found: Row[] = [];
    for (const key of identityKeys(values)) {
      const row = yield* transaction.lock('identities', { ...merchantIn(values), ...key });
      if (row !== null) found.push(pick(row, ['kind', 'value', 'member_id']));
    }
    return found;
  },

  'lane.readIdentities': reading(({ transaction }, values) =>
    identityKeys(values).flatMap((key) => {
      const row = transaction.find('identities', { ...merchantIn(values), ...key });
      return row === null ? [] : [pick(row, ['kind', 'value', 'member_id'])];
    }),
  ),

  'lane.lockHeads': lockHeads,

  'lane.lockFreeHeads': reading((scene, values) =>
    wantedMembers(scene, values).flatMap((id) => {
      const head = scene.transaction.lockFree('member_heads', { ...merchantIn(values), id });
      return head === null ? [] : [pick(head, HEAD)];
    }),
  ),

  'lane.readHeads': reading((scene, values) =>
    wantedMembers(scene, values).flatMap((id) => {
      const head = scene.transaction.find('member_heads', { ...merchantIn(values), id });
      return head === null ? [] : [pick(head, HEAD)];
    }),
  ),

  'lane.readProfiles': reading((scene, values) =>
    wantedMembers(scene, values).flatMap((id) => {
      const member = scene.transaction.find('members', { ...merchantIn(values), id });
      return member === null ? [] : [pick(member, PROFILE)];
    }),
  ),
};
