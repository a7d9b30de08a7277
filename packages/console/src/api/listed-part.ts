import type { ProgramDocument } from './document-parts.ts';
import type { EditedPart } from './use-editing.ts';

type Listed = 'activities' | 'rewards' | 'tiers';

/** One thing of a list of the document by its id, to be edited; a new one comes to the end. */
export function listedPart<L extends Listed>(
  list: L,
  id: string,
): EditedPart<ProgramDocument[L][number]> {
  type Thing = ProgramDocument[L][number];
  const of = (document: ProgramDocument): readonly Thing[] => document[list];
  return {
    name: `${list}/${id}`,
    of: (document) => of(document).find((thing) => thing.id === id) ?? null,
    put: (document, value) => ({ ...document, [list]: placed(of(document), id, value) }),
    path: (document) => {
      const place = of(document).findIndex((thing) => thing.id === id);
      return `${list}[${String(place === -1 ? of(document).length : place)}]`;
    },
  };
}

/** A list with one thing put where it stood, at the end, or taken out. */
function placed<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  value: T | null,
): readonly T[] {
  if (value === null) return list.filter((thing) => thing.id !== id);
  const isThere = list.some((thing) => thing.id === id);
  return isThere ? list.map((thing) => (thing.id === id ? value : thing)) : [...list, value];
}
