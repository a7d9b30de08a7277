import { createPublicKey, hash, verify } from 'node:crypto';

/*
 * The format of seals, written a second time on purpose, as that of the chain is: a checker that
 * shared the writer's code would share its mistakes. `seals/format.ts` says the same in its own words.
 */

/** Members, available, pending, reserved, owed. */
export type Totals = readonly [members: number, ...points: readonly bigint[]];

export interface TreeNode {
  readonly hash: string;
  readonly totals: Totals;
}

/** A row of what a seal found of a member. */
export interface SealedRow {
  readonly member_id: string;
  readonly version: number;
  readonly chain: string;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
}

/** A row of a seal; sums are decimal text, the rest as it is kept. */
export interface SealRow {
  readonly number: number;
  readonly partner_id: string;
  readonly sealed_at: number;
  readonly members: number;
  readonly root: string;
  readonly available: string;
  readonly pending: string;
  readonly reserved: string;
  readonly owed: string;
  readonly previous: string;
  readonly hash: string;
  readonly key_id: string;
  readonly public_key: string;
  readonly signature: string;
}

const digest = (values: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(values), 'hex');
const written = ([members, ...points]: Totals): readonly unknown[] => [
  members,
  ...points.map(String),
];

export function leafNode(row: SealedRow): TreeNode {
  const points = [row.available, row.pending, row.reserved, row.owed].map(BigInt);
  const values = ['fealty leaf 1', row.member_id, row.version, row.chain, ...points.map(String)];
  return { hash: digest(values), totals: [1, ...points] };
}

function joined(left: TreeNode, right: TreeNode): TreeNode {
  const [members, ...points] = left.totals;
  const [others, ...more] = right.totals;
  return {
    hash: digest([
      ...['fealty node 1', left.hash, ...written(left.totals)],
      ...[right.hash, ...written(right.totals)],
    ]),
    totals: [members + others, ...points.map((amount, place) => amount + (more[place] ?? 0n))],
  };
}

/** Takes leaves in their order; holds one node for each binary digit of how many there were. */
export class Rebuilt {
  readonly #waiting: (TreeNode | null)[] = [];

  take(leaf: TreeNode): void {
    let carried = leaf;
    let digit = 0;
    for (let left = this.#waiting[digit] ?? null; left !== null; digit += 1) {
      carried = joined(left, carried);
      this.#waiting[digit] = null;
      left = this.#waiting[digit + 1] ?? null;
    }
    this.#waiting[digit] = carried;
  }

  root(): TreeNode {
    let right: TreeNode | null = null;
    for (const left of this.#waiting) {
      if (left !== null) right = right === null ? left : joined(left, right);
    }
    return right ?? { hash: digest(['fealty nobody 1']), totals: [0, 0n, 0n, 0n, 0n] };
  }
}

/** The text that was signed, and its hash. */
export function sealedText(seal: SealRow): { readonly text: string; readonly hash: string } {
  const values = [
    ...['fealty seal 1', seal.partner_id, seal.number, new Date(seal.sealed_at).toISOString()],
    ...[seal.root, seal.members, seal.available, seal.pending, seal.reserved, seal.owed],
    ...[seal.previous, seal.key_id],
  ];
  const text = JSON.stringify(values);
  return { text, hash: hash('sha256', text, 'hex') };
}

/** What stands before the 32 bytes of an Ed25519 key in the form that the library knows. */
const KEY_HEAD = '302a300506032b6570032100';

/** Whether the seal's key is the one it names, and signed its text. */
export function isSigned(seal: SealRow): boolean {
  const raw = Buffer.from(seal.public_key, 'hex');
  if (hash('sha256', raw, 'hex').slice(0, 16) !== seal.key_id) return false;
  const key = createPublicKey({
    key: Buffer.from(KEY_HEAD + seal.public_key, 'hex'),
    format: 'der',
    type: 'spki',
  });
  const { text } = sealedText(seal);
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(seal.signature, 'hex'));
}
