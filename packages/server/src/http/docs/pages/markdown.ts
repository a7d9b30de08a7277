import { posix } from 'node:path';
import highlighter from 'highlight.js/lib/common';
import { Marked, Renderer, type Token, type Tokens } from 'marked';
import { escaped } from '../html.ts';
import { addressOf, type Document } from './documents.ts';

/** A heading of a page. */
export interface Heading {
  readonly depth: number;
  /** What a link to it ends in. */
  readonly anchor: string;
  /** In words, without marks. */
  readonly text: string;
}

/** What stands below a heading, until the next one. */
export interface Section extends Heading {
  readonly words: string;
}

/** A document as HTML. */
export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
}

/** Files of the project that are no documents are shown by name. */
const ELSEWHERE = /^[a-z]+:/;

/** Makes HTML of a document. Links to other documents lead to where those are served. */
export function renderDocument(document: Document, known: ReadonlySet<string>): Rendered {
  const headings: Heading[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const html = this.parser.parseInline(tokens);
        const text = textOf(html);
        const anchor = anchorOf(text);
        headings.push({ depth, anchor, text });
        const link = `<a class="anchor" href="#${anchor}" aria-hidden="true" tabindex="-1">#</a>`;
        return `<h${depth} id="${anchor}">${html}${depth === 1 ? '' : link}</h${depth}>\n`;
      },
      code: ({ text, lang = '' }: Tokens.Code) => codeBlock(text, lang),
      link({ href, tokens }: Tokens.Link) {
        const html = this.parser.parseInline(tokens);
        const target = targetOf(href, document.file, known);
        return target === null ? html : `<a href="${escaped(target)}">${html}</a>`;
      },
      table(token: Tokens.Table) {
        // A region that scrolls is reached by the keyboard.
        const html: string = new Renderer().table.call(this, token);
        return `<div class="table" tabindex="0" role="region" aria-label="Table">${html}</div>`;
      },
    },
  });
  const tokens = marked.lexer(document.text);
  const html = marked.parser(tokens);
  return { html, headings, sections: sectionsOf(tokens, headings) };
}

/** A listing in colours, where its language is known. */
export function codeBlock(text: string, language: string): string {
  const html =
    highlighter.getLanguage(language) === undefined
      ? escaped(text)
      : highlighter.highlight(text, { language }).value;
  return `<pre tabindex="0"><code class="language-${escaped(language || 'text')}">${html}</code></pre>\n`;
}

function sectionsOf(tokens: readonly Token[], headings: readonly Heading[]): readonly Section[] {
  const words: string[] = [];
  for (const token of tokens) {
    if (token.type === 'heading') words.push('');
    else if (words.length > 0) words.push(`${words.pop() ?? ''}${token.raw}`);
  }
  return headings.map((heading, index) => ({ ...heading, words: words[index] ?? '' }));
}

/** The anchor that forges give a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Where a link leads; null if that is a file of the project which is not served. */
function targetOf(href: string, from: string, known: ReadonlySet<string>): string | null {
  if (ELSEWHERE.test(href) || href.startsWith('#') || href.startsWith('/')) return href;
  const [file = '', anchor] = href.split('#');
  const address = addressOf(posix.join(posix.dirname(from), file));
  if (!known.has(address)) return null;
  return anchor === undefined ? address : `${address}#${anchor}`;
}
