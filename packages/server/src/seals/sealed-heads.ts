import type pg from 'pg';
import { byTurns } from '../runtime/paced.ts';
import { statement } from '../runtime/statement.ts';
import { leafOf, type Node, type SealedHead } from './format.ts';
import { SumTree } from './sum-tree.ts';

/**
 * Members of a subtree whose root is kept with the seal. A power of two, or it were no node of the tree; and
 * whole pages.
 */
export const SUBTREE_MEMBERS = 4096;

const HEAD = `s.member_id as "memberId", s.version, encode(s.chain, 'hex') as chain, s.available,
          s.pending, s.reserved, s.owed`;

const pageNewest = statement(
  'seals.pageNewestHeads',
  `select ${HEAD} from sealed_heads s
    where s.merchant_id = $1 and s.next_seal is null and s.member_id > $2
    order by s.member_id limit $3`,
);
const rangeOf = statement(
  'seals.rangeOfHeads',
  `select ${HEAD} from sealed_heads s
    where s.merchant_id = $1 and s.first_seal <= $2 and (s.next_seal is null or s.next_seal > $2)
      and s.member_id >= $3 and ($4::text is null or s.member_id < $4)
    order by s.member_id limit $5`,
);

const findSubtrees = statement(
  'seals.findSubtrees',
  `select s.subtrees from seals s where s.merchant_id = $1 and s.number = $2`,
);

/** A subtree of a seal: the member it begins with, and its root. */
export interface Subtree {
  readonly first: string;
  readonly root: Node;
}

/** Heads that are read and hashed in one go: more would keep requests of this process waiting. */
const PAGE = 512;

/** The subtrees over the newest sealed heads, one page in memory at a time. */
export async function* newestSubtrees(
  client: pg.ClientBase,
  merchantId: number,
): AsyncGenerator<Subtree> {
  let after = '';
  for (;;) {
    const tree = new SumTree();
    let first: string | null = null;
    let members = 0;
    while (members < SUBTREE_MEMBERS) {
      const page = await byTurns(() => addPage(client, tree, [merchantId, after, PAGE]));
      first ??= page.first;
      after = page.last ?? after;
      members += page.members;
      if (page.members < PAGE) break;
    }
    if (first !== null) yield { first, root: tree.root() };
    if (members < SUBTREE_MEMBERS) return;
  }
}

interface Page {
  readonly first: string | null;
  readonly last: string | null;
  readonly members: number;
}

async function addPage(
  client: pg.ClientBase,
  tree: SumTree,
  values: readonly [merchantId: number, after: string, most: number],
): Promise<Page> {
  const { rows } = await client.query<SealedHead>({ ...pageNewest, values: [...values] });
  for (const head of rows) tree.add(leafOf(head));
  const [first, last] = [rows[0]?.memberId ?? null, rows.at(-1)?.memberId ?? null];
  return { first, last, members: rows.length };
}

/** The heads of one subtree as a seal found them: those from `first` on, before `beyond` if given. */
export async function readSubtree(
  client: pg.Pool | pg.ClientBase,
  merchantId: number,
  asked: { readonly seal: number; readonly first: string; readonly beyond: string | null },
): Promise<readonly SealedHead[]> {
  const values = [merchantId, asked.seal, asked.first, asked.beyond, SUBTREE_MEMBERS];
  return (await client.query<SealedHead>({ ...rangeOf, values })).rows;
}

/** As it is kept with the seal: first member, hash, members and points of each kind. */
export type KeptSubtree = readonly [string, string, number, string, string, string, string];

export function keepSubtree({ first, root }: Subtree): KeptSubtree {
  const { available, pending, reserved, owed } = root;
  const points = [available, pending, reserved, owed].map(String) as [
    string,
    string,
    string,
    string,
  ];
  return [first, root.hash, root.members, ...points];
}

function subtreeFrom(kept: KeptSubtree): Subtree {
  const [first, hash, members, available, pending, reserved, owed] = kept;
  const points = { available: BigInt(available), pending: BigInt(pending) };
  const held = { reserved: BigInt(reserved), owed: BigInt(owed) };
  return { first, root: { hash, members, ...points, ...held } };
}

/** The subtrees of a seal, in their order; empty if there is no such seal. */
export async function readSubtrees(
  client: pg.Pool | pg.ClientBase,
  merchantId: number,
  seal: number,
): Promise<readonly Subtree[]> {
  const { rows } = await client.query<{ subtrees: readonly KeptSubtree[] }>({
    ...findSubtrees,
    values: [merchantId, seal],
  });
  return (rows[0]?.subtrees ?? []).map(subtreeFrom);
}
