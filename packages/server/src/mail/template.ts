import mustache from 'mustache';
import { isVariable, VARIABLES, type MailValues, type TwoForms } from './variables.ts';

/** A mail as a merchant writes it, with names of values in it. */
export interface MailTemplate {
  readonly subject: string;
  readonly text: string;
  /** Null for mail that is text alone. */
  readonly html: string | null;
}

/** A mail with its values in it. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

/** What is wrong with a template: where, what stands there, what may. */
export interface TemplateProblem {
  readonly field: keyof MailTemplate;
  readonly seen: string;
  readonly allowed: string;
}

/** Names and sections of one part: bounds what it may grow to. */
const TAGS_MAX = 200;
/** The longest subject that is sent. */
const SUBJECT_SENT_MAX = 250;

/** How the platform wrote names in its first years: `_FIRST_NAME_`. */
const OLD_FORM = /(?<![A-Za-z0-9_])_([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)_(?![A-Za-z0-9_])/g;

type Token = readonly [type: string, value: string, ...rest: readonly unknown[]];

/** Everything that is wrong with a template; empty if it can be sent. */
export function templateProblems(template: MailTemplate): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const field of ['subject', 'text', 'html'] as const) {
    const part = template[field];
    if (part === null) continue;
    if (part.trim() === '') problems.push({ field, seen: '', allowed: 'a text' });
    else problems.push(...partProblems(field, part));
  }
  return problems;
}

function partProblems(field: keyof MailTemplate, part: string): readonly TemplateProblem[] {
  const names: string[] = [];
  try {
    const odd = [...tagsOf(part)].find(({ type }) => !['name', '#', '^'].includes(type));
    if (odd !== undefined) {
      const allowed =
        'names in two braces, and sections {{#NAME}}…{{/NAME}} and {{^NAME}}…{{/NAME}}';
      return [{ field, seen: `{{${odd.type}${odd.name}}}`, allowed }];
    }
    names.push(...[...tagsOf(part)].map(({ name }) => name));
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return [{ field, seen, allowed: 'tags that are closed, each section inside its own' }];
  }
  if (names.length > TAGS_MAX) {
    return [
      { field, seen: `${String(names.length)} names`, allowed: `at most ${String(TAGS_MAX)}` },
    ];
  }
  const unknown = [...new Set(names.filter((name) => !isVariable(name)))];
  return unknown.length === 0
    ? []
    : [{ field, seen: unknown.join(', '), allowed: `the names ${VARIABLES.join(', ')}` }];
}

/** Puts values into a template that has no problems. In HTML every value is escaped. */
export function renderTemplate(template: MailTemplate, values: MailValues): RenderedMail {
  const plain = (value: string | TwoForms): string =>
    typeof value === 'string' ? value : value.text;
  const safe = (value: string | TwoForms): string =>
    typeof value === 'string' ? mustache.escape(value) : value.html;
  const { html } = template;
  return {
    subject: oneLine(render(template.subject, values, plain)),
    text: render(template.text, values, plain),
    html: html === null ? null : render(html, values, safe),
  };
}

/** Whether a part lets its reader leave the list. */
export function letsUnsubscribe(part: string): boolean {
  return [...tagsOf(part)].some(
    ({ type, name }) =>
      type === 'name' && (name === 'UNSUBSCRIBE_TEXT' || name === 'UNSUBSCRIBE_LINK'),
  );
}

function render(
  part: string,
  values: MailValues,
  escape: (value: string | TwoForms) => string,
): string {
  return writer().render(inBraces(part), shown(values), undefined, { escape });
}

/** What is empty counts as absent in a section, also what has two forms. */
function shown(values: MailValues): Record<string, string | TwoForms> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const isEmpty = typeof value !== 'string' && value.text === '';
      return [name, isEmpty ? '' : value];
    }),
  );
}

/** A writer of its own each time: one that stays remembers every template, previews too. */
function writer(): InstanceType<typeof mustache.Writer> {
  return new mustache.Writer();
}

function inBraces(part: string): string {
  return part.replaceAll(OLD_FORM, '{{$1}}');
}

/** Every tag in a part, those within sections too. Throws if they cannot be read. */
function tagsOf(part: string): Iterable<{ readonly type: string; readonly name: string }> {
  return walk(writer().parse(inBraces(part)) as readonly Token[]);
}

function* walk(tokens: readonly Token[]): Generator<{ type: string; name: string }> {
  for (const [type, name, , , inside] of tokens) {
    if (type === 'text' || type === '!') continue;
    yield { type, name };
    if (Array.isArray(inside)) yield* walk(inside as readonly Token[]);
  }
}

function oneLine(subject: string): string {
  const line = subject.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.slice(0, SUBJECT_SENT_MAX).toWellFormed();
}
