import type { Steps } from '../transaction.ts';
import { unnest, type Row, type Values } from '../values.ts';
import { PROFILE } from './load-members.ts';
import {
  byCells,
  expectRows,
  merchantIn,
  pick,
  type Scene,
  type Statements,
} from './statement-steps.ts';
import { inserts, updates } from './write-ledger.ts';

const INSTANTS = ['unsubscribed_at', 'enrolled_at', 'modified_at', 'deleted_at', 'erased_at'];

/** Members as they are sent, with instants as numbers. */
function membersIn(values: Values): Row[] {
  const members = JSON.parse(String(values[1])) as Row[];
  return members.map((sent): Row => {
    const times: Row = Object.fromEntries(
      INSTANTS.map((column): [string, number | null] => {
        const text = sent[column] as string | null;
        return [column, text === null ? null : Date.parse(text)];
      }),
    );
    return { ...pick(sent, PROFILE), ...times, ...merchantIn(values) };
  });
}

function* takeIdentities({ transaction }: Scene, values: Values): Steps<readonly Row[]> {
  let taken = 0;
  const wanted = unnest(values, { kind: 'text', value: 'text', member_id: 'text' });
  for (const identity of wanted.sort(byCells('kind', 'value'))) {
    const row = { ...merchantIn(values), ...identity };
    if ((yield* transaction.claim('identities', row)) === 'inserted') taken += 1;
    else {
      const isFree = (known: Row): boolean => known['member_id'] === null;
      const change = (): Row => ({ member_id: identity['member_id'] });
      if (yield* transaction.update('identities', row, change, isFree)) taken += 1;
    }
  }
  expectRows(taken, values[4]);
  return [];
}

export const peopleWrites: Statements = {
  *'lane.insertMembers'({ transaction }, values) {
    for (const member of membersIn(values)) yield* transaction.insert('members', member);
    return [];
  },
  *'lane.updateMembers'({ transaction }, values) {
    for (const member of membersIn(values)) {
      yield* transaction.update('members', member, () => member);
    }
    return [];
  },
  'lane.takeIdentities': takeIdentities,
  *'lane.releaseIdentities'({ transaction }, values) {
    for (const key of unnest(values, { kind: 'text', value: 'text' })) {
      yield* transaction.delete('identities', { ...merchantIn(values), ...key });
    }
    return [];
  },
  'lane.setMergedInto': updates(
    'member_heads',
    { id: 'text', merged_into: 'text' },
    (_row, { merged_into }) => ({ merged_into }),
  ),
  'lane.passLots': updates(
    'lots',
    { id: 'text', member_id: 'text', opened_at: 'time' },
    (_row, { member_id, opened_at }) => ({ member_id, opened_at }),
  ),
  'lane.insertMerges': inserts(
    'member_merges',
    {
      ...{ id: 'text', from_id: 'text', into_id: 'text', at: 'time', actor: 'text' },
      ...{ with_ids: 'json', owed: 'number', filled: 'json', into_tier_id: 'text' },
      ...{ into_terms: 'json' },
    },
    { defaults: { undone_at: null, undone_by: null, kept_redeemed: 0 } },
  ),
  'lane.undoMerges': updates(
    'member_merges',
    { id: 'text', undone_at: 'time', undone_by: 'text', kept_redeemed: 'number' },
    (_row, { id: _id, ...by }) => by,
  ),
};
