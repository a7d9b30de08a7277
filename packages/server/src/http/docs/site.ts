import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escaped } from './html.ts';
import { pageOf, type Shown } from './layout.ts';
import { contentsOf, type Chapter } from './pages/contents.ts';
import { readDocuments, type Document } from './pages/documents.ts';
import { findablesOf } from './pages/findables.ts';
import { renderDocument } from './pages/markdown.ts';
import type { Operation } from './reference/operations.ts';
import { referenceChapters, referencePages } from './reference/pages.ts';
import { createSearch, type Findable, type Found } from './search.ts';

/** The documentation, ready to be sent. */
export interface Site {
  /** A page by its address; null if there is none. */
  page(address: string): string | null;
  /** The same as Markdown, by `/docs/….md`. */
  source(address: string): string | null;
  readonly css: string;
  /** For programs that read: what there is, with addresses. */
  readonly llms: string;
  /** The page that answers a search. */
  search(query: string): string;
  /** The page that says that there is none. */
  readonly missing: string;
}

const HOME = '/docs/';

const MISSING: Shown = {
  title: 'No such page',
  address: '',
  html: '<h1>No such page</h1><p>It may have another address in this version. Search for it above, or look at the contents.</p>',
  headings: [],
};

const TRY = { title: 'Try the API in the browser', address: '/docs/try/' } as const;

/** Makes all pages, once: documents of a folder, and the reference of operations. */
export function createSite(folder: string, operations: readonly Operation[]): Site {
  const documents = readDocuments(folder);
  const written = contentsOf(documents);
  const reference = referenceChapters(operations);
  const chapters: readonly Chapter[] = [
    ...written.filter(({ title }) => !LATE.has(title)),
    ...reference.map((chapter, index) =>
      index === 0 ? { ...chapter, entries: [TRY, ...chapter.entries] } : chapter,
    ),
    ...written.filter(({ title }) => LATE.has(title)),
  ];
  const pages = new Map<string, Shown>();
  const findables: Findable[] = [];
  addDocuments({ documents, chapters, pages, findables });
  for (const page of referencePages(operations)) {
    pages.set(page.address, page);
    findables.push(page);
  }
  pages.set(HOME, home(chapters));
  const find = createSearch(findables);
  const sources = new Map(documents.map(({ address, text }) => [`${address}.md`, text]));
  const drawn = (shown: Shown): string => pageOf(shown, chapters);
  return {
    page(address) {
      const shown = pages.get(address);
      return shown === undefined ? null : drawn(shown);
    },
    source: (address) => sources.get(address) ?? null,
    missing: drawn(MISSING),
    css: readFileSync(path.join(import.meta.dirname, 'site.css'), 'utf8'),
    llms: llmsOf(documents, written),
    search: (query) => drawn(found(query, find(query))),
  };
}

/** What newcomers need last. */
const LATE = new Set(['Decisions', 'About']);

function addDocuments(site: {
  readonly documents: readonly Document[];
  readonly chapters: readonly Chapter[];
  readonly pages: Map<string, Shown>;
  readonly findables: Findable[];
}): void {
  const { documents, chapters, pages, findables } = site;
  const known = new Set(documents.map(({ address }) => address));
  for (const document of documents) {
    const { address, title } = document;
    const rendered = renderDocument(document, known);
    const source = `${address}.md`;
    pages.set(address, { title, address, source, ...rendered });
    const chapter = chapters.find(({ entries }) => entries.some((one) => one.address === address));
    findables.push(...findablesOf(document, rendered.sections, chapter?.title ?? ''));
  }
}

function home(chapters: readonly Chapter[]): Shown {
  const parts = chapters
    .filter(({ title }) => !LATE.has(title) && !title.startsWith('Reference'))
    .map(({ title, entries }) => {
      const lines = entries.map(
        (entry) => `<li><a href="${escaped(entry.address)}">${escaped(entry.title)}</a></li>`,
      );
      return `<h2>${escaped(title)}</h2><ul>${lines.join('')}</ul>`;
    });
  const html = `<h1>Documentation</h1>
<p>Fealty keeps loyalty points that add up, behind the API that shops already use. All of this is served by your own
server, for the version that runs there.</p>
${parts.join('\n')}
<h2>Reference</h2>
<p><a href="${TRY.address}">${TRY.title}</a>, or read every operation with examples in the contents.</p>`;
  return { title: 'Documentation', address: HOME, html, headings: [] };
}

function found(query: string, results: readonly Found[]): Shown {
  const lines = results.map(
    ({ address, title, where, excerpt }) =>
      `<div class="found"><a href="${escaped(address)}">${escaped(title)}</a> <small>${escaped(where)}</small><p>${escaped(excerpt)}</p></div>`,
  );
  const asked = query.trim();
  const none = `<p>Nothing was found for “${escaped(asked)}”. Fewer words, or the beginning of one, may find more.</p>`;
  const html = `<h1>Search</h1>${asked === '' ? '<p>What are you looking for?</p>' : lines.length === 0 ? none : lines.join('\n')}`;
  return { title: 'Search', address: '/docs/search', html, headings: [], query };
}

/** The convention of llms.txt: a title, a sentence, and links by chapter. */
function llmsOf(documents: readonly Document[], chapters: readonly Chapter[]): string {
  const known = new Set(documents.map(({ address }) => address));
  const parts = chapters.map(({ title, entries }) => {
    const lines = entries
      .filter(({ address }) => known.has(address))
      .map((entry) => `- [${entry.title}](${entry.address}.md)`);
    return `## ${title}\n\n${lines.join('\n')}`;
  });
  return `# Fealty

> Self-hosted loyalty and rewards platform that speaks the Zinrelo REST API (v1 and v2): points ledger, rules,
> rewards, tiers, referrals, webhooks. OpenAPI: /openapi/v1.json, /openapi/v2.json, /openapi/account.json.

${parts.join('\n\n')}
`;
}
