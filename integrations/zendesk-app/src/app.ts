import { agentName } from './agent-name.ts';
import { Calls, type Fault, type Outcome } from './calls.ts';
import { button, element } from './draw/element.ts';
import { drawForm, type DrawnForm } from './draw/form.ts';
import { memberView } from './draw/member.ts';
import { faultNotice, loading, notice } from './draw/notice.ts';
import type { Form, Values } from './form.ts';
import type { Member, Offer } from './member.ts';
import { lookAround, type Person, type Surroundings } from './people.ts';
import { fieldsOf, textOf } from './read.ts';
import { wordsFor, type Words } from './words.ts';
import type { ZafClient } from './zaf.ts';

/** What the app is given from outside. */
export interface AppTerms {
  readonly client: ZafClient;
  readonly root: HTMLElement;
  /** `https://host` of the loyalty server, with its path if it has one. */
  readonly base: string;
  readonly now: () => Date;
}

interface Done {
  readonly message: string;
  readonly detail: string;
  readonly isGood: boolean;
  /** Whether the agent may want the customer to read it. */
  readonly isForReply: boolean;
}

/** What is on screen is looked up again when the agent comes back to it after this long. */
const STALE_MS = 60_000;

/** The sidebar: finds out who is meant, shows what he has, and lets the agent act. */
export class App {
  readonly #terms: AppTerms;
  readonly #words: Words;
  readonly #calls: Calls;
  readonly #isTicket: boolean;
  #people: readonly Person[];
  #person = 0;
  /** Answers to questions that were overtaken by another are dropped. */
  #turn = 0;
  #asOf = 0;
  #isFormOpen = false;
  /** Whether a form was sent of which nobody knows yet what it came to. */
  #isOpenEnded = false;

  private constructor(terms: AppTerms, around: Surroundings, set: Settings) {
    this.#terms = terms;
    this.#people = around.people;
    this.#isTicket = set.isTicket;
    this.#words = wordsFor(textOf(fieldsOf(around.agent)['locale']));
    this.#calls = new Calls(terms.client, {
      base: terms.base,
      helpDesk: set.helpDesk,
      agent: agentName(around.agent),
      conversation: around.ticketId,
    });
  }

  /** Shows the app and keeps it up to date from then on. */
  static async start(terms: AppTerms): Promise<void> {
    const { client, root } = terms;
    const [metadata, context] = await Promise.all([client.metadata(), client.context()]);
    const helpDesk = textOf(fieldsOf(fieldsOf(metadata)['settings'])['help_desk']).trim();
    const isTicket = textOf(fieldsOf(context)['location']) !== 'user_sidebar';
    const around = await lookAround(client, isTicket);
    const app = new App(terms, around, { helpDesk, isTicket });
    document.documentElement.lang = app.#words.locale;
    if (helpDesk === '') {
      const { say } = app.#words;
      root.replaceChildren(
        notice({ title: say('settingsTitle'), text: say('settings'), tone: 'bad' }),
      );
      return;
    }
    app.#follow();
    await app.#lookUp();
  }

  #follow(): void {
    const { client } = this.#terms;
    client.on('app.activated', () => {
      const age = this.#terms.now().getTime() - this.#asOf;
      if (!this.#isFormOpen && this.#asOf > 0 && age > STALE_MS) void this.#lookUp();
    });
    if (!this.#isTicket) return;
    client.on('ticket.requester.id.changed', () => void this.#lookAgain());
    client.on('ticket.collaborators.changed', () => {
      if (!this.#isFormOpen) void this.#lookAgain();
    });
  }

  /** Somebody else is asking now. */
  async #lookAgain(): Promise<void> {
    const { people } = await lookAround(this.#terms.client, this.#isTicket);
    this.#people = people;
    this.#person = 0;
    await this.#lookUp();
  }

  async #lookUp(done?: Done): Promise<void> {
    const turn = ++this.#turn;
    const person = this.#people[this.#person];
    const { say } = this.#words;
    if (person === undefined) {
      this.#show(notice({ title: say('noPersonTitle'), text: say('noPerson'), tone: 'info' }));
      return;
    }
    if (person.emails.length === 0) {
      const text = say('noEmail', { who: person.name });
      this.#show(notice({ title: say('noEmailTitle'), text, tone: 'info' }));
      return;
    }
    if (done === undefined) this.#show(loading(this.#words));
    const found = await Promise.all(person.emails.map((email) => this.#calls.members(email)));
    if (turn !== this.#turn) return;
    this.#asOf = this.#terms.now().getTime();
    const failed = found.find((each) => !each.ok);
    if (failed?.ok === false) {
      this.#showFault(failed.fault, done);
      return;
    }
    const members = found.flatMap((each) => (each.ok ? each.value : []));
    const distinct = new Map(members.map((member) => [member.id, member]));
    this.#showMembers([...distinct.values()], person, done);
  }

  #showMembers(members: readonly Member[], person: Person, done?: Done): void {
    const { say } = this.#words;
    const [member] = members;
    if (member === undefined) {
      const text = say('noMember', { who: `${person.name} (${person.emails.join(', ')})` });
      this.#show(
        this.#doneNotice(done),
        notice({ title: say('noMemberTitle'), text, tone: 'info' }),
        this.#retryButton(),
      );
      return;
    }
    if (members.length === 1) {
      this.#showMember(member, done);
      return;
    }
    const choices = members.map((each) =>
      element(
        'li',
        {},
        element(
          'span',
          { class: 'what' },
          element('span', {}, each.name === '' ? each.email : each.name),
          element('span', { class: 'fine' }, `${each.email} · ${each.memberId}`),
        ),
        button(say('choose'), 'plain', () => {
          this.#showMember(each);
        }),
      ),
    );
    this.#show(
      this.#doneNotice(done),
      element('p', { class: 'banner' }, say('whichMember')),
      element('ul', { class: 'choices' }, ...choices),
    );
  }

  #showMember(member: Member, done?: Done): void {
    const view = memberView(
      {
        member,
        asOf: new Date(this.#asOf),
        onOffer: (offer) => void this.#openForm(offer, member),
        onRefresh: () => void this.#lookUp(),
      },
      this.#words,
    );
    this.#show(this.#doneNotice(done), view);
  }

  async #openForm(offer: Offer, member: Member): Promise<void> {
    const turn = ++this.#turn;
    this.#show(loading(this.#words));
    const asked = await this.#calls.form(offer.formUrl);
    if (turn !== this.#turn) return;
    if (!asked.ok) {
      this.#showFault(asked.fault);
      return;
    }
    const drawn = drawForm(
      {
        form: asked.value,
        onSubmit: (values) => void this.#submit(asked.value, values, drawn),
        onClose: () => {
          if (this.#isOpenEnded) void this.#lookUp();
          else this.#showMember(member);
          focusOn(this.#terms.root, '.member h1');
        },
      },
      this.#words,
    );
    this.#show(drawn.root);
    this.#isFormOpen = true;
    this.#isOpenEnded = false;
    drawn.focus();
  }

  async #submit(form: Form, values: Values, drawn: DrawnForm): Promise<void> {
    const turn = ++this.#turn;
    drawn.setBusy(true);
    const outcome = await this.#calls.submit(form, values);
    // What was booked is told even if somebody else is on screen by now.
    if (turn !== this.#turn && outcome.kind !== 'done') return;
    drawn.setBusy(false);
    await this.#settle(outcome, drawn);
  }

  async #settle(outcome: Outcome, drawn: DrawnForm): Promise<void> {
    switch (outcome.kind) {
      case 'done': {
        const { message, detail } = outcome;
        await this.#lookUp({ message, detail, isGood: true, isForReply: this.#isTicket });
        focusOn(this.#terms.root, '.notice h2');
        return;
      }
      case 'dismissed': {
        const { message, detail } = outcome;
        await this.#lookUp({ message, detail, isGood: false, isForReply: false });
        focusOn(this.#terms.root, '.notice h2');
        return;
      }
      case 'toMend':
        drawn.showErrors(outcome.errors);
        return;
      case 'open': {
        const detail = outcome.detail === '' ? this.#words.say('maybeDone') : outcome.detail;
        this.#isOpenEnded = true;
        drawn.showErrors([{ attr: '', detail }]);
        return;
      }
      case 'fault':
        this.#showFault(outcome.fault);
    }
  }

  #doneNotice(done: Done | undefined): HTMLElement | null {
    if (done === undefined) return null;
    const { message, detail, isGood, isForReply } = done;
    const tone = isGood ? 'good' : 'bad';
    if (!isForReply) return notice({ title: message, text: detail, tone });
    const add = button(this.#words.say('addToReply'), 'plain', () => {
      const written = (): void => {
        add.textContent = this.#words.say('added');
        add.disabled = true;
      };
      // Where no reply is open, nothing is written and the button stays.
      this.#terms.client.invoke('comment.appendText', detail).then(written, () => undefined);
    });
    return notice({ title: message, text: detail, tone }, add);
  }

  #showFault(fault: Fault, done?: Done): void {
    const retry = (): void => void this.#lookUp();
    this.#show(this.#doneNotice(done), faultNotice(fault, this.#words, retry));
  }

  #retryButton(): HTMLElement {
    return button(this.#words.say('refresh'), 'quiet', () => void this.#lookUp());
  }

  #show(...parts: readonly (HTMLElement | null)[]): void {
    this.#isFormOpen = false;
    const shown = parts.filter((part) => part !== null);
    this.#terms.root.replaceChildren(...this.#personPicker(), ...shown);
  }

  #personPicker(): readonly HTMLElement[] {
    if (this.#people.length < 2) return [];
    const options = this.#people.map(({ name, isRequester }, index) =>
      element(
        'option',
        { attributes: { value: String(index) } },
        isRequester ? this.#words.say('requester', { name }) : name,
      ),
    );
    const picker = element('select', { attributes: { id: 'person' } }, ...options);
    picker.value = String(this.#person);
    picker.addEventListener('change', () => {
      this.#person = Number.parseInt(picker.value, 10);
      void this.#lookUp();
    });
    const label = element('label', { attributes: { for: 'person' } }, this.#words.say('person'));
    return [element('div', { class: 'field picker' }, label, picker)];
  }
}

/** Whoever works by keyboard or by ear goes on at what is new. */
function focusOn(root: HTMLElement, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.focus();
}

interface Settings {
  readonly helpDesk: string;
  readonly isTicket: boolean;
}
