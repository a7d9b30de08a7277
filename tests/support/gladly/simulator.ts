import { createHmac, createHash } from 'node:crypto';
import { readForm, type GladlyForm } from './form-schema.ts';

/*
 * Gladly, as far as an adaptor meets it. What it does stands in its help pages and in its sample
 * adaptor; no live Gladly was asked. Two things are known of no source and can be set: where a form's URL
 * is taken from, and whether a profile stays linked when another customer id is answered.
 */

export interface GladlySetting {
  /** The URL of the adaptor, as typed into Gladly. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signingKey?: string;
  /** `root`: `/…` begins at the host; `appended`: it is put behind the adaptor's path. */
  readonly formUrls: 'root' | 'appended';
  /** What becomes of a profile for which another customer id is answered: it is passed over, or followed. */
  readonly otherIds?: 'ignored' | 'followed';
  /** Every call is cut off then; 15 seconds, as documented. */
  readonly cutMs?: number;
  /** Who uses Gladly. */
  readonly agent?: string;
}

/** A customer's profile in Gladly, and what an agent sees of it. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly emails: string[];
  readonly phones: string[];
  customerId: string | null;
  readonly attributes: Map<string, string>;
  actions: readonly { readonly name: string; readonly formUrl: string }[];
  cards: readonly Readonly<Record<string, unknown>>[];
  readonly timeline: { readonly message: string; readonly detail: string }[];
}

interface Result {
  readonly externalCustomerId: string;
  readonly name?: string;
  readonly emails?: readonly { readonly original: string }[];
  readonly phones?: readonly { readonly original: string; readonly type: string }[];
  readonly customAttributes?: Readonly<Record<string, unknown>>;
  readonly transactions?: readonly Readonly<Record<string, unknown>>[];
  readonly actions?: readonly { readonly name: string; readonly formUrl: string }[];
}

/** What comes of a form that was submitted, as the agent sees it. */
export type Submitted =
  | { readonly kind: 'done' }
  | { readonly kind: 'fields'; readonly shown: readonly string[]; readonly hidden: number }
  | { readonly kind: 'dismissed'; readonly message: string }
  | { readonly kind: 'timed_out' };

const CUT_MS = 15_000;

export function newProfile(name: string, emails: readonly string[]): Profile {
  return {
    ...{ id: `gl-${name}`, name, emails: [...emails], phones: [], customerId: null },
    ...{ attributes: new Map<string, string>(), actions: [], cards: [], timeline: [] },
  };
}

export class GladlySimulator {
  readonly #setting: GladlySetting;

  constructor(setting: GladlySetting) {
    this.#setting = setting;
  }

  /** An agent opens the profile: it is linked if it can be, and refreshed. */
  async open(profile: Profile): Promise<void> {
    if (profile.customerId === null) await this.#link(profile);
    if (profile.customerId !== null) await this.refresh(profile);
  }

  async #link(profile: Profile): Promise<void> {
    const { id, name, emails, phones } = profile;
    const results = await this.#lookUp('BASIC', { id, name, emails, phones });
    const [only, ...others] = results ?? [];
    if (only === undefined || others.length > 0) return;
    const own = new Set(emails.map((email) => email.toLowerCase()));
    const same =
      (only.emails ?? []).some(({ original }) => own.has(original.toLowerCase())) ||
      (only.phones ?? []).some(
        ({ original, type }) => type === 'MOBILE' && phones.includes(original),
      );
    if (same) profile.customerId = only.externalCustomerId;
  }

  /** A linked profile is asked for anew; a lookup that fails leaves what was shown. */
  async refresh(profile: Profile): Promise<'refreshed' | 'as_before'> {
    const { id, name, emails, phones, customerId } = profile;
    const query = { externalCustomerId: customerId, id, name, emails, phones };
    const results = await this.#lookUp('DETAILED', query);
    const [result, ...others] = results ?? [];
    if (result === undefined || others.length > 0) return 'as_before';
    if (result.externalCustomerId !== customerId) {
      if (this.#setting.otherIds !== 'followed') return 'as_before';
      profile.customerId = result.externalCustomerId;
    }
    for (const [attribute, value] of Object.entries(result.customAttributes ?? {})) {
      if (typeof value !== 'string') throw new Error(`${attribute} is no text`);
      // An empty text takes a value away; one that is not there stays.
      if (value === '') profile.attributes.delete(attribute);
      else profile.attributes.set(attribute, value);
    }
    for (const { original } of result.emails ?? []) {
      if (!profile.emails.includes(original)) profile.emails.push(original);
    }
    profile.actions = result.actions ?? [];
    profile.cards = result.transactions ?? [];
    return 'refreshed';
  }

  /** The form behind an action of the "+" menu. */
  async form(profile: Profile, action: string): Promise<GladlyForm> {
    const found = profile.actions.find(({ name }) => name === action);
    if (found === undefined) throw new Error(`Gladly offers no action ${action}`);
    const answer = await this.#send('GET', this.#urlOf(found.formUrl));
    if (answer?.status !== 200) throw new Error(`the form answered ${JSON.stringify(answer)}`);
    return readForm(answer.body);
  }

  /** Sends a form with its own fields, writes the timeline and refreshes, as Gladly does. */
  async submit(
    profile: Profile,
    form: GladlyForm,
    values: Readonly<Record<string, string>>,
  ): Promise<Submitted> {
    const attrs = form.sections.flatMap((one) => (one.type === 'input' ? [one.attr] : []));
    const sent = Object.fromEntries(attrs.map((attr) => [attr, values[attr] ?? '']));
    const answer = await this.#send('POST', this.#urlOf(form.actionUrl), sent);
    if (answer === null) return { kind: 'timed_out' };
    const { status, body } = answer;
    if (status === 200) {
      const { message = 'Action completed', detail = '' } = body as Record<string, string>;
      profile.timeline.push({ message, detail });
      await this.refresh(profile);
      return { kind: 'done' };
    }
    const { errors } = body as { errors: readonly Readonly<Record<string, string>>[] };
    if (status === 406) return { kind: 'dismissed', message: errors[0]?.['message'] ?? '' };
    if (status !== 400) throw new Error(`an action answered ${String(status)}`);
    const shown = errors.filter(({ attr = '' }) => attrs.includes(attr));
    return {
      kind: 'fields',
      shown: shown.map(({ attr = '', detail = '' }) => `${attr}: ${detail}`),
      hidden: errors.length - shown.length,
    };
  }

  #urlOf(path: string): string {
    const { url, formUrls } = this.#setting;
    return formUrls === 'root' ? new URL(path, url).href : `${url}${path}`;
  }

  async #lookUp(lookupLevel: string, query: object): Promise<readonly Result[] | null> {
    const uniqueMatchRequired = lookupLevel === 'DETAILED';
    const body = { lookupLevel, query, uniqueMatchRequired };
    const answer = await this.#send('POST', this.#setting.url, body);
    if (answer?.status !== 200) return null;
    return (answer.body as { readonly results: readonly Result[] }).results;
  }

  /** Null if nothing came within the time. */
  async #send(
    method: 'GET' | 'POST',
    url: string,
    json?: object,
  ): Promise<{ readonly status: number; readonly body: unknown } | null> {
    const { headers, cutMs = CUT_MS, agent } = this.#setting;
    const body = json === undefined ? '' : JSON.stringify(json);
    const all: Record<string, string> = {
      ...{ accept: 'application/json', 'gladly-correlation-id': 'XvIZz4Q1R0CZcGbB5pmZig' },
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(agent === undefined ? {} : { 'gladly-agent-id': agent }),
    };
    try {
      const answer = await fetch(url, {
        method,
        headers: { ...headers, ...all, ...this.#signature(method, url, all, body) },
        ...(json === undefined ? {} : { body }),
        signal: AbortSignal.timeout(cutMs),
      });
      const text = await answer.text();
      return { status: answer.status, body: JSON.parse(text) as unknown };
    } catch (error) {
      if (error instanceof SyntaxError) throw error;
      return null;
    }
  }

  /** As `Request Signing` describes it. */
  #signature(
    method: string,
    url: string,
    sent: Readonly<Record<string, string>>,
    body: string,
  ): Record<string, string> {
    const { signingKey } = this.#setting;
    if (signingKey === undefined) return {};
    const time = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
    const headers: Record<string, string> = { ...sent, 'gladly-time': time };
    const names = Object.keys(headers).sort();
    const lines = names.map((name) => `${name}:${headers[name] ?? ''}`);
    const digest = createHash('sha256').update(body).digest('hex');
    const { pathname } = new URL(url);
    const normal = [method, pathname, '', ...lines, '', names.join(';'), digest].join('\n');
    const hashed = createHash('sha256').update(normal).digest('hex');
    const ofDay = createHmac('sha256', signingKey).update(time.slice(0, 8)).digest();
    const signature = createHmac('sha256', ofDay)
      .update(`hmac-sha256\n${time}\n${hashed}`)
      .digest('hex');
    const words = `SigningAlgorithm=hmac-sha256, SignedHeaders=${names.join(';')}, Signature=${signature}`;
    return { 'gladly-time': time, 'gladly-authorization': words };
  }
}
