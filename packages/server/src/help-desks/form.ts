/*
 * The language in which a help desk is told what to ask its agent. It is Gladly's; our Zendesk app
 * speaks it too. There are no hidden fields.
 */

interface TextInput {
  readonly type: 'text';
  readonly placeholder: string;
  readonly optional: boolean;
}

interface SelectInput {
  readonly type: 'select';
  readonly placeholder: string;
  readonly optional: boolean;
  /** Values are unique. */
  readonly options: readonly { readonly text: string; readonly value: string }[];
}

export type FormSection =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'input';
      readonly label: string;
      readonly attr: string;
      readonly hint?: string;
      readonly input: TextInput | SelectInput;
    };

export interface Form {
  readonly title: string;
  readonly submitButton: string;
  readonly closeButton: string;
  /** Where it is sent: a path without a query. */
  readonly actionUrl: string;
  readonly sections: readonly FormSection[];
}

/** What an agent reads after submitting. */
export interface ActionAnswer {
  readonly status: 200 | 400 | 406;
  /** JSON text. */
  readonly body: string;
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Help desks show light HTML: names and codes must not become any. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => HTML[sign] ?? sign);
}

/** It was done: `message` stands out on the timeline, `detail` below it. */
export function answerDone(message: string, detail: string): ActionAnswer {
  return { status: 200, body: JSON.stringify({ message, detail }) };
}

/** The form stays, and the agent mends the field. */
export function answerField(attr: string, detail: string, code: string): ActionAnswer {
  return { status: 400, body: JSON.stringify({ errors: [{ attr, detail, code }] }) };
}

/** The form is taken away. */
export function answerClosed(message: string, detail: string): ActionAnswer {
  return { status: 406, body: JSON.stringify({ errors: [{ message, detail }] }) };
}
