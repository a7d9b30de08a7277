import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafNode, Rebuilt } from '../verify/seal-canonical.ts';
import { leafOf, NOBODY, nodeOf, type Node, type SealedHead } from './format.ts';
import { pathOf, rootOf } from './sum-tree.ts';

const points = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const someHeads: fc.Arbitrary<SealedHead[]> = fc.array(
  fc.record({
    memberId: fc.stringMatching(/^[\da-f]{24}$/),
    version: fc.nat(),
    chain: fc.stringMatching(/^[\da-f]{64}$/),
    ...{ available: points, pending: points, reserved: points, owed: points },
  }),
  { minLength: 1, maxLength: 40 },
);

describe('the tree of a seal', () => {
  it('adds up what its members have, beyond what a number can hold', () => {
    fc.assert(
      fc.property(someHeads, (heads) => {
        const root = rootOf(heads.map(leafOf));
        expect(root.members).toBe(heads.length);
        expect(root.available).toBe(
          heads.reduce((sum, { available }) => sum + BigInt(available), 0n),
        );
      }),
    );
  });

  it('has the root that the verifier rebuilds in code of its own', () => {
    fc.assert(
      fc.property(someHeads, (heads) => {
        const rebuilt = new Rebuilt();
        for (const { memberId, ...head } of heads) {
          rebuilt.take(leafNode({ member_id: memberId, ...head }));
        }
        expect(rebuilt.root().hash).toBe(rootOf(heads.map(leafOf)).hash);
      }),
    );
    expect(new Rebuilt().root().hash).toBe(NOBODY.hash);
  });

  it('leads from every leaf to the root', () => {
    fc.assert(
      fc.property(someHeads, fc.nat(), (heads, seed) => {
        const leaves = heads.map(leafOf);
        const place = seed % leaves.length;
        const end = pathOf(leaves, place).reduce<Node>(
          (below, { side, node }) => (side === 'left' ? nodeOf(node, below) : nodeOf(below, node)),
          leaves[place] ?? NOBODY,
        );
        expect(end).toEqual(rootOf(leaves));
      }),
    );
  });

  it('has the same root over subtrees as over all members', () => {
    fc.assert(
      fc.property(someHeads, fc.integer({ min: 0, max: 4 }), (heads, height) => {
        const leaves = heads.map(leafOf);
        const size = 2 ** height;
        const subtrees = Array.from({ length: Math.ceil(leaves.length / size) }, (_, place) =>
          rootOf(leaves.slice(place * size, (place + 1) * size)),
        );
        expect(rootOf(subtrees)).toEqual(rootOf(leaves));
      }),
    );
  });
});
