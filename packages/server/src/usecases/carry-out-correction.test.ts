import fc from 'fast-check';
import { expect, it } from 'vitest';
import { piecesOf } from './carry-out-correction.ts';

it('no piece holds two lines of one member, none is too long, and his lines keep their order', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 });
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 8 }), (members, together) => {
      const asked = members.map((memberId, line) => ({ memberId, line }));
      const pieces = [...piecesOf(asked, together)];
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(together);
        expect(new Set(piece.map(({ memberId }) => memberId)).size).toBe(piece.length);
      }
      const sent = pieces.flat();
      expect(sent).toHaveLength(asked.length);
      for (const memberId of new Set(members)) {
        const isHis = (one: { memberId: string }): boolean => one.memberId === memberId;
        expect(sent.filter(isHis)).toEqual(asked.filter(isHis));
      }
    }),
  );
});
