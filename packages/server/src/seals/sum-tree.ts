import { NOBODY, nodeOf, type Node } from './format.ts';

/**
 * Builds the root over nodes that come one by one, in logarithmic memory. Two neighbours of one
 * height are joined at once; at the end what is left is joined from the right. That is the tree of
 * RFC 9162: each left subtree is the largest full one that fits.
 */
export class SumTree {
  /** Roots of full subtrees, the highest first. */
  readonly #peaks: { readonly node: Node; readonly height: number }[] = [];

  add(node: Node): void {
    let peak = { node, height: 0 };
    for (;;) {
      const last = this.#peaks.at(-1);
      if (last?.height !== peak.height) break;
      this.#peaks.pop();
      peak = { node: nodeOf(last.node, peak.node), height: peak.height + 1 };
    }
    this.#peaks.push(peak);
  }

  root(): Node {
    const nodes = this.#peaks.map(({ node }) => node);
    return nodes.length === 0 ? NOBODY : nodes.reduceRight((right, left) => nodeOf(left, right));
  }
}

/** The root over some nodes. */
export function rootOf(nodes: Iterable<Node>): Node {
  const tree = new SumTree();
  for (const node of nodes) tree.add(node);
  return tree.root();
}

/** A neighbour on the way from a leaf to the root, and on which side it stands. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly node: Node;
}

/** The neighbours of one of these nodes on its way up to their root, the lowest first. */
export function pathOf(nodes: readonly Node[], place: number): readonly PathStep[] {
  const path: PathStep[] = [];
  let from = 0;
  let to = nodes.length;
  // From the root downwards: the half without the place is a neighbour.
  while (to - from > 1) {
    const middle = from + largestBelow(to - from);
    if (place < middle) {
      path.push({ side: 'right', node: rootOf(nodes.slice(middle, to)) });
      to = middle;
    } else {
      path.push({ side: 'left', node: rootOf(nodes.slice(from, middle)) });
      from = middle;
    }
  }
  return path.reverse();
}

/** The largest power of two that is less than a number of at least 2. */
function largestBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
