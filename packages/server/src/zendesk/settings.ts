import type { EventType } from '@fealty/core';
import {
  FIELD_ROWS,
  usualChoices,
  type FieldChoice,
  type FieldChoices,
  type FieldName,
} from './field-rows.ts';

/** By which credentials we come. API tokens, and so `basic`, end on `API_TOKENS_END`. */
export const AUTH_KINDS = ['oauth_client', 'api_token', 'basic'] as const;
export type AuthKind = (typeof AUTH_KINDS)[number];

/** Zendesk takes no API token from this day on; it issues none already. */
export const API_TOKENS_END = '2027-04-30';

/** Changes that are told on top of those of points and tiers. */
export const EXTRAS = ['enrolled', 'profile', 'status'] as const;
export type Extra = (typeof EXTRAS)[number];

/** What a merchant says of a connection to Zendesk. The secret is kept apart, sealed. */
export interface ZendeskSettings {
  /** `acme` of acme.zendesk.com; empty where only Zendesk's app is used and no member is sent. */
  readonly subdomain: string;
  readonly auth: AuthKind;
  /** Of the OAuth client; empty for the others. */
  readonly clientId: string;
  /** What an access token may do. */
  readonly scope: string;
  /** Whose API token it is; empty for the others. */
  readonly email: string;
  /** What becomes of a member whom Zendesk does not know. */
  readonly missingUsers: 'create' | 'skip';
  /** Whether Zendesk's external ids are our member ids. */
  readonly matchExternalId: boolean;
  readonly dateFormat: 'slash' | 'iso';
  /** How much of the account's requests we take, in percent. */
  readonly rateShare: number;
  /** How long changes of one member are gathered, seconds. */
  readonly windowSeconds: number;
  readonly also: readonly Extra[];
  readonly fields: FieldChoices;
}

/** A setting that cannot be used: which, what came, and what is allowed. */
export interface SettingFault {
  readonly name: string;
  readonly seen: unknown;
  readonly allowed: string;
}

/** Everything in which what a member has, or stands at, changes. */
const TOLD: readonly EventType[] = [
  'points.awarded',
  'points.deducted',
  'points.redeemed',
  'redemption.held',
  'redemption.cancelled',
  'points.expired',
  'tier.upgraded',
  'tier.downgraded',
  'tier.assigned',
  'member.deleted',
  'member.erased',
  'member.merged',
  'member.unmerged',
];

const TOLD_ALSO: Readonly<Record<Extra, readonly EventType[]>> = {
  enrolled: ['member.enrolled'],
  profile: ['member.updated'],
  status: [
    'member.blocked',
    'member.unblocked',
    'member.opted_out',
    'member.opted_in',
    'member.readmitted',
  ],
};

/** Events after which a member is sent. */
export function eventsTold({ also }: Pick<ZendeskSettings, 'also'>): readonly EventType[] {
  return [...TOLD, ...EXTRAS.filter((each) => also.includes(each)).flatMap((e) => TOLD_ALSO[e])];
}

const SUBDOMAIN = /^[a-z0-9][a-z0-9-]{0,62}$/;
/** Zendesk's own rule for keys of fields: and they must not be digits only. */
const FIELD_KEY = /^(?=.*[A-Za-z_])[A-Za-z0-9_]{1,80}$/;
const FIELDS_FORM = 'a list of ATTRIBUTE=KEY or ATTRIBUTE=off';
const TEXT_MAX = 255;
/** Of what is shown of a value that is wrong. */
const SEEN_MAX = 100;

/** Reads settings as they were kept. Throws if they are none: they were checked when they were kept. */
export function readZendeskSettings(stored: Readonly<Record<string, unknown>>): ZendeskSettings {
  const read = checkZendeskSettings(stored);
  if ('settings' in read) return read.settings;
  throw new Error(
    `settings of a help desk cannot be read: ${read.faults.map(({ name }) => name).join(', ')}`,
  );
}

/**
 * What is lacking for members to be sent: names of settings, and `secret_key`. Nothing where no account is
 * named: then nothing is to be sent.
 */
export function lackingFor(settings: ZendeskSettings, hasSecret: boolean): readonly string[] {
  const { subdomain, auth, clientId, email } = settings;
  if (subdomain === '') return ['subdomain'];
  return [
    ...(auth === 'oauth_client' && clientId === '' ? ['client_id'] : []),
    ...(auth === 'api_token' && email === '' ? ['email'] : []),
    ...(hasSecret ? [] : ['secret_key']),
  ];
}

/** Judges settings as a merchant sends them, each by itself; what is left out is as usual. */
export function checkZendeskSettings(
  raw: Readonly<Record<string, unknown>>,
): { readonly settings: ZendeskSettings } | { readonly faults: readonly SettingFault[] } {
  const reader = new SettingsReader(raw);
  const settings: ZendeskSettings = {
    subdomain: reader.text('subdomain', SUBDOMAIN, 'acme for acme.zendesk.com: a to z, 0 to 9, -'),
    auth: reader.oneOf('auth', AUTH_KINDS, 'oauth_client'),
    clientId: reader.text('client_id', /^[\x21-\x7e]+$/, 'the identifier of the OAuth client'),
    scope: reader.text(
      'scope',
      /^[a-z_:]+( [a-z_:]+)*$/,
      'scopes such as read write',
      'read write',
    ),
    email: reader.text('email', /^[^\s:@]+@[^\s:@]+$/, 'the e-mail address of the token’s owner'),
    missingUsers: reader.oneOf('missing_users', ['create', 'skip'] as const, 'create'),
    matchExternalId: reader.flag('match_external_id'),
    dateFormat: reader.oneOf('date_format', ['slash', 'iso'] as const, 'slash'),
    rateShare: reader.whole('rate_share', [1, 90], 50),
    windowSeconds: reader.whole('window_seconds', [15, 300], 30),
    also: reader.extras(),
    fields: reader.fields(),
  };
  reader.refuseOthers();
  return reader.faults.length > 0 ? { faults: reader.faults } : { settings };
}

/** What is wrong with a secret; null if nothing. It is never repeated. */
export function checkZendeskSecret(secret: string): SettingFault | null {
  if (secret.length <= 1000 && /^[\x21-\x7e]+$/.test(secret)) return null;
  const seen = `${String(secret.length)} characters`;
  return { name: 'secret_key', seen, allowed: '1 to 1000 characters without blanks' };
}

const NAMES: ReadonlySet<string> = new Set([
  ...['subdomain', 'auth', 'client_id', 'scope', 'email', 'missing_users', 'match_external_id'],
  ...['date_format', 'rate_share', 'window_seconds', 'also', 'fields'],
]);

class SettingsReader {
  readonly faults: SettingFault[] = [];
  readonly #raw: Readonly<Record<string, unknown>>;

  constructor(raw: Readonly<Record<string, unknown>>) {
    this.#raw = raw;
  }

  text(name: string, form: RegExp, allowed: string, usual = ''): string {
    const value = this.#raw[name] ?? usual;
    if (value === usual) return usual;
    if (typeof value === 'string' && value.length <= TEXT_MAX && form.test(value)) return value;
    this.#fault(name, value, allowed);
    return '';
  }

  oneOf<T extends string>(name: string, all: readonly T[], usual: T): T {
    const value = this.#raw[name] ?? usual;
    const found = all.find((each) => each === value);
    if (found === undefined) this.#fault(name, value, `one of ${all.join(', ')}`);
    return found ?? usual;
  }

  flag(name: string): boolean {
    const value = this.#raw[name] ?? false;
    if (typeof value !== 'boolean') this.#fault(name, value, 'true or false');
    return value === true;
  }

  whole(name: string, [least, most]: readonly [number, number], usual: number): number {
    const value = this.#raw[name] ?? usual;
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) {
      return value as number;
    }
    this.#fault(name, value, `a whole number from ${String(least)} to ${String(most)}`);
    return usual;
  }

  extras(): readonly Extra[] {
    const list = this.#list('also', `a list of ${EXTRAS.join(', ')}`);
    for (const each of list) {
      if (!EXTRAS.some((name) => name === each)) {
        this.#fault('also', each, `a list of ${EXTRAS.join(', ')}`);
      }
    }
    return EXTRAS.filter((each) => list.includes(each));
  }

  /** `name=key` for another key, `name=off` for none; the others stay as they are for everybody. */
  fields(): FieldChoices {
    const choices: Record<FieldName, FieldChoice> = { ...usualChoices() };
    for (const said of this.#list('fields', FIELDS_FORM)) {
      const [name = '', key = ''] = said.split('=');
      const row = FIELD_ROWS.find((each) => each.name === name);
      if (row === undefined) {
        const names = FIELD_ROWS.map((each) => each.name).join(', ');
        this.#fault('fields', said, `${FIELDS_FORM}; attributes are ${names}`);
      } else if (key === 'off') choices[row.name] = { on: false, key: row.name };
      else if (FIELD_KEY.test(key)) choices[row.name] = { on: true, key };
      else this.#fault('fields', said, `${FIELDS_FORM}; a key has letters, digits and _`);
    }
    this.#refuseSameKeys(choices);
    return choices;
  }

  refuseOthers(): void {
    for (const name of Object.keys(this.#raw)) {
      if (!NAMES.has(name)) this.#fault(name, this.#raw[name], [...NAMES].join(', '));
    }
  }

  /** A list of texts, or one text with commas: the command line has no lists. */
  #list(name: string, allowed: string): readonly string[] {
    const given = this.#raw[name] ?? [];
    const list: unknown = typeof given === 'string' ? given.split(',') : given;
    if (Array.isArray(list) && list.every((each) => typeof each === 'string')) {
      return list.filter((each) => each !== '');
    }
    this.#fault(name, given, allowed);
    return [];
  }

  #refuseSameKeys(choices: FieldChoices): void {
    const seen = new Set<string>();
    for (const { name } of FIELD_ROWS) {
      const { on, key } = choices[name];
      if (on && seen.has(key.toLowerCase())) {
        this.#fault('fields', `${name}=${key}`, 'a key that no other attribute has');
      }
      if (on) seen.add(key.toLowerCase());
    }
  }

  #fault(name: string, value: unknown, allowed: string): void {
    const text = value === undefined ? 'nothing' : JSON.stringify(value);
    this.faults.push({ name, seen: text.slice(0, SEEN_MAX), allowed });
  }
}
