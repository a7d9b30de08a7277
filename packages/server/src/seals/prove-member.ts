import type pg from 'pg';
import { leafOf } from './format.ts';
import { findSeal, firstProof } from './read-seals.ts';
import { proofDocument, type ProofDocument } from './seal-document.ts';
import { readSubtree, readSubtrees } from './sealed-heads.ts';
import { pathOf, rootOf } from './sum-tree.ts';

/**
 * Proves that a member's points are in the totals of a seal: his leaf and the neighbours on its way
 * to the root. Null if there is no such seal, if it was made before he was there,
 * or if it is so old that what proofs are made of was forgotten. Reads the
 * members of one subtree. Throws if what was sealed is not what is kept of it.
 */
export async function proveMember(
  pool: pg.Pool | pg.ClientBase,
  merchantId: number,
  asked: { readonly memberId: string; readonly seal: number | null },
): Promise<ProofDocument | null> {
  const seal = await findSeal(pool, merchantId, asked.seal);
  if (seal === null) return null;
  const subtrees = await readSubtrees(pool, merchantId, seal.number);
  const place = subtrees.findLastIndex(({ first }) => first <= asked.memberId);
  const subtree = subtrees[place];
  if (subtree === undefined) return null;
  const beyond = subtrees[place + 1]?.first ?? null;
  const { first } = subtree;
  const heads = await readSubtree(pool, merchantId, { seal: seal.number, first, beyond });
  const own = heads.findIndex(({ memberId }) => memberId === asked.memberId);
  const head = heads[own];
  if (head === undefined) return null;
  const leaves = heads.map(leafOf);
  if (rootOf(leaves).hash !== subtree.root.hash) {
    if (seal.number < (await firstProof(pool, merchantId))) return null;
    throw new Error(
      `what seal ${String(seal.number)} sealed of member ${head.memberId} was altered`,
    );
  }
  const roots = subtrees.map(({ root }) => root);
  return proofDocument(head, [...pathOf(leaves, own), ...pathOf(roots, place)], seal);
}
