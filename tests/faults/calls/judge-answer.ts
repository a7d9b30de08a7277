import { misfits } from '../../support/description.ts';
import type { Call } from './draw-call.ts';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** What must never be in an answer to a shop: words that stand only in the other shop's data. */
export interface Secrets {
  readonly foreign: string;
}

/** Pages that lie where an operation with another method does. */
const PAGES = new Set(['/account/set-password']);

/** What is wrong with an answer, whatever was asked; empty if nothing is. */
export function judgeAnswer(call: Call, answer: Answer, secrets: Secrets): readonly string[] {
  const { status, text } = answer;
  const wrong: string[] = [];
  if (status >= 500) wrong.push(`status ${String(status)}`);
  if (text.includes(secrets.foreign)) wrong.push('data of another shop');
  if (call.method === 'HEAD' || call.method === 'OPTIONS' || status >= 500) return wrong;
  if (!answer.contentType.startsWith('application/json')) {
    const schema = call.operation.answers.get(status);
    const isPage = call.method === 'GET' && PAGES.has(call.operation.path);
    if (!isPage && !(call.described && schema === null)) {
      wrong.push(`content type ${answer.contentType}`);
    }
    return wrong;
  }
  const body = parsed(text);
  if (body === undefined) return [...wrong, 'no JSON'];
  if (!call.described) return wrong;
  const schema = call.operation.answers.get(status);
  if (schema === undefined) return [...wrong, `status ${String(status)} is not described`];
  if (schema === null) return [...wrong, 'JSON where something else is described'];
  const odd = misfits(schema, body);
  return odd.length === 0 ? wrong : [...wrong, `schema: ${odd.join('; ')}`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
