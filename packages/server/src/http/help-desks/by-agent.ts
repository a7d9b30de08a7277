import type { IncomingHttpHeaders } from 'node:http';
import type { HelpDeskKind } from '../../help-desks/find-desk.ts';
import type { AskedBy } from '../../help-desks/submitted-form.ts';
import { problem, type DeskReply } from './surface.ts';

const LENGTH_MAX = 200;

/**
 * Who acts, as the headers of the help desk say. Our app for Zendesk says it in `x-agent` and
 * `x-conversation`, and is told if it says too much; of Gladly nothing is refused for a name.
 */
export function readAskedBy(kind: HelpDeskKind, headers: IncomingHttpHeaders): AskedBy | DeskReply {
  if (kind === 'gladly') {
    return {
      agent: cut(textOf(headers['gladly-agent-id'])),
      conversation: orNull(cut(textOf(headers['gladly-conversation-id']))),
      correlation: orNull(
        cut(textOf(headers['gladly-correlation-id']) || textOf(headers['x-b3-traceid'])),
      ),
    };
  }
  for (const attr of ['x-agent', 'x-conversation']) {
    const { length } = textOf(headers[attr]);
    if (length > LENGTH_MAX) {
      const detail = `${attr} has ${String(length)} characters; allowed are ${String(LENGTH_MAX)}`;
      return problem(400, { attr, code: 'malformed', detail });
    }
  }
  return {
    agent: textOf(headers['x-agent']),
    conversation: orNull(textOf(headers['x-conversation'])),
    correlation: null,
  };
}

/** Headers carry bytes: names come in UTF-8 or percent-encoded. */
function textOf(header: string | readonly string[] | undefined): string {
  if (typeof header !== 'string') return '';
  const bytes = Buffer.from(header, 'latin1');
  const text = bytes.toString('utf8');
  return decoded(text.includes('\uFFFD') ? header : text)
    .replaceAll('\0', '')
    .trim();
}

function decoded(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function cut(text: string): string {
  return text.slice(0, LENGTH_MAX);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
