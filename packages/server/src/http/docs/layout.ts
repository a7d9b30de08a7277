import { escaped } from './html.ts';
import type { Chapter } from './pages/contents.ts';
import type { Heading } from './pages/markdown.ts';

/** What a page of the documentation shows. */
export interface Shown {
  readonly title: string;
  /** Where it is served. */
  readonly address: string;
  /** Whose line in the contents is marked, if it has none of its own. */
  readonly under?: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  /** What was searched for. */
  readonly query?: string;
  /** Where the same is served as Markdown. */
  readonly source?: string;
}

const HEADING_DEPTH = 2;
/** A page with fewer parts needs no contents of its own. */
const HEADINGS_MIN = 3;

/** A whole page: contents at the left, the page, its headings at the right. No scripts. */
export function pageOf(shown: Shown, chapters: readonly Chapter[]): string {
  const { title, html, headings, query = '', source } = shown;
  const own = headings.filter(({ depth }) => depth === HEADING_DEPTH);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Fealty</title>
<link rel="stylesheet" href="/docs/site.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#content">Go to the page</a>
<header>
<a class="mark" href="/docs/">Fealty <span>Documentation</span></a>
<form role="search" action="/docs/search"><input type="search" name="q" maxlength="200" placeholder="Search" aria-label="Search the documentation" value="${escaped(query)}"></form>
</header>
<div class="columns">
<details class="contents-of-phone"><summary>Contents</summary><nav aria-label="All pages">${contents(shown, chapters)}</nav></details>
<nav class="contents" aria-label="Contents">${contents(shown, chapters)}</nav>
<main id="content">
${html}${footer(shown, chapters, source)}</main>
${own.length < HEADINGS_MIN ? '' : `<nav class="headings" aria-label="On this page"><p>On this page</p><ul>${own.map(headingLine).join('')}</ul></nav>`}
</div>
</body>
</html>
`;
}

function headingLine({ anchor, text }: Heading): string {
  return `<li><a href="#${anchor}">${escaped(text)}</a></li>`;
}

/** Chapters are closed, but the one of the page; the first two are what newcomers look for. */
function contents({ address: own, under = own }: Shown, chapters: readonly Chapter[]): string {
  return chapters
    .map(({ title, entries }, index) => {
      const isOwn = entries.some((entry) => entry.address === under);
      const lines = entries.map((entry) => {
        const current = entry.address === under ? ' aria-current="page"' : '';
        return `<li><a href="${escaped(entry.address)}"${current}>${escaped(entry.title)}</a></li>`;
      });
      const isOpen = isOwn || index < 2;
      return `<details${isOpen ? ' open' : ''}><summary>${escaped(title)}</summary><ul>${lines.join('')}</ul></details>`;
    })
    .join('\n');
}

/** Where to go on. */
function footer({ address }: Shown, chapters: readonly Chapter[], source?: string): string {
  const entries = chapters.flatMap((chapter) => chapter.entries);
  const at = entries.findIndex((entry) => entry.address === address);
  const [before, after] = at < 0 ? [] : [entries[at - 1], entries[at + 1]];
  const step = (word: string, entry: typeof before): string =>
    entry === undefined
      ? '<span></span>'
      : `<a href="${escaped(entry.address)}"><small>${word}</small>${escaped(entry.title)}</a>`;
  const raw =
    source === undefined
      ? ''
      : `<p class="source"><a href="${escaped(source)}">As Markdown</a></p>`;
  return `<footer>${at < 0 ? '' : `<nav class="steps" aria-label="Before and after">${step('Before', before)}${step('Next', after)}</nav>`}${raw}</footer>\n`;
}
