import { formOf, type Form, type Values } from './form.ts';
import { membersOf, type Member } from './member.ts';
import { plainText } from './plain-text.ts';
import { fieldsOf, listOf, numberOf, textOf } from './read.ts';
import type { ZafClient, ZafRequest } from './zaf.ts';

/** Why the server's answer is of no use. */
export interface Fault {
  readonly why: 'unauthorized' | 'unknownDesk' | 'paused' | 'limited' | 'unreachable' | 'odd';
  /** What the server said, if it said something. */
  readonly detail: string;
  readonly status: number;
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault };

/** What became of a form. */
export type Outcome =
  | { readonly kind: 'done'; readonly message: string; readonly detail: string }
  | { readonly kind: 'toMend'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'dismissed'; readonly message: string; readonly detail: string }
  /** No answer that says so: it may have been done, and sending again tells. */
  | { readonly kind: 'open'; readonly detail: string }
  | { readonly kind: 'fault'; readonly fault: Fault };

export interface FieldError {
  readonly attr: string;
  readonly detail: string;
}

/** Who asks, from where, and where to. */
export interface Caller {
  /** `https://host`, or with a path behind it, without a slash at its end. */
  readonly base: string;
  readonly helpDesk: string;
  readonly agent: string;
  /** The ticket's number; null beside a user. */
  readonly conversation: string | null;
}

/** Reads are quick or have failed: the server gives itself three seconds for them. */
const READ_TIMEOUT_MS = 10_000;
/** The server gives itself eight seconds for an action; the proxy's way is on top. */
const ACTION_TIMEOUT_MS = 15_000;

/** A request's end: the body of a success, or the status (0 without an answer) and body of a failure. */
interface Ended {
  readonly status: number;
  readonly body: unknown;
}

/** The calls to the loyalty server, all through Zendesk's proxy, which fills in the key. */
export class Calls {
  readonly #client: ZafClient;
  readonly #caller: Caller;

  constructor(client: ZafClient, caller: Caller) {
    this.#client = client;
    this.#caller = caller;
  }

  async members(email: string): Promise<Answer<readonly Member[]>> {
    const path = `/integrations/zendesk/${encodeURIComponent(this.#caller.helpDesk)}/members`;
    return this.#read(`${path}?email=${encodeURIComponent(email)}`, membersOf);
  }

  async form(formUrl: string): Promise<Answer<Form>> {
    return this.#read(formUrl, formOf);
  }

  async submit(form: Form, values: Values): Promise<Outcome> {
    const url = this.#urlOf(form.actionUrl);
    if (url === null) return { kind: 'fault', fault: faultOf({ status: 200, body: null }) };
    const sent = await this.#send(
      {
        ...this.#terms(url, 'POST'),
        contentType: 'application/json',
        data: JSON.stringify(values),
      },
      ACTION_TIMEOUT_MS,
    );
    return outcomeOf(sent);
  }

  async #read<Value>(
    path: string,
    decode: (body: unknown) => Value | null,
  ): Promise<Answer<Value>> {
    const url = this.#urlOf(path);
    if (url === null) return { ok: false, fault: faultOf({ status: 200, body: null }) };
    const ended = await this.#send(this.#terms(url, 'GET'), READ_TIMEOUT_MS);
    const value = ended.status === 200 ? decode(ended.body) : null;
    return value === null ? { ok: false, fault: faultOf(ended) } : { ok: true, value };
  }

  /** Null for what is not below our own server: the key goes nowhere else. */
  #urlOf(path: string): string | null {
    const { base } = this.#caller;
    if (!URL.canParse(`${base}${path}`)) return null;
    const url = new URL(`${base}${path}`);
    return url.href.startsWith(`${base}/integrations/`) ? url.href : null;
  }

  #terms(url: string, type: ZafRequest['type']): ZafRequest {
    const { agent, conversation } = this.#caller;
    return {
      url,
      type,
      headers: {
        'api-key': '{{setting.api_key}}',
        'partner-id': '{{setting.partner_id}}',
        'x-agent': agent,
        ...(conversation === null ? {} : { 'x-conversation': conversation }),
      },
      secure: true,
      dataType: 'json',
    };
  }

  async #send(terms: ZafRequest, timeoutMs: number): Promise<Ended> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Ended>((resolve) => {
      timer = setTimeout(() => {
        resolve({ status: 0, body: null });
      }, timeoutMs);
    });
    const asked = this.#client.request(terms).then(
      (body): Ended => ({ status: 200, body: parsed(body) }),
      (failed: unknown): Ended => endedBadly(failed),
    );
    const ended = await Promise.race([asked, late]);
    clearTimeout(timer);
    return ended;
  }
}

function endedBadly(failed: unknown): Ended {
  const { status, responseJSON, responseText } = fieldsOf(failed);
  return { status: numberOf(status), body: responseJSON ?? parsed(responseText) };
}

/** Some answers come as text that is JSON. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}

const WHY: Readonly<Record<number, Fault['why']>> = {
  0: 'unreachable',
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'unknownDesk',
  429: 'limited',
  502: 'unreachable',
  503: 'paused',
  504: 'unreachable',
};

function faultOf({ status, body }: Ended): Fault {
  return { why: WHY[status] ?? 'odd', detail: firstDetail(body), status };
}

function firstDetail(body: unknown): string {
  return plainText(textOf(fieldsOf(listOf(fieldsOf(body)['errors'])[0])['detail']));
}

function outcomeOf(ended: Ended): Outcome {
  const { status, body } = ended;
  const errors = listOf(fieldsOf(body)['errors']).map(fieldsOf);
  if (status === 200) {
    const { message, detail } = fieldsOf(body);
    if (textOf(message) === '') return { kind: 'open', detail: '' };
    return { kind: 'done', message: textOf(message), detail: plainText(textOf(detail)) };
  }
  if (status === 400 && errors.length > 0) {
    return {
      kind: 'toMend',
      errors: errors.map((each) => ({
        attr: textOf(each['attr']),
        detail: plainText(textOf(each['detail'])),
      })),
    };
  }
  if (status === 406) {
    const [first = {}] = errors;
    return {
      kind: 'dismissed',
      message: textOf(first['message']),
      detail: plainText(textOf(first['detail'])),
    };
  }
  if (status === 0 || status >= 500) return { kind: 'open', detail: firstDetail(body) };
  return { kind: 'fault', fault: faultOf(ended) };
}
