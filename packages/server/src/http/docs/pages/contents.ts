import type { Document } from './documents.ts';

/** A part of the table of contents. */
export interface Chapter {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A line of the table of contents. */
export interface Entry {
  readonly title: string;
  readonly address: string;
}

/** Chapters in their order; of a chapter, what is named stands first, and the rest of its folder follows. */
const CHAPTERS: readonly (readonly [title: string, folder: string, first: readonly string[]])[] = [
  ['Start', 'start', ['five-minutes', 'concepts']],
  [
    'Guides',
    'guides',
    [
      'move-from-zinrelo',
      'write-a-rule',
      'webhooks',
      'in-cart-redemption',
      'referrals',
      'mobile',
      'expiry-and-accounting',
      'going-to-production',
      'scaling',
    ],
  ],
  ['The API', 'api', ['v2', 'v2-errors', 'errors', 'limits', 'storefront', 'webhooks', 'program']],
  ['Integrations', 'integrations', ['README']],
  [
    'Operating',
    'operating',
    ['install', 'upgrade', 'scaling', 'configure', 'people', 'import', 'mail', 'backup'],
  ],
  ['Security', 'security', ['asvs']],
  ['Decisions', 'decisions', []],
];
const LAST = 'About';

/** The table of contents: every document is in it once. */
export function contentsOf(documents: readonly Document[]): readonly Chapter[] {
  const chapters = CHAPTERS.map(([title, folder, first]) => {
    const own = documents.filter(({ file }) => file.startsWith(`${folder}/`));
    const rank = ({ file }: Document): number => {
      const at = first.indexOf(file.slice(folder.length + 1).replace(/\.md$/, ''));
      return at < 0 ? first.length : at;
    };
    return { title, entries: own.toSorted((one, other) => rank(one) - rank(other)) };
  });
  const placed = new Set(chapters.flatMap(({ entries }) => entries));
  const others = documents.filter((document) => !placed.has(document));
  return [...chapters, { title: LAST, entries: others }].filter(
    ({ entries }) => entries.length > 0,
  );
}
