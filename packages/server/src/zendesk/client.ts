import type { Outbound } from '../outbound/outbound.ts';
import type { OutboundRequest } from '../outbound/result.ts';
import { idOf, isJson, limitsOf, verdictOf, type SeenLimits, type Verdict } from './answers.ts';

/** What carries requests to Zendesk and brings answers. */
export type Transport = Pick<Outbound, 'send'>;

/** Where an account is reached, `https://acme.zendesk.com`; another place only where tests are wired. */
export type OriginOf = (subdomain: string) => string;

export const zendeskOrigin: OriginOf = (subdomain) => `https://${subdomain}.zendesk.com`;

/** By what a request is let in; `renewed` asks for another than the one that was refused. */
export interface Credentials {
  /** The header `authorization`, or why there is none. */
  authorize(renewed: boolean): Promise<{ readonly header: string } | Exclude<Verdict, Ok>>;
  /** Whether another may help where one was refused. */
  readonly isRenewable: boolean;
}
type Ok = Extract<Verdict, { kind: 'ok' }>;

export interface ClientTerms {
  readonly transport: Transport;
  /** `https://acme.zendesk.com` */
  readonly origin: string;
  readonly credentials: Credentials;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told before each request that goes out, and what each answer says of the account's limit. */
  readonly spend: () => Promise<void>;
  readonly saw: (limits: SeenLimits) => Promise<void>;
  readonly signal?: AbortSignal;
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** JSON text. */
  readonly body?: string;
}

/** For one request, from the look-up to the answer's last byte. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** A user with a hundred fields is smaller; a page of a thousand such users fits as well. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;
const FIELD_PAGES_MAX = 20;

/** A user as far as we look at him. */
export interface ZendeskUser {
  readonly id: string;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly role: string;
  readonly isActive: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A field of users as it was made. */
export interface UserField {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly isActive: boolean;
}

export type Found<T> =
  { readonly kind: 'found'; readonly found: T } | Exclude<Verdict, { kind: 'ok' }>;

/** The calls of Zendesk's API that we make. Never throws for what the other side does. */
export class ZendeskClient {
  readonly #terms: ClientTerms;

  constructor(terms: ClientTerms) {
    this.#terms = terms;
  }

  /** Whom Zendesk takes us for. */
  async me(): Promise<
    Found<{ readonly id: string; readonly name: string; readonly role: string }>
  > {
    const verdict = await this.#ask({ method: 'GET', path: '/api/v2/users/me' });
    if (verdict.kind !== 'ok') return verdict;
    const { user } = verdict.data;
    const id = isJson(user) ? idOf(user['id']) : null;
    // Without credentials Zendesk answers with somebody anonymous who has no id.
    if (!isJson(user) || id === null) {
      return { kind: 'unauthorized', words: 'Zendesk takes us for nobody' };
    }
    return { kind: 'found', found: { id, name: textOf(user['name']), role: textOf(user['role']) } };
  }

  /** Users that a search finds; it matches parts of words too, so whoever asks must compare. */
  async searchByEmail(email: string): Promise<Found<readonly ZendeskUser[]>> {
    const quoted = email.replaceAll(/["\\]/g, '');
    return this.#users(`/api/v2/users/search?query=${encodeURIComponent(`email:"${quoted}"`)}`);
  }

  async searchByExternalId(externalId: string): Promise<Found<readonly ZendeskUser[]>> {
    return this.#users(`/api/v2/users/search?external_id=${encodeURIComponent(externalId)}`);
  }

  /** Changes fields of a user and nothing else of him. `fields` is JSON text. */
  async updateFields(userId: string, fields: string): Promise<Found<ZendeskUser>> {
    return this.#user({
      method: 'PUT',
      path: `/api/v2/users/${userId}`,
      body: `{"user":{"user_fields":${fields}}}`,
    });
  }

  /** Makes a user, or changes the one who has this address. Zendesk writes him no mail. */
  async createOrUpdate(
    person: { readonly name: string; readonly email: string },
    fields: string,
  ): Promise<Found<ZendeskUser>> {
    const { name, email } = person;
    const user = `"name":${JSON.stringify(name)},"email":${JSON.stringify(email)}`;
    return this.#user({
      method: 'POST',
      path: '/api/v2/users/create_or_update',
      body: `{"user":{${user},"skip_verify_email":true,"user_fields":${fields}}}`,
    });
  }

  /** Begins to change fields of up to a hundred users; the id of the job that does it. */
  async updateMany(
    users: readonly { readonly id: string; readonly fields: string }[],
  ): Promise<Found<string>> {
    const each = users.map(({ id, fields }) => `{"id":${id},"user_fields":${fields}}`);
    const verdict = await this.#ask({
      method: 'PUT',
      path: '/api/v2/users/update_many',
      body: `{"users":[${each.join(',')}]}`,
    });
    if (verdict.kind !== 'ok') return verdict;
    const job = verdict.data['job_status'];
    const id = isJson(job) ? job['id'] : null;
    if (typeof id === 'string' && /^[\w-]{1,100}$/.test(id)) return { kind: 'found', found: id };
    return { kind: 'trouble', words: 'answered no job' };
  }

  /** How a job does. `results` stand for its users, in no order. */
  async readJob(
    jobId: string,
  ): Promise<Found<{ readonly status: string; readonly results: readonly unknown[] }>> {
    const verdict = await this.#ask({ method: 'GET', path: `/api/v2/job_statuses/${jobId}` });
    if (verdict.kind !== 'ok') return verdict;
    const job = verdict.data['job_status'];
    if (!isJson(job)) return { kind: 'trouble', words: 'answered no job' };
    const { results } = job;
    const status = textOf(job['status']);
    return { kind: 'found', found: { status, results: Array.isArray(results) ? results : [] } };
  }

  /** A page of all users, and where the next one begins; `cursor` is empty for the first. */
  async exportUsers(cursor: string): Promise<
    Found<{
      readonly users: readonly ZendeskUser[];
      readonly cursor: string;
      readonly isEnd: boolean;
    }>
  > {
    const from = cursor === '' ? 'start_time=0' : `cursor=${encodeURIComponent(cursor)}`;
    const path = `/api/v2/incremental/users/cursor?${from}&per_page=1000`;
    const verdict = await this.#ask({ method: 'GET', path });
    if (verdict.kind !== 'ok') return verdict;
    const { data } = verdict;
    const after = data['after_cursor'];
    const isEnd = data['end_of_stream'] === true || typeof after !== 'string' || after === cursor;
    const next = typeof after === 'string' ? after : cursor;
    return { kind: 'found', found: { users: usersOf(data), cursor: next, isEnd } };
  }

  /** All fields of users, the inactive ones too. */
  async listFields(): Promise<Found<readonly UserField[]>> {
    const fields: UserField[] = [];
    let after = '';
    for (let page = 0; page < FIELD_PAGES_MAX; page += 1) {
      const query = `page[size]=100${after === '' ? '' : `&page[after]=${encodeURIComponent(after)}`}`;
      const verdict = await this.#ask({ method: 'GET', path: `/api/v2/user_fields?${query}` });
      if (verdict.kind !== 'ok') return verdict;
      const { user_fields: list, meta } = verdict.data;
      if (!Array.isArray(list)) return { kind: 'trouble', words: 'answered no fields' };
      fields.push(...list.flatMap(fieldOf));
      const next = isJson(meta) && meta['has_more'] === true ? meta['after_cursor'] : null;
      if (typeof next !== 'string' || next === after) return { kind: 'found', found: fields };
      after = next;
    }
    return { kind: 'trouble', words: 'there is no end to its fields' };
  }

  async createField(field: {
    readonly key: string;
    readonly type: string;
    readonly title: string;
  }): Promise<Found<UserField>> {
    const { key, type, title } = field;
    const verdict = await this.#ask({
      method: 'POST',
      path: '/api/v2/user_fields',
      body: JSON.stringify({ user_field: { key, type, title } }),
    });
    if (verdict.kind !== 'ok') return verdict;
    const [made] = fieldOf(verdict.data['user_field']);
    return made === undefined
      ? { kind: 'trouble', words: 'answered no field' }
      : { kind: 'found', found: made };
  }

  async #users(path: string): Promise<Found<readonly ZendeskUser[]>> {
    const verdict = await this.#ask({ method: 'GET', path });
    return verdict.kind === 'ok' ? { kind: 'found', found: usersOf(verdict.data) } : verdict;
  }

  async #user(asked: Asked): Promise<Found<ZendeskUser>> {
    const verdict = await this.#ask(asked);
    if (verdict.kind !== 'ok') return verdict;
    const [user] = userOf(verdict.data['user']);
    return user === undefined
      ? { kind: 'trouble', words: 'answered no user' }
      : { kind: 'found', found: user };
  }

  /** Once more with new credentials where the old ones were refused. */
  async #ask(asked: Asked): Promise<Verdict> {
    const { credentials } = this.#terms;
    const held = await credentials.authorize(false);
    if (!('header' in held)) return held;
    const first = await this.#send(asked, held.header);
    if (first.kind !== 'unauthorized' || !credentials.isRenewable) return first;
    const renewed = await credentials.authorize(true);
    return 'header' in renewed ? this.#send(asked, renewed.header) : renewed;
  }

  async #send({ method, path, body }: Asked, authorization: string): Promise<Verdict> {
    const { transport, origin, now, spend, saw, signal } = this.#terms;
    const request: OutboundRequest = {
      url: `${origin}${path}`,
      method,
      headers: {
        accept: 'application/json',
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : Buffer.from(body),
      timeoutMs: REQUEST_TIMEOUT_MS,
      answerBytesMax: ANSWER_BYTES_MAX,
      isRepeatable: method === 'GET',
      ...(signal === undefined ? {} : { signal }),
    };
    await spend();
    const result = await transport.send(request);
    const limits = limitsOf(result);
    if (limits !== null) await saw(limits);
    return verdictOf(result, now());
  }
}

function usersOf({ users }: Readonly<Record<string, unknown>>): readonly ZendeskUser[] {
  return Array.isArray(users) ? users.flatMap(userOf) : [];
}

function userOf(value: unknown): readonly ZendeskUser[] {
  if (!isJson(value)) return [];
  const id = idOf(value['id']);
  if (id === null) return [];
  const { email, external_id: externalId, user_fields: fields } = value;
  return [
    {
      id,
      email: typeof email === 'string' ? email : null,
      externalId: typeof externalId === 'string' ? externalId : null,
      role: textOf(value['role']),
      isActive: value['active'] !== false,
      fields: isJson(fields) ? fields : {},
    },
  ];
}

function fieldOf(value: unknown): readonly UserField[] {
  if (!isJson(value)) return [];
  const id = idOf(value['id']);
  const { key, type, active } = value;
  if (id === null || typeof key !== 'string' || typeof type !== 'string') return [];
  return [{ id, key, type, isActive: active !== false }];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 255) : '';
}
