import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingHttpHeaders } from 'node:http';

/** Keys to a shop. */
export interface ShopKeys {
  readonly partnerId: string;
  readonly apiKey: string;
}

export interface V1Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The published code of a refusal; 0 for a success. */
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface V1Call {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Behind `/v1/loyalty/`. */
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Speaks v1 to one server over connections that it keeps. Rejects if no whole answer came. */
export class V1Client {
  readonly #base: string;
  readonly #keys: ShopKeys;
  readonly #agent: Agent;

  constructor(url: string, keys: ShopKeys, connections = Infinity) {
    this.#base = `${url}/v1/loyalty/`;
    this.#keys = keys;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  call({
    method = 'POST',
    path,
    form,
    headers = {},
    timeoutMs = 20_000,
  }: V1Call): Promise<V1Answer> {
    const body = form === undefined ? '' : new URLSearchParams(form).toString();
    return new Promise((resolve, reject) => {
      const sent = request(this.#base + path, {
        method,
        agent: this.#agent,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'partner-id': this.#keys.partnerId,
          'api-key': this.#keys.apiKey,
          'content-length': Buffer.byteLength(body),
          ...(body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        const { statusCode: status = 0 } = response;
        text(response).then((whole) => {
          resolve({ status, headers: response.headers, text: whole, ...read(whole) });
        }, reject);
      });
      sent.end(body);
    });
  }

  /** Makes a member and answers when he can earn. */
  async enroll(email: string): Promise<void> {
    const form = { first_name: 'Bob', last_name: 'Baker', email, uid: `uid-${email}` };
    const answer = await this.call({ path: 'users', form });
    if (answer.status !== 200) throw new Error(`enrolling ${email}: ${answer.text}`);
  }

  purchase(
    email: string,
    orderId: string,
    subtotal: number,
    terms: Partial<V1Call> = {},
  ): Promise<V1Answer> {
    const form = {
      user_email: email,
      total: String(subtotal),
      subtotal: String(subtotal),
      order_id: orderId,
    };
    return this.call({ path: 'purchase', form, ...terms });
  }

  async balance(email: string): Promise<number> {
    const { data, text: body } = await this.call({ method: 'GET', path: `users/${email}` });
    if (typeof data['available_points'] !== 'number') throw new Error(`no balance: ${body}`);
    return data['available_points'];
  }

  close(): void {
    this.#agent.destroy();
  }
}

function read(whole: string): Pick<V1Answer, 'code' | 'data'> {
  const body = JSON.parse(whole) as {
    readonly error_code?: number;
    readonly data?: Readonly<Record<string, unknown>>;
  };
  return { code: body.error_code ?? 0, data: body.data ?? {} };
}

/** How often each answer was given: `200`, or status and code as `400/609`. */
export function tallyAnswers(answers: readonly V1Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, code } of answers) {
    const name = status === 200 ? '200' : `${String(status)}/${String(code)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
