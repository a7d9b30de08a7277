import { hash } from 'node:crypto';

/*
 * What is hashed and signed, byte by byte. `docs/operating/auditing.md` says the same to strangers,
 * and the verifiers say it again in code of their own: nothing here may change without a new number
 * in the texts.
 */

/** Points of members, in the program's smallest unit, added up. Sums may exceed a safe integer. */
export interface Sums {
  readonly members: number;
  readonly available: bigint;
  readonly pending: bigint;
  readonly reserved: bigint;
  readonly owed: bigint;
}

/** A node of the tree: its hash, in hex, and what all members below it have. */
export interface Node extends Sums {
  readonly hash: string;
}

/** A member's head as a seal finds it. Points in the smallest unit. */
export interface SealedHead {
  readonly memberId: string;
  readonly version: number;
  /** The hash of his last posting; zeros without one. Hex. */
  readonly chain: string;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
}

/** What a seal says, before it is signed. */
export interface SealFacts extends Sums {
  readonly partnerId: string;
  /** 1 for a merchant's first seal. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly sealedAt: number;
  /** Hash of the tree's root. Hex. */
  readonly root: string;
  /** Hash of the merchant's previous seal; zeros for the first. Hex. */
  readonly previous: string;
  readonly keyId: string;
}

/** Where the seals of a merchant begin. */
export const BEFORE_THE_FIRST_SEAL = '0'.repeat(64);

const sha256 = (values: readonly (string | number)[]): string =>
  hash('sha256', JSON.stringify(values), 'hex');

const sumsOf = (sums: Sums): readonly (string | number)[] => [
  sums.members,
  String(sums.available),
  String(sums.pending),
  String(sums.reserved),
  String(sums.owed),
];

/** The leaf of one member. */
export function leafOf(head: SealedHead): Node {
  const sums = {
    members: 1,
    available: BigInt(head.available),
    pending: BigInt(head.pending),
    reserved: BigInt(head.reserved),
    owed: BigInt(head.owed),
  };
  const [, ...points] = sumsOf(sums);
  const text = ['fealty leaf 1', head.memberId, head.version, head.chain, ...points];
  return { ...sums, hash: sha256(text) };
}

/** The node above two others. Its hash covers the sums of both, so that neither can be shifted. */
export function nodeOf(left: Node, right: Node): Node {
  return {
    members: left.members + right.members,
    available: left.available + right.available,
    pending: left.pending + right.pending,
    reserved: left.reserved + right.reserved,
    owed: left.owed + right.owed,
    hash: sha256(['fealty node 1', left.hash, ...sumsOf(left), right.hash, ...sumsOf(right)]),
  };
}

/** The root over nobody. */
export const NOBODY: Node = {
  ...{ members: 0, available: 0n, pending: 0n, reserved: 0n, owed: 0n },
  hash: sha256(['fealty nobody 1']),
};

/** What is signed, as text in UTF-8; the seal's hash is its SHA-256. */
export function sealText(facts: SealFacts): string {
  return JSON.stringify([
    'fealty seal 1',
    facts.partnerId,
    facts.number,
    new Date(facts.sealedAt).toISOString(),
    facts.root,
    ...sumsOf(facts),
    facts.previous,
    facts.keyId,
  ]);
}

/** The hash of a seal, which the next one carries. Hex. */
export function sealHash(facts: SealFacts): string {
  return hash('sha256', sealText(facts), 'hex');
}
