import type { RefusalDetails } from '../deciding.ts';

const TAGS_MAX = 200;
const TAG_LENGTH_MAX = 200;

/** What is wrong with the tags of a member, in the words of a refusal; null if nothing is. */
export function tagProblem(tags: readonly string[]): RefusalDetails | null {
  if (tags.length > TAGS_MAX) {
    return { field: 'tags', seen: tags.length, needed: `${String(TAGS_MAX)} tags at most` };
  }
  const odd = tags.find((tag) => tag.trim() === '' || tag.length > TAG_LENGTH_MAX);
  if (odd === undefined) return null;
  const needed = `a text of 1 to ${String(TAG_LENGTH_MAX)} characters`;
  return { field: 'tags', seen: odd.slice(0, 60), needed };
}
