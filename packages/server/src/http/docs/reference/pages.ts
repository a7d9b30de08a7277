import { escaped } from '../html.ts';
import type { Chapter } from '../pages/contents.ts';
import { codeBlock, type Heading } from '../pages/markdown.ts';
import type { Field, Opener, Operation } from './operations.ts';
import { samplesOf } from './samples.ts';

/** A page of the reference. */
export interface ReferencePage {
  readonly address: string;
  readonly title: string;
  /** Which line of the contents it belongs to. */
  readonly under: string;
  /** Of which API and subject. */
  readonly where: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Its words, to be found by. */
  readonly text: string;
}

const API_NAMES: Readonly<Record<string, string>> = {
  v2: 'API v2',
  v1: 'API v1',
  account: 'Signing in',
};

const OPENERS: Readonly<Record<Opener, string>> = {
  key: 'An API key: the headers <code>partner-id</code> and <code>api-key</code>; or a person who is signed in.',
  token:
    'The token of a member, signed by the shop: <a href="/docs/api/storefront">the storefront API</a>.',
  person: 'A person who is signed in: <a href="/docs/operating/people">people</a>.',
  signature: 'A signature of the shop: <a href="/docs/api/store-events">store events</a>.',
  anyone: 'Anybody.',
};

/** Where an operation has its page. */
function referenceAddress({ api, id }: Pick<Operation, 'api' | 'id'>): string {
  return `/docs/reference/${api}/${id.replace(/^v2_/, '').replaceAll('_', '-')}`;
}

/** Operations of one subject, with a page that lists them. */
interface Group {
  readonly api: string;
  readonly title: string;
  readonly address: string;
  readonly operations: readonly Operation[];
}

function groupAddress({ api, group }: Pick<Operation, 'api' | 'group'>): string {
  return `/docs/reference/${api}/${group.toLowerCase().replaceAll(' ', '-')}`;
}

function groupsOf(operations: readonly Operation[]): readonly Group[] {
  const groups = Map.groupBy(operations, groupAddress);
  return [...groups].map(([address, own]) => {
    const { api = '', group = '' } = own[0] ?? {};
    return { api, title: group, address, operations: own };
  });
}

/** A chapter of the contents for each API, with a line for each subject. */
export function referenceChapters(operations: readonly Operation[]): readonly Chapter[] {
  const groups = groupsOf(operations);
  return [...new Set(groups.map(({ api }) => api))].map((api) => ({
    title: `Reference: ${API_NAMES[api] ?? api}`,
    entries: groups.filter((one) => one.api === api),
  }));
}

/** The pages of the reference: one for each subject, one for each operation. */
export function referencePages(operations: readonly Operation[]): readonly ReferencePage[] {
  return groupsOf(operations).flatMap((group) => [
    groupPage(group),
    ...group.operations.map(operationPage),
  ]);
}

function groupPage({ api, title, address, operations }: Group): ReferencePage {
  const lines = operations.map(
    (one) => `<tr><td><span class="method">${one.method}</span></td>
<td><a href="${referenceAddress(one)}">${escaped(one.summary)}</a><br><code>${escaped(one.path)}</code></td></tr>`,
  );
  const html = `<h1>${escaped(title)}</h1>
<p>${escaped(API_NAMES[api] ?? api)}</p>
<div class="table" tabindex="0" role="region" aria-label="Operations"><table><thead><tr><th>Method</th><th>Operation</th></tr></thead><tbody>${lines.join('\n')}</tbody></table></div>`;
  return {
    address,
    title,
    where: API_NAMES[api] ?? api,
    under: address,
    html,
    headings: [],
    text: '',
  };
}

/** What an operation takes and answers, and how it is called. */
function operationPage(operation: Operation): ReferencePage {
  const { summary, description, method, path, opens, codes } = operation;
  const parts: readonly (readonly [title: string, html: string])[] = [
    ['Who may call', `<p>${OPENERS[opens]}</p>`],
    ['Example', samples(operation)],
    ['In the path', fields(operation.inPath)],
    ['In the query', fields(operation.inQuery)],
    ['Headers', fields(operation.inHeaders)],
    [operation.form === 'form' ? 'Form' : 'Body', fields(operation.inBody)],
    ['Answer', answer(operation)],
    ['Refusals', refusals(operation, codes)],
  ];
  const shown = parts.filter(([, html]) => html !== '');
  const headings = shown.map(([title]) => ({ depth: 2, text: title, anchor: anchorOf(title) }));
  const html = [
    `<h1>${escaped(summary)}</h1>`,
    `<p class="call"><span class="method">${method}</span> <span>${escaped(path)}</span></p>`,
    `<p>${escaped(description)}</p>`,
    ...shown.map(([title, part]) => `<h2 id="${anchorOf(title)}">${title}</h2>\n${part}`),
  ].join('\n');
  const names = [...operation.inQuery, ...operation.inBody].map(({ name }) => name).join(' ');
  return {
    ...{ address: referenceAddress(operation), title: summary, html, headings },
    where: `${API_NAMES[operation.api] ?? operation.api} › ${operation.group}`,
    under: groupAddress(operation),
    text: `${method} ${path} ${operation.id} ${description} ${names} ${codes.join(' ')}`,
  };
}

function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

/** Three listings of which one is shown, by what is chosen above them; no script is needed. */
function samples(operation: Operation): string {
  const all = samplesOf(operation);
  const choices = all.map(({ language, title }, index) => {
    const id = `sample-${language}`;
    return `<input type="radio" name="sample" id="${id}"${index === 0 ? ' checked' : ''}><label for="${id}">${title}</label>`;
  });
  const listings = all.map(
    ({ language, text }) =>
      `<div class="sample" data-language="${language}">${codeBlock(text, language)}</div>`,
  );
  return `<div class="tabs">${choices.join('')}${listings.join('')}</div>`;
}

function fields(all: readonly Field[]): string {
  if (all.length === 0) return '';
  const lines = all.map(({ name, type, isRequired, description }) => {
    const required = isRequired ? ' <small class="required">required</small>' : '';
    return `<dt><code>${escaped(name)}</code> <small>${escaped(type)}</small>${required}</dt><dd>${escaped(description)}</dd>`;
  });
  return `<dl class="fields">${lines.join('\n')}</dl>`;
}

function answer({ answered, answer: told }: Operation): string {
  if (answered === undefined) return '<p>The bytes of it.</p>';
  const example = codeBlock(JSON.stringify(answered, null, 2), 'json');
  const inData = told.filter(({ name }) => name.startsWith('data.'));
  return `${example}${fields(inData.map((field) => ({ ...field, name: field.name.slice('data.'.length) })))}`;
}

function refusals({ api }: Operation, codes: readonly string[]): string {
  if (codes.length === 0) return '';
  const page = api === 'v1' ? '/docs/api/errors' : '/docs/api/v2-errors';
  const list = codes.map((code) => `<li><code>${escaped(code)}</code></li>`).join('');
  return `<ul>${list}</ul><p>What each means: <a href="${page}">refusals</a>.</p>`;
}
