import { emailIdentity } from '@fealty/core';
import { readJson } from '../reading/json-text.ts';
import { problem, type DeskReply } from './surface.ts';

const TEXT_LENGTH_MAX = 255;
const SEEN_MAX = 60;

/** What our app sends of a form that an agent filled in. */
export interface AppSubmit {
  readonly token: string;
  readonly choice: string;
  readonly points: string;
  readonly correlationId: string;
}

/** The addresses of a customer, in lower case; or what of the body cannot be used. */
export function readAppEmails(text: string): { readonly emails: readonly string[] } | DeskReply {
  const fields = fieldsOf(text);
  if ('status' in fields) return fields;
  const { emails } = fields.sent;
  if (!Array.isArray(emails)) return malformed('emails', emails, 'a list of e-mail addresses');
  const all: unknown[] = emails;
  const wrong = all.find((one) => !isText(one));
  if (wrong !== undefined) return malformed('emails', wrong, TEXTS);
  const texts = all.filter(isText).map((one) => one.trim());
  const named = texts.filter((one) => one !== '').map((one) => emailIdentity(one).value);
  return { emails: [...new Set(named)] };
}

/** A form that was filled in; or what of the body cannot be used. */
export function readAppSubmit(text: string): AppSubmit | DeskReply {
  const fields = fieldsOf(text);
  if ('status' in fields) return fields;
  const { token, choice, points = '', correlationId = '' } = fields.sent;
  for (const [attr, value] of Object.entries({ token, choice, points, correlationId })) {
    if (!isText(value)) return malformed(attr, value, TEXTS);
  }
  const texts = [token, choice, points, correlationId].filter(isText);
  const [first = '', second = '', third = '', fourth = ''] = texts;
  return { token: first, choice: second, points: third, correlationId: fourth };
}

const TEXTS = `text of ${String(TEXT_LENGTH_MAX)} characters at most`;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_LENGTH_MAX && !value.includes('\0');
}

function fieldsOf(text: string): { readonly sent: Readonly<Record<string, unknown>> } | DeskReply {
  const sent = readJson(text);
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent)
    ? { sent: sent as Readonly<Record<string, unknown>> }
    : malformed('The body', sent, 'a JSON object');
}

function malformed(attr: string, seen: unknown, allowed: string): DeskReply {
  const text = seen === undefined ? 'nothing' : JSON.stringify(seen);
  const cut = text.length > SEEN_MAX ? `${text.slice(0, SEEN_MAX)}…` : text;
  const detail = `${attr} is ${cut}; allowed is ${allowed}`;
  return problem(400, { attr, code: 'malformed', detail });
}
