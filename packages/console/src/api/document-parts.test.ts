import { describe, expect, it } from 'vitest';
import { mergeDocuments, type ProgramDocument } from './document-parts.ts';

const SEEN: ProgramDocument = {
  ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC' },
  activities: [
    { id: 'order', name: 'Order', earn: { multiplier: '1' } },
    { id: 'review', name: 'Review', earn: { points: '10' } },
  ],
  rewards: [],
  tiers: [{ id: 'member', name: 'Member', threshold: '0' }],
};

function earning(document: ProgramDocument, id: string, points: string): ProgramDocument {
  return {
    ...document,
    activities: document.activities.map((one) =>
      one.id === id ? { ...one, earn: { points } } : one,
    ),
  };
}

describe('two changes of one document', () => {
  it('both stand where they are about different parts', () => {
    const mine = earning(SEEN, 'order', '5');
    const theirs = { ...earning(SEEN, 'review', '7'), name: 'Harbour' };
    const { document, both } = mergeDocuments({ seen: SEEN, mine, theirs });
    expect(both).toEqual([]);
    expect(document).toEqual({ ...earning(mine, 'review', '7'), name: 'Harbour' });
  });

  it('mine stands where both are about the same part, and the part is named', () => {
    const mine = earning(SEEN, 'order', '5');
    const theirs = earning(SEEN, 'order', '6');
    const { document, both } = mergeDocuments({ seen: SEEN, mine, theirs });
    expect([both, document]).toEqual([['activities/order'], mine]);
  });

  it('are no conflict where they say the same, in whatever order of names', () => {
    const mine = earning(SEEN, 'order', '5');
    const theirs = {
      ...SEEN,
      activities: [
        { earn: { points: '5' }, name: 'Order', id: 'order' },
        ...SEEN.activities.slice(1),
      ],
    };
    expect(mergeDocuments({ seen: SEEN, mine, theirs })).toEqual({ document: mine, both: [] });
  });

  it('a thing that one takes out is gone, one that both begin beside each other is there twice', () => {
    const gone = { ...SEEN, activities: SEEN.activities.slice(0, 1) };
    const photo = { id: 'photo', name: 'Photo', earn: { points: '3' } };
    const theirs = { ...SEEN, activities: [...SEEN.activities, photo] };
    const merged = mergeDocuments({ seen: SEEN, mine: gone, theirs });
    expect(merged.both).toEqual([]);
    expect(merged.document.activities.map(({ id }) => id)).toEqual(['order', 'photo']);
  });

  it('what one takes out and the other changes is named', () => {
    const gone = { ...SEEN, activities: SEEN.activities.slice(0, 1) };
    const theirs = earning(SEEN, 'review', '7');
    const merged = mergeDocuments({ seen: SEEN, mine: gone, theirs });
    expect(merged.both).toEqual(['activities/review']);
  });

  it('another order of mine stands if theirs is as it was', () => {
    const mine = { ...SEEN, activities: SEEN.activities.toReversed() };
    const theirs = earning(SEEN, 'review', '7');
    const { document } = mergeDocuments({ seen: SEEN, mine, theirs });
    expect(document.activities.map(({ id }) => id)).toEqual(['review', 'order']);
  });
});
