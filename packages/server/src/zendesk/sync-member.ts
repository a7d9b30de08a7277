import type { Verdict } from './answers.ts';
import type { Found, ZendeskClient, ZendeskUser } from './client.ts';
import { chosenFields } from './field-rows.ts';
import {
  differingKeys,
  fieldsDigest,
  fieldsJson,
  fieldValues,
  memberIdOf,
  type FieldTerms,
  type FieldValue,
} from './member-fields.ts';
import type { Booking, LeasedMember } from './members.ts';
import type { ZendeskSettings } from './settings.ts';
import type { FoundMember } from './shown-members.ts';

export interface SyncTerms {
  readonly client: ZendeskClient;
  readonly settings: ZendeskSettings;
  readonly fields: FieldTerms;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * What came of a member: something to be written down, `drop` if there is nothing of him to show any
 * more, or `stop` if the whole connection is to be left alone and he waits as he was.
 */
export type Synced =
  | { readonly kind: 'booked'; readonly booking: Booking; readonly counts: Counted }
  | { readonly kind: 'drop' }
  | { readonly kind: 'stop'; readonly verdict: Stopping };

/** Under which heading the hour counts him. */
export type Counted = 'sent' | 'unchanged' | 'skipped' | 'failed';

export type Stopping = Extract<
  Verdict,
  { kind: 'wait' | 'unauthorized' | 'forbidden' | 'withheld' }
>;

/** Sends a member as he is now. */
export async function syncMember(
  terms: SyncTerms,
  member: LeasedMember,
  found: FoundMember,
): Promise<Synced> {
  return new MemberSync(terms, member, found).run();
}

/** What is sent of a member, as numbers and text. */
export function valuesFor(
  { settings, fields }: Pick<SyncTerms, 'settings' | 'fields'>,
  { shown }: FoundMember,
): readonly FieldValue[] {
  return fieldValues(chosenFields(settings.fields), shown, fields);
}

/** Whether there is nothing to show and nobody to clear it of. */
export function isOver({ userId }: LeasedMember, found: FoundMember): boolean {
  // Who was merged shows the one who goes on for him, in the user that was his own and is no other's.
  if (found.isMerged) return userId === null || userId === found.survivorUserId;
  return found.shown === null && userId === null;
}

const TRIES_MAX = 10;
const RETRY_FIRST_MS = 60_000;
const RETRY_MAX_MS = 6 * 60 * 60_000;

/** One minute, then twice as long each time, up to six hours, and up to a fifth more or less. */
export function retryPause(attempts: number, random: number): number {
  const plain = Math.min(RETRY_FIRST_MS * 2 ** Math.max(attempts - 1, 0), RETRY_MAX_MS);
  return Math.round(plain * (0.8 + 0.4 * random));
}

type Refused = Exclude<Verdict, { kind: 'ok' }>;

/** Whether it is said of the connection, not of what was asked. */
export function isStopping(verdict: Refused): verdict is Stopping {
  const { kind } = verdict;
  return kind === 'wait' || kind === 'unauthorized' || kind === 'forbidden' || kind === 'withheld';
}

class MemberSync {
  readonly #terms: SyncTerms;
  readonly #member: LeasedMember;
  readonly #found: FoundMember;
  readonly #values: readonly FieldValue[];
  readonly #digest: Buffer;
  #userId: string | null;

  constructor(terms: SyncTerms, member: LeasedMember, found: FoundMember) {
    this.#terms = terms;
    this.#member = member;
    this.#found = found;
    this.#values = valuesFor(terms, found);
    this.#digest = fieldsDigest(this.#values);
    this.#userId = member.userId;
  }

  async run(): Promise<Synced> {
    const { state, digest, userId } = this.#member;
    if (isOver(this.#member, this.#found)) return { kind: 'drop' };
    const wasSent = state === 'sent' || state === 'partial' || state === 'rejected';
    if (wasSent && digest?.equals(this.#digest) === true && this.#found.shown !== null) {
      return this.#book({ ends: true, isShown: state === 'sent' }, 'unchanged');
    }
    if (userId !== null) {
      const updated = await this.#terms.client.updateFields(userId, fieldsJson(this.#values));
      const isGone =
        updated.kind === 'missing' || (updated.kind === 'found' && !updated.found.isActive);
      if (!isGone) return this.#judge(updated);
      this.#userId = null;
      // Deleted there, or merged into another: for whom nothing else is to be shown, that was all.
      if (this.#found.isMerged || this.#found.shown === null) return { kind: 'drop' };
    }
    return this.#resolve();
  }

  /** Finds the user, or makes him. */
  async #resolve(): Promise<Synced> {
    const { client, settings } = this.#terms;
    const details = this.#found.shown?.details;
    if (details === undefined) return { kind: 'drop' };
    const { member } = details;
    const { email } = member.profile;
    if (settings.matchExternalId) {
      const externalId = memberIdOf(member);
      const byId = await client.searchByExternalId(externalId);
      if (byId.kind !== 'found') return this.#refused(byId);
      const same = byId.found.filter((user) => sameText(user.externalId, externalId));
      if (same.length > 0) return this.#choose(same, `external id ${externalId}`);
    }
    if (email === '') return this.#skip('skipped_missing', 'The member has no e-mail address.');
    const byEmail = await client.searchByEmail(email);
    if (byEmail.kind !== 'found') return this.#refused(byEmail);
    const same = byEmail.found.filter((user) => sameText(user.email, email));
    return same.length > 0 ? this.#choose(same, 'e-mail address') : this.#make(email);
  }

  async #choose(users: readonly ZendeskUser[], by: string): Promise<Synced> {
    const active = users.filter(({ isActive }) => isActive);
    const [user, ...others] = active;
    if (user === undefined) return this.#skip('skipped_missing', 'The user at Zendesk is deleted.');
    if (others.length > 0) {
      const words = `${String(active.length)} users at Zendesk have the member’s ${by}.`;
      return this.#skip('ambiguous', words);
    }
    if (user.role !== 'end-user') return this.#skip('skipped_staff', STAFF);
    this.#userId = user.id;
    return this.#judge(await this.#terms.client.updateFields(user.id, fieldsJson(this.#values)));
  }

  async #make(email: string): Promise<Synced> {
    const { client, settings } = this.#terms;
    if (settings.missingUsers === 'skip') {
      return this.#skip('skipped_missing', 'Zendesk knows nobody with the member’s address.');
    }
    const profile = this.#found.shown?.details.member.profile;
    const name = `${profile?.firstName ?? ''} ${profile?.lastName ?? ''}`.trim();
    const person = { name: name === '' ? email : name, email };
    return this.#judge(await client.createOrUpdate(person, fieldsJson(this.#values)));
  }

  /** Compares what Zendesk has now with what was sent: it drops what it does not know without a word. */
  #judge(answer: Found<ZendeskUser>): Synced {
    if (answer.kind !== 'found') return this.#refused(answer);
    const { found: user } = answer;
    if (user.role !== 'end-user') {
      this.#userId = null;
      return this.#skip('skipped_staff', STAFF);
    }
    this.#userId = user.id;
    if (this.#found.shown === null) return { kind: 'drop' };
    const differing = differingKeys(this.#values, user.fields);
    if (differing.length === 0) {
      return this.#book({ state: 'sent', ends: true, isShown: true, isTried: true }, 'sent');
    }
    const words = `Zendesk did not store: ${differing.join(', ')}`;
    return this.#book(
      { state: 'partial', ends: true, isShown: true, isTried: true, error: words },
      'sent',
    );
  }

  #refused(verdict: Refused): Synced {
    if (isStopping(verdict)) return { kind: 'stop', verdict };
    const { kind, words } = verdict;
    if (kind === 'rejected') {
      return this.#book({ state: 'rejected', isTried: true, error: words }, 'failed');
    }
    const { now, random } = this.#terms;
    const attempts = this.#member.attempts + 1;
    const isLast = attempts >= TRIES_MAX;
    return this.#book(
      {
        ...(isLast ? { state: 'failed' as const } : {}),
        attempts,
        againAt: isLast ? null : now() + retryPause(attempts, random()),
        digest: null,
        isTried: true,
        error: words,
      },
      'failed',
    );
  }

  #skip(state: 'ambiguous' | 'skipped_staff' | 'skipped_missing', words: string): Synced {
    return this.#book({ state, ends: true, isTried: true, digest: null, error: words }, 'skipped');
  }

  #book(said: Partial<Booking>, counts: Counted): Synced {
    const booking: Booking = {
      member: this.#member,
      state: this.#member.state,
      ends: false,
      againAt: null,
      attempts: 0,
      userId: this.#userId,
      digest: this.#digest,
      isShown: false,
      error: null,
      isTried: false,
      ...said,
    };
    return { kind: 'booked', booking, counts };
  }
}

const STAFF = 'The user at Zendesk is an agent or an administrator.';

function sameText(one: string | null, other: string): boolean {
  return one !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}
