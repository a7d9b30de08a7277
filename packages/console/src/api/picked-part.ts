import type { ProgramDocument } from './document-parts.ts';
import { isWithin, type EditedPart } from './use-editing.ts';

type Names = keyof ProgramDocument;

/** Some things of the document that one form edits together, such as what lapses and its reminders. */
export function pickedPart<N extends Names>(
  name: string,
  names: readonly N[],
  /** Whether a field is the form's, where it edits only some of what stands there. */
  owns: (path: string) => boolean = (path) => names.some((one) => isWithin(path, one)),
): EditedPart<Pick<ProgramDocument, N>> {
  const isPicked = (key: string): boolean => (names as readonly string[]).includes(key);
  const entries = (document: ProgramDocument): [string, unknown][] => Object.entries(document);
  return {
    name,
    of: (document) =>
      Object.fromEntries(entries(document).filter(([key]) => isPicked(key))) as Pick<
        ProgramDocument,
        N
      >,
    put: (document, value) => {
      if (value === null) return document;
      const others = entries(document).filter(([key]) => !isPicked(key));
      return { ...Object.fromEntries(others), ...value } as ProgramDocument;
    },
    path: () => '',
    owns,
  };
}
