import { appCode, base32Bytes } from '../../support/authenticator.ts';
import type { Draw } from './random.ts';

/*
 * Signing in goes in steps that no random value fits: a link sets a password, that signs in, a key for an
 * app is offered, its code confirms it, and so on. What answers say of it is kept for each person, so that
 * calls can go on from there.
 */

/** Somebody who works for a shop, as far as answers have told. */
interface Person {
  readonly email: string;
  link: string | null;
  password: string | null;
  session: string | null;
  /** What goes with the code, where signing in takes one. */
  secondStep: string | null;
  /** A key for an app that no code has confirmed yet. */
  offered: Buffer | null;
  key: Buffer | null;
  recovery: string[];
  /** Ids of sessions that are not the one that asks. */
  others: string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What a call of an operation is sent with, so that it succeeds. */
export interface Door {
  readonly body: Fields;
  /** Null where nobody has to be signed in. */
  readonly session: string | null;
  /** In place of what the path names. */
  readonly path: Readonly<Record<string, string>>;
  /** Told of the answer's status, and of what a success carries. */
  learn(status: number, data: Fields): void;
}

interface Step {
  fits(person: Person): boolean;
  body?(person: Person, tools: Tools): Fields;
  path?(person: Person): Readonly<Record<string, string>>;
  /** Whether somebody has to be signed in; who is, is. */
  readonly open?: true;
  succeeded(person: Person, data: Fields, sent: Fields): void;
  /** What is not so any more, as it was refused. */
  refused(person: Person): void;
}

interface Tools {
  readonly draw: Draw;
  readonly partnerId: string;
}

const PEOPLE_MAX = 40;
const ROLES_THAT_DO_MOST = new Set<unknown>(['owner', 'manager']);

const newPassword = (draw: Draw): string => `four yellow balloons ${String(draw.below(1_000_000))}`;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** Recovery codes first: one of the app goes once in half a minute. */
function codeOf(person: Person): string {
  return person.recovery.pop() ?? (person.key === null ? '' : appCode(person.key));
}

const isInside = ({ session }: Person): boolean => session !== null;
const loseSession = (person: Person): void => {
  person.session = null;
};
const loseFactor = (person: Person): void => {
  person.key = null;
};

const STEPS: Readonly<Record<string, Step>> = {
  account_set_password: {
    open: true,
    fits: ({ link }) => link !== null,
    body: ({ link }, { draw }) => ({ token: link, new: newPassword(draw) }),
    succeeded(person, _data, sent) {
      person.password = text(sent['new']);
      person.link = null;
      person.session = null;
    },
    refused(person) {
      person.link = null;
    },
  },
  account_sign_in: {
    open: true,
    fits: ({ password }) => password !== null,
    body: ({ email, password }, { partnerId }) => ({
      ...{ email, password, merchant: partnerId, answer_with: 'token' },
    }),
    succeeded(person, data) {
      person.session = text(data['token']) ?? person.session;
      person.secondStep = text(data['second_step']);
    },
    refused(person) {
      person.password = null;
    },
  },
  account_sign_in_by_code: {
    open: true,
    fits: ({ secondStep }) => secondStep !== null,
    body: (person) => ({
      ...{ second_step: person.secondStep, code: codeOf(person), answer_with: 'token' },
    }),
    succeeded(person, data) {
      person.session = text(data['token']);
      person.secondStep = null;
    },
    refused(person) {
      person.secondStep = null;
    },
  },
  account_change_password: {
    fits: (person) => isInside(person) && person.password !== null,
    body: ({ password }, { draw }) => ({ current: password, new: newPassword(draw) }),
    succeeded(person, _data, sent) {
      person.password = text(sent['new']);
    },
    refused: loseSession,
  },
  account_offer_second_factor: {
    fits: (person) => isInside(person) && person.password !== null,
    body: ({ password }) => ({ password }),
    succeeded(person, data) {
      person.offered = base32Bytes(text(data['key']) ?? '');
    },
    refused: loseSession,
  },
  account_confirm_second_factor: {
    fits: (person) => isInside(person) && person.offered !== null,
    body: ({ offered }) => ({ code: offered === null ? '' : appCode(offered) }),
    succeeded(person, data) {
      person.key = person.offered;
      person.offered = null;
      person.recovery = texts(data['recovery_codes']);
    },
    refused(person) {
      person.offered = null;
    },
  },
  account_make_recovery_codes: {
    fits: (person) => isInside(person) && person.key !== null,
    body: (person) => ({ code: codeOf(person) }),
    succeeded(person, data) {
      person.recovery = texts(data['recovery_codes']);
    },
    refused: loseFactor,
  },
  account_remove_second_factor: {
    fits: (person) => isInside(person) && person.key !== null,
    body: (person) => ({ code: codeOf(person) }),
    succeeded: loseFactor,
    refused: loseFactor,
  },
  account_list_sessions: {
    fits: isInside,
    succeeded(person, data) {
      const listed = (data['sessions'] ?? []) as readonly Fields[];
      person.others = listed.filter((each) => each['current'] !== true).map(({ id }) => String(id));
    },
    refused: loseSession,
  },
  account_end_session: {
    fits: (person) => isInside(person) && person.others.length > 0,
    path: ({ others }) => ({ id: others[0] ?? '' }),
    succeeded(person) {
      person.others.shift();
    },
    refused(person) {
      person.others = [];
    },
  },
  account_update_sign_in_rules: {
    fits: isInside,
    // Else whoever has no second factor could do nothing else.
    body: () => ({ needs_second_factor: false }),
    succeeded: () => undefined,
    refused: () => undefined,
  },
};

/** People of one shop who can sign in, and whoever is signed in. */
export class ShopPeople {
  /** Tokens of sessions that may do most; those that open nothing any more are taken out. */
  readonly sessions: string[] = [];
  readonly #partnerId: string;
  readonly #people: Person[] = [];
  /** Whoever can be signed out or taken off the list, as an owner has seen. */
  readonly #seen: { readonly person: string; readonly session: string }[] = [];
  readonly #invited: string[] = [];

  constructor(partnerId: string) {
    this.#partnerId = partnerId;
  }

  add(email: string, known: Partial<Person>): void {
    const unknown = {
      ...{ link: null, password: null, session: null, secondStep: null, offered: null, key: null },
      ...{ recovery: [], others: [] },
    };
    this.#people.push({ email, ...unknown, ...known });
    if (this.#people.length > PEOPLE_MAX) this.#people.shift();
    if (known.session != null) this.sessions.push(known.session);
  }

  /** How an operation is called that goes on from what somebody did before; undefined if nothing fits. */
  draw(draw: Draw, operation: string): Door | undefined {
    const session = draw.one(this.sessions) ?? null;
    if (operation === 'account_end_person_session') {
      const seen = this.#seen.pop();
      return seen && { ...nothing, session, path: { id: seen.person, session: seen.session } };
    }
    if (operation === 'account_remove_person') {
      // Others would soon be gone.
      const id = this.#invited.shift();
      return id === undefined ? undefined : { ...nothing, session, path: { id } };
    }
    const step = STEPS[operation];
    const person = draw.one(this.#people.filter((each) => step?.fits(each)));
    if (step === undefined || person === undefined) return undefined;
    const body = step.body?.(person, { draw, partnerId: this.#partnerId }) ?? {};
    return {
      body,
      session: step.open === true ? null : person.session,
      path: step.path?.(person) ?? {},
      learn: (status, data) => {
        if (status === 429) return;
        if (status !== 200) {
          step.refused(person);
          return;
        }
        const { session: before } = person;
        step.succeeded(person, data, body);
        const { session: now } = person;
        const role = (data['person'] as Fields | null | undefined)?.['role'];
        if (now !== null && now !== before && ROLES_THAT_DO_MOST.has(role)) this.sessions.push(now);
      },
    };
  }

  /** Learns from a success that was drawn without this: links, and where somebody is signed in. */
  learn(operation: string, path: string, data: Fields): void {
    const link = text(data['link'])?.split('#')[1];
    const { person } = data as { readonly person?: Fields };
    if (link !== undefined && person !== undefined) {
      this.add(String(person['email']), { link });
      if (operation === 'account_invite_person') this.#invited.push(String(person['id']));
    }
    if (operation === 'account_list_person_sessions') {
      const [, id = ''] = /\/people\/([0-9a-f]{24})\//.exec(path) ?? [];
      const [last] = (data['sessions'] ?? []) as readonly Fields[];
      // One of several: the others are left to be used.
      if (last !== undefined && this.#seen.length < PEOPLE_MAX) {
        this.#seen.push({ person: id, session: String(last['id']) });
      }
    }
  }

  /** One that opens nothing any more is not used again, as long as there is another. */
  forget(session: string): void {
    const place = this.sessions.indexOf(session);
    if (place >= 0 && this.sessions.length > 1) this.sessions.splice(place, 1);
  }
}

const nothing = { body: {}, learn: () => undefined } as const;
