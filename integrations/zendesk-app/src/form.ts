import { fieldsOf, listOf, textOf } from './read.ts';

export interface Option {
  readonly text: string;
  readonly value: string;
}

export type Input =
  | {
      readonly type: 'select';
      readonly placeholder: string;
      readonly optional: boolean;
      readonly options: readonly Option[];
    }
  | { readonly type: 'text'; readonly placeholder: string; readonly optional: boolean }
  | { readonly type: 'checkbox'; readonly text: string };

export interface InputSection {
  readonly type: 'input';
  readonly label: string;
  readonly attr: string;
  readonly hint: string;
  readonly defaultValue: string | boolean;
  readonly input: Input;
}

export type Section = { readonly type: 'text'; readonly text: string } | InputSection;

/** A form as the server renders it, in the language that Gladly's forms have too. */
export interface Form {
  readonly title: string;
  readonly submitButton: string;
  readonly closeButton: string;
  readonly actionUrl: string;
  readonly sections: readonly Section[];
}

export type Values = Readonly<Record<string, string | boolean>>;

/** The form out of an answer; null if it is none. Sections of kinds unknown here are left out. */
export function formOf(answer: unknown): Form | null {
  const given = fieldsOf(answer);
  const actionUrl = textOf(given['actionUrl']);
  if (!Array.isArray(given['sections']) || actionUrl === '') return null;
  return {
    title: textOf(given['title']),
    submitButton: textOf(given['submitButton']),
    closeButton: textOf(given['closeButton']),
    actionUrl,
    sections: listOf(given['sections']).flatMap((section) => sectionOf(fieldsOf(section))),
  };
}

/** The inputs that must be filled in and are not. */
export function missingOf(form: Form, values: Values): readonly string[] {
  return form.sections.flatMap((section) =>
    section.type === 'input' &&
    section.input.type !== 'checkbox' &&
    !section.input.optional &&
    textOf(values[section.attr]).trim() === ''
      ? [section.attr]
      : [],
  );
}

function sectionOf(given: Readonly<Record<string, unknown>>): readonly Section[] {
  if (given['type'] === 'text') return [{ type: 'text', text: textOf(given['text']) }];
  const input = inputOf(fieldsOf(given['input']));
  const attr = textOf(given['attr']);
  if (given['type'] !== 'input' || input === null || attr === '') return [];
  const initial = given['defaultValue'];
  return [
    {
      type: 'input',
      label: textOf(given['label']),
      attr,
      hint: textOf(given['hint']),
      defaultValue: input.type === 'checkbox' ? initial === true : textOf(initial),
      input,
    },
  ];
}

function inputOf(given: Readonly<Record<string, unknown>>): Input | null {
  const placeholder = textOf(given['placeholder']);
  const optional = given['optional'] === true;
  switch (given['type']) {
    case 'select':
      return {
        type: 'select',
        placeholder,
        optional,
        options: listOf(given['options']).map((option) => {
          const { text, value } = fieldsOf(option);
          return { text: textOf(text), value: value === undefined ? textOf(text) : textOf(value) };
        }),
      };
    case 'text':
      return { type: 'text', placeholder, optional };
    case 'checkbox':
      return { type: 'checkbox', text: textOf(given['text']) };
    default:
      return null;
  }
}
