import type { Findable } from '../search.ts';
import type { Document } from './documents.ts';
import type { Section } from './markdown.ts';

/** What of a document can be found: each of its parts by the heading above it. */
export function findablesOf(
  { address, title }: Document,
  sections: readonly Section[],
  chapter: string,
): readonly Findable[] {
  return sections.map(({ depth, anchor, text, words }) => ({
    address: depth === 1 ? address : `${address}#${anchor}`,
    title: text,
    where: depth === 1 ? chapter : `${chapter} › ${title}`,
    text: words.replaceAll(/[`*|[\]#]/g, ' '),
  }));
}
