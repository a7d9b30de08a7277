import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Destination } from './destination.ts';
import { REQUEST_BODY_MAX, REQUEST_HEADERS_MAX } from './limits.ts';
import type { Refusal } from './policy.ts';
import type { OutboundRequest } from './result.ts';

/** They say where a message goes, how long it is and how it travels; a second opinion is an attack. */
const OURS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What is wrong with what is to be sent; null if nothing. Values are not repeated: some are secrets. */
export function refuseRequest({ headers, body, method }: OutboundRequest): Refusal | null {
  const entries = Object.entries(headers);
  for (const [name, value] of entries) {
    const message = headerProblem(name, value);
    if (message !== null) return { code: 'header', message };
  }
  const bytes = entries.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  if (bytes > REQUEST_HEADERS_MAX) {
    const message = `The headers have ${bytes} bytes; at most ${REQUEST_HEADERS_MAX} are allowed.`;
    return { code: 'header', message };
  }
  if (body !== null && method === 'GET') {
    return { code: 'body', message: 'GET came with a body; POST and PUT have one.' };
  }
  if ((body?.length ?? 0) <= REQUEST_BODY_MAX) return null;
  const message = `The body has ${body?.length ?? 0} bytes; at most ${REQUEST_BODY_MAX} are allowed.`;
  return { code: 'body', message };
}

/** The headers that go out: the request's, and ours that it cannot replace. */
export function headersFor(
  { headers, body, method }: OutboundRequest,
  { authority }: Destination,
  userAgent: string,
): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: '*/*',
    ...headers,
    host: authority,
    ...(method === 'GET' ? {} : { 'content-length': String(body?.length ?? 0) }),
  };
}

function headerProblem(name: string, value: string): string | null {
  if (OURS.has(name.toLowerCase()) || /^proxy-/i.test(name)) {
    return `The header ${name} is set by this server and cannot be given.`;
  }
  if (name !== name.toLowerCase()) return `The header ${name} must be written in lower case.`;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    return `The header ${JSON.stringify(name.slice(0, 80))} has a character that no header may have.`;
  }
  return null;
}
