import MiniSearch from 'minisearch';

/** Something that can be found: a page, or a part of one below a heading. */
export interface Findable {
  /** `/docs/api/v2#dates-numbers-lists`. */
  readonly address: string;
  readonly title: string;
  /** Of which page, and in which chapter. */
  readonly where: string;
  readonly text: string;
}

/** What was found, with the words around the first hit. */
export interface Found {
  readonly address: string;
  readonly title: string;
  readonly where: string;
  readonly excerpt: string;
}

const FOUND_MAX = 30;
const AROUND = 90;
const QUERY_MAX = 200;

/** Finds pages by words, also by how words begin and with a slip in them. Made once; about a megabyte. */
export function createSearch(findables: readonly Findable[]): (query: string) => readonly Found[] {
  const index = new MiniSearch<Findable & { id: number }>({
    fields: ['title', 'where', 'text'],
    searchOptions: {
      boost: { title: 4, where: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.15 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(findables.map((one, id) => ({ ...one, id })));
  return (query) =>
    index
      .search(query.slice(0, QUERY_MAX))
      .slice(0, FOUND_MAX)
      .flatMap(({ id, terms }) => {
        const one = findables[Number(id)];
        if (one === undefined) return [];
        const { address, title, where, text } = one;
        return [{ address, title, where, excerpt: excerptOf(text, terms) }];
      });
}

function excerptOf(text: string, terms: readonly string[]): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const small = flat.toLowerCase();
  const places = terms.map((term) => small.indexOf(term)).filter((at) => at >= 0);
  const at = places.length === 0 ? 0 : Math.min(...places);
  const from = Math.max(0, at - AROUND);
  const to = Math.min(flat.length, at + AROUND);
  return `${from > 0 ? '… ' : ''}${flat.slice(from, to).trim()}${to < flat.length ? ' …' : ''}`;
}
