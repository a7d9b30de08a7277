import type { Node, SealedHead, Sums } from './format.ts';
import type { Seal } from './read-seals.ts';
import type { PathStep } from './sum-tree.ts';

/** A seal as files, the API and events tell it; points are counts of the smallest unit, as text. */
export interface SealDocument extends SumsDocument {
  readonly format: 'fealty seal 1';
  readonly partner_id: string;
  readonly number: number;
  readonly sealed_at: string;
  readonly root: string;
  readonly previous: string;
  readonly key_id: string;
  readonly hash: string;
  readonly public_key: string;
  readonly signature: string;
}

interface SumsDocument {
  readonly members: number;
  readonly available: string;
  readonly pending: string;
  readonly reserved: string;
  readonly owed: string;
}

interface StepDocument extends SumsDocument {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** A member's way to the root of a seal. */
export interface ProofDocument extends Omit<SumsDocument, 'members'> {
  readonly format: 'fealty proof 1';
  readonly member_id: string;
  readonly version: number;
  readonly chain: string;
  readonly path: readonly StepDocument[];
  readonly seal: SealDocument;
}

export function sealDocument(seal: Seal): SealDocument {
  return {
    format: 'fealty seal 1',
    partner_id: seal.partnerId,
    number: seal.number,
    sealed_at: new Date(seal.sealedAt).toISOString(),
    root: seal.root,
    ...sumsDocument(seal),
    previous: seal.previous,
    key_id: seal.keyId,
    hash: seal.hash,
    public_key: seal.publicKey,
    signature: seal.signature,
  };
}

export function proofDocument(
  head: SealedHead,
  path: readonly PathStep[],
  seal: Seal,
): ProofDocument {
  const { memberId, version, chain, available, pending, reserved, owed } = head;
  return {
    format: 'fealty proof 1',
    member_id: memberId,
    version,
    chain,
    available: String(available),
    pending: String(pending),
    reserved: String(reserved),
    owed: String(owed),
    path: path.map(({ side, node }) => stepDocument(side, node)),
    seal: sealDocument(seal),
  };
}

function stepDocument(side: 'left' | 'right', node: Node): StepDocument {
  return { side, hash: node.hash, ...sumsDocument(node) };
}

function sumsDocument(sums: Sums): SumsDocument {
  return {
    members: sums.members,
    available: String(sums.available),
    pending: String(sums.pending),
    reserved: String(sums.reserved),
    owed: String(sums.owed),
  };
}
