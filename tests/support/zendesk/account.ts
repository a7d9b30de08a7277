import { USUAL_QUIRKS, type Quirks } from './quirks.ts';

/** An account of Zendesk's as far as the API that we use shows it. Time is handed in. */
export interface AccountTerms {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Requests a minute of the whole account; 400 on the plans Growth and Professional. (Zendesk §1.6) */
  readonly limit: number;
  readonly quirks?: Partial<Quirks>;
}

export interface StandInUser {
  readonly id: number;
  name: string;
  role: 'end-user' | 'agent' | 'admin';
  externalId: string | null;
  /** The first is the primary one. */
  emails: string[];
  active: boolean;
  suspended: boolean;
  readonly createdAt: number;
  fields: Record<string, string | number | null>;
}

export interface StandInField {
  readonly id: number;
  readonly key: string;
  readonly type: string;
  readonly title: string;
  active: boolean;
}

export interface StandInJob {
  readonly id: string;
  status: 'queued' | 'working' | 'completed' | 'failed';
  readonly doneAt: number;
  readonly users: readonly Record<string, unknown>[];
  results: Record<string, unknown>[];
}

/** An answer of the API. */
export interface StandInAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of JSON. */
  readonly text?: string;
}

const MINUTE_MS = 60_000;
const USER_UPDATES_MAX = 5;
const JOBS_MAX = 30;
const EXPORTS_MAX = 10;
const RESERVED = new Set(['email', 'phone', 'first_name', 'last_name']);

/**
 * A stateful account. What it does is what the reference says that Zendesk does; each behaviour names the
 * section of the reference, "Zendesk", that it stands on.
 */
export class StandInAccount {
  readonly terms: AccountTerms;
  quirks: Quirks;
  readonly users = new Map<number, StandInUser>();
  readonly fields = new Map<string, StandInField>();
  /** Keys of deleted fields are never taken again. (§1.4) */
  readonly spentKeys = new Set<string>();
  readonly jobs = new Map<string, StandInJob>();
  /** Mails that Zendesk wrote to customers because somebody made them without saying not to. (§1.2) */
  verificationMails = 0;
  /** When each user was updated, to look for more than five in a minute afterwards. */
  readonly updates = new Map<number, number[]>();
  /** Updates of one user beyond five in a minute. */
  overruns = 0;
  /** When each request of ours came. */
  readonly requests: number[] = [];
  readonly #exports: number[] = [];
  /** Requests of the merchant's other integrations in this minute. */
  otherRequests = 0;
  #nextId = 1_900_000_000_001;
  /** Tokens that were given out, and when they end. */
  readonly tokens = new Map<string, number>();
  readonly client = { id: 'fealty', secret: 'client-secret', scope: /^(read|users:read)/ };
  apiToken: { readonly email: string; readonly token: string } | null = null;
  /** Whom requests act as; field creation needs an admin. (§1.5) */
  actsAs: 'admin' | 'agent' = 'admin';

  constructor(terms: AccountTerms) {
    this.terms = terms;
    this.quirks = { ...USUAL_QUIRKS, ...terms.quirks };
  }

  newId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  addUser(user: Partial<StandInUser> & { readonly emails: string[] }): StandInUser {
    const id = this.newId();
    const made: StandInUser = {
      id,
      name: 'Somebody',
      role: 'end-user',
      externalId: null,
      active: true,
      suspended: false,
      createdAt: this.terms.now(),
      fields: {},
      ...user,
    };
    this.users.set(id, made);
    return made;
  }

  addField(key: string, type: string): StandInField {
    const field = { id: this.newId(), key, type, title: key, active: true };
    this.fields.set(key, field);
    return field;
  }

  deleteField(key: string): void {
    this.fields.delete(key);
    this.spentKeys.add(key);
  }

  /** The loser goes, his addresses go to the winner. (§1.2) */
  merge(loser: StandInUser, winner: StandInUser): void {
    loser.active = false;
    winner.emails.push(...loser.emails);
    loser.emails = [];
  }

  /** Counts a request; what is left of the account's minute, less than nothing if it is over. */
  count(): number {
    const now = this.terms.now();
    this.requests.push(now);
    const from = now - (now % MINUTE_MS);
    let used = this.otherRequests;
    for (let at = this.requests.length - 1; at >= 0; at -= 1) {
      if ((this.requests[at] ?? 0) < from) break;
      used += 1;
    }
    return this.terms.limit - used;
  }

  /** Whether another page of the export is allowed: ten in a minute. (§1.6) */
  mayExport(): boolean {
    const now = this.terms.now();
    const recent = this.#exports.filter((at) => at > now - MINUTE_MS);
    this.#exports.splice(0, this.#exports.length, ...recent, now);
    return recent.length < EXPORTS_MAX;
  }

  /** Five updates of one end user in a minute, whatever is left of the account's. (§1.6) */
  #mayUpdate(id: number): boolean {
    const now = this.terms.now();
    const all = this.updates.get(id) ?? [];
    this.updates.set(id, all);
    const recent = all.filter((at) => at > now - MINUTE_MS);
    if (recent.length >= USER_UPDATES_MAX) {
      this.overruns += 1;
      return false;
    }
    all.push(now);
    return true;
  }

  /** Deleted users answer as if they had never been. (§1.2) */
  updateUser(id: number, change: Record<string, unknown>): StandInAnswer {
    const user = this.users.get(id);
    if (user?.active !== true) return notFound();
    if (!this.#mayUpdate(id)) return this.tooMany(30);
    if (user.suspended && !this.quirks.updatesSuspended) {
      return invalid('base', 'User is suspended', 'Suspended');
    }
    // An address on an update is another identity, never a replacement. (§1.2)
    const { email } = change;
    if (typeof email === 'string' && !user.emails.includes(email)) {
      if (this.byEmail(email) !== null) return duplicate(email);
      user.emails.push(email);
    }
    const refused = this.#setFields(user, change['user_fields']);
    return refused ?? { status: 200, body: { user: this.shown(user) } };
  }

  /** By address or external id; 201 for a new one, 200 for one that is there. (§1.2) */
  createOrUpdate(said: Record<string, unknown>): StandInAnswer {
    const email = typeof said['email'] === 'string' ? said['email'] : null;
    const known = email === null ? null : this.byEmail(email);
    if (known !== null) return this.updateUser(known.id, { user_fields: said['user_fields'] });
    if (email === null || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      return invalid('email', `Email: ${String(email)} is not properly formatted`, 'InvalidFormat');
    }
    if (this.quirks.refusesMergedAddress && this.mergedAddresses.has(email.toLowerCase())) {
      return duplicate(email);
    }
    const name = typeof said['name'] === 'string' ? said['name'] : '';
    if (name === '') return invalid('name', 'Name: is too short (minimum one character)', 'Short');
    if (said['skip_verify_email'] !== true) this.verificationMails += 1;
    const user = this.addUser({ name, emails: [email.toLowerCase()] });
    this.#mayUpdate(user.id);
    const refused = this.#setFields(user, said['user_fields']);
    if (refused !== null) this.users.delete(user.id);
    return refused ?? { status: 201, body: { user: this.shown(user) } };
  }

  readonly mergedAddresses = new Set<string>();

  /** Exact by external id; parts of any property by words; and the index lags. (§1.1) */
  search(terms: {
    readonly query: string | null;
    readonly externalId: string | null;
  }): StandInUser[] {
    const { query, externalId } = terms;
    const until = this.terms.now() - this.quirks.searchLagMs;
    const all = [...this.users.values()].filter((user) => user.active && user.createdAt <= until);
    if (externalId !== null) {
      return all.filter((user) => user.externalId?.toLowerCase() === externalId.toLowerCase());
    }
    const word = (/^email:"?([^"]*)"?$/.exec(query ?? '')?.[1] ?? query ?? '').toLowerCase();
    return all.filter((user) =>
      user.emails.some((email) =>
        this.quirks.matchesParts ? email.includes(word) : email === word,
      ),
    );
  }

  /** The key rules of a field, and that only admins make one. (§1.4) */
  createField(said: Record<string, unknown>): StandInAnswer {
    if (this.actsAs !== 'admin') return { status: 403, body: FORBIDDEN };
    const { key, type, title } = said;
    if (typeof key !== 'string' || !/^\w+$/.test(key) || /^\d+$/.test(key)) {
      return invalid('key', 'Key: is not valid', 'InvalidValue');
    }
    if (typeof title !== 'string' || title === '') {
      return invalid('title', 'Title: cannot be blank', 'BlankValue');
    }
    const isTaken = this.fields.has(key) || this.spentKeys.has(key);
    if (isTaken || (RESERVED.has(key) && !this.quirks.takesPlainKeys)) {
      return invalid('key', `Key: ${key} has already been taken`, 'DuplicateValue');
    }
    const field = this.addField(key, typeof type === 'string' ? type : 'text');
    return { status: 201, body: { user_field: shownField(field) } };
  }

  /** Jobs run a while and tell of each user apart; thirty at most. (§1.3) */
  updateMany(users: readonly Record<string, unknown>[]): StandInAnswer {
    if (this.quirks.barsJobs) return { status: 403, body: FORBIDDEN };
    if (users.length > 100) return invalid('base', 'Too many users', 'TooMany');
    const open = [...this.jobs.values()].filter(({ status }) => status !== 'completed');
    if (open.length >= JOBS_MAX) return this.tooMany(20);
    const now = this.terms.now();
    const id = `job${String(this.newId())}`;
    const job: StandInJob = { id, status: 'queued', doneAt: now + 8000, users, results: [] };
    this.jobs.set(id, job);
    return { status: 200, body: { job_status: this.#shownJob(job) } };
  }

  readJob(id: string): StandInAnswer {
    const job = this.jobs.get(id);
    if (job === undefined) return notFound();
    this.#work(job);
    return { status: 200, body: { job_status: this.#shownJob(job) } };
  }

  /** A job that is done says nothing of its users; each has its own success. (§1.3) */
  #work(job: StandInJob): void {
    if (job.status === 'completed' || job.status === 'failed') return;
    if (this.terms.now() < job.doneAt) {
      job.status = 'working';
      return;
    }
    job.results = job.users.map((user, index) => {
      const { id } = user;
      const answer = this.updateUser(Number(id), user);
      if (answer.status === 200) {
        // The description knows results of updates by these four names, without a place.
        return { id, action: 'update', success: true, status: 'Updated' };
      }
      const error = answer.status === 404 ? 'UserNotFound' : 'UserUpdateError';
      return { id, index, error, details: JSON.stringify(answer.body) };
    });
    job.status = 'completed';
  }

  #shownJob({ id, status, users, results }: StandInJob): object {
    return { id, status, total: users.length, progress: results.length, results };
  }

  /** A body that need not be JSON, and a header that need not be there. (§1.2, §4.1) */
  tooMany(seconds: number): StandInAnswer {
    const headers = this.quirks.hidesRetryAfter ? {} : { 'retry-after': String(seconds) };
    if (this.quirks.answersHtml) {
      return { status: 429, headers, text: '<html><body>Too many requests</body></html>' };
    }
    const body = { error: 'APIRateLimitExceeded', description: 'Too many requests' };
    return { status: 429, headers, body };
  }

  byEmail(email: string): StandInUser | null {
    const wanted = email.toLowerCase();
    const found = [...this.users.values()].find(
      (user) => user.active && user.emails.some((each) => each.toLowerCase() === wanted),
    );
    return found ?? null;
  }

  /** Merged key by key; null clears; what is unknown or inactive is dropped without a word. (§1.2) */
  #setFields(user: StandInUser, said: unknown): StandInAnswer | null {
    if (said === undefined) return null;
    const changes = Object.entries(said as Record<string, unknown>);
    for (const [key, value] of changes) {
      const field = this.fields.get(key);
      if (field?.active !== true) {
        if (this.quirks.dropsUnknownFields) continue;
        return invalid(key, `${key}: is not a field`, 'InvalidValue');
      }
      const isNumber = field.type === 'decimal' || field.type === 'integer';
      const fits =
        value === null || (isNumber ? typeof value === 'number' : typeof value === 'string');
      const isWhole = field.type !== 'integer' || value === null || Number.isInteger(value);
      if (!fits || !isWhole) return invalid(key, `${key}: is not valid`, 'InvalidValue');
      user.fields[key] = value as string | number | null;
    }
    return null;
  }

  shown(user: StandInUser): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (const { key, type, active } of this.fields.values()) {
      if (!active) continue;
      const value = user.fields[key] ?? null;
      const isEmpty = value === null && type === 'text' && this.quirks.keepsEmptyText;
      const asText = this.quirks.decimalsAsText && type === 'decimal' && value !== null;
      fields[key] = isEmpty ? '' : asText ? String(value) : value;
    }
    return {
      id: user.id,
      name: user.name,
      email: user.emails[0] ?? null,
      external_id: user.externalId,
      role: user.role,
      active: user.active,
      suspended: user.suspended,
      user_fields: fields,
    };
  }
}

export function shownField({ id, key, type, title, active }: StandInField): object {
  return { id, key, type, title, active };
}

const FORBIDDEN = {
  error: { title: 'Forbidden', message: 'You do not have access to this page.' },
};

export function notFound(): StandInAnswer {
  return { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } };
}

function duplicate(email: string): StandInAnswer {
  const description = `Email: ${email} is already being used by another user`;
  return invalid('email', description, 'DuplicateValue');
}

/** (§1.2, the log of an issue) */
function invalid(name: string, description: string, error: string): StandInAnswer {
  return {
    status: 422,
    body: {
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: { [name]: [{ description, error }] },
    },
  };
}
