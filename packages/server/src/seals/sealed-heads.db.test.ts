import { expect, it } from 'vitest';
import { asOwner } from '../../../../tests/support/as-owner.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { SHOP } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { leafOf } from './format.ts';
import { newestSubtrees, readSubtree, SUBTREE_MEMBERS, type Subtree } from './sealed-heads.ts';
import { rootOf } from './sum-tree.ts';

const database = useDatabase();

async function subtreesOf(merchantId: number): Promise<readonly Subtree[]> {
  return inTransaction(database.pool, async (client) => {
    const found: Subtree[] = [];
    for await (const subtree of newestSubtrees(client, merchantId)) found.push(subtree);
    return found;
  });
}

it.each([0, 1, 511, 512, 513, SUBTREE_MEMBERS, SUBTREE_MEMBERS + 700])(
  'subtrees over %i members are those of their heads, whatever pages they are read in',
  async (members) => {
    const start = Date.UTC(2026, 0, 1);
    const merchantId = await makeMerchant(database.pool, { program: SHOP }, start);
    await asOwner(database.target.superuser, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(
        `insert into sealed_heads (merchant_id, member_id, first_seal, version, chain, available,
                                   pending, reserved, owed)
         select $1, lpad(to_hex(n), 24, '0'), 1, n, sha256(n::text::bytea), n, n % 7, n % 3, n % 2
           from generate_series(1, $2::integer) n`,
        [merchantId, members],
      );
    });
    const subtrees = await subtreesOf(merchantId);
    const firsts = subtrees.map(({ first }) => first);
    expect(firsts).toHaveLength(Math.ceil(members / SUBTREE_MEMBERS));
    for (const [index, { first, root }] of subtrees.entries()) {
      const asked = { seal: 1, first, beyond: firsts[index + 1] ?? null };
      const heads = await readSubtree(database.pool, merchantId, asked);
      expect(root).toEqual(rootOf(heads.map(leafOf)));
    }
    const all = subtrees.reduce((sum, { root }) => sum + root.members, 0);
    expect(all).toBe(members);
  },
);
