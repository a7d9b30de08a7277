import { endOfLocalDay, localDay, type Instant, type Member } from '@fealty/core';
import { commandOf, EMAIL_OF } from './commands.ts';
import { noonOf, type Ended, type Scenario, type ScenarioDriver } from './driver.ts';
import { readTable, type Fact, type Step } from './table.ts';

const A_SECOND_MS = 1000;

/** A step that did not come out as the table says. */
export interface Mismatch {
  readonly step: string;
  readonly expected: string;
  readonly found: string;
}

/** Runs a table to its end and tells every fact that was not so; an empty list is success. */
export async function runScenario(
  scenario: Scenario,
  driver: ScenarioDriver,
): Promise<readonly Mismatch[]> {
  const mismatches: Mismatch[] = [];
  const ids = new Map<string, string>();
  const known = new Map<string, string>();
  const context = {
    noon: (day: number) => noonOf(driver, day),
    endOf: (day: number) => {
      const zone = scenario.program.timeZone;
      return endOfLocalDay(localDay(noonOf(driver, day), zone), zone);
    },
    transactionOf: (reference: string) => {
      const id = ids.get(reference);
      if (id === undefined) throw new Error(`step ${reference} left no transaction`);
      return id;
    },
  };
  for (const step of readTable(scenario.table)) {
    const spoken = { ...step, words: await withCodes(step.words, driver, context.transactionOf) };
    const judged = step.words[0] === 'judge' ? await driver.member(EMAIL_OF(step.member)) : null;
    const tierDue = judged?.standing?.dueAt ?? 0;
    const memberId = await knownId(step, driver, known);
    const command = commandOf(spoken, { ...context, tierDue, memberId });
    // Steps of a day follow each other by a second: clocks that run must not change their order.
    const at = context.noon(step.day) + step.number * A_SECOND_MS;
    const ended = await driver.carryOut(command, at);
    if (ended.kind === 'done' && ended.transaction !== null) {
      ids.set(`#${String(step.number)}`, ended.transaction.id);
    }
    const refused = ended.kind === 'refused' ? ended.code : null;
    if (refused !== null && !step.facts.some((fact) => fact.name === 'refused')) {
      mismatches.push({ step: step.text, expected: 'done', found: `refused ${refused}` });
    }
    for (const fact of step.facts) {
      const found = await lookUp(fact, { step, ended, driver, ids, memberId });
      const expected = fact.values.join(' ');
      if (found !== expected) {
        const said = `${fact.name} ${expected}`;
        mismatches.push({ step: step.text, expected: said, found: `${fact.name} ${found}` });
      }
    }
  }
  return mismatches;
}

/** Who is to be erased, by his id: nothing else leads to him afterwards. */
async function knownId(
  step: Step,
  driver: ScenarioDriver,
  known: Map<string, string>,
): Promise<string> {
  if (step.words[0] === 'erase') {
    const member = await driver.member(EMAIL_OF(step.member));
    if (member !== null) known.set(step.member, member.id);
  }
  return known.get(step.member) ?? '0'.repeat(24);
}

/**
 * `@ann` stands for Ann's referral code, `~#3` for the member of transaction 3: nobody knows them
 * beforehand.
 */
function withCodes(
  words: readonly string[],
  driver: ScenarioDriver,
  transactionOf: (reference: string) => string,
): Promise<string[]> {
  return Promise.all(
    words.map(async (word) => {
      if (word.startsWith('~')) {
        const transaction = await driver.transaction(transactionOf(word.slice(1)));
        return transaction?.memberId ?? 'NOBODY';
      }
      if (!word.startsWith('@')) return word;
      const member = await driver.member(EMAIL_OF(word.slice(1)));
      return member?.referralCode ?? 'NOBODY';
    }),
  );
}

interface Look {
  readonly step: Step;
  readonly ended: Ended;
  readonly driver: ScenarioDriver;
  readonly ids: ReadonlyMap<string, string>;
  readonly memberId: string;
}

async function lookUp(fact: Fact, look: Look): Promise<string> {
  const { driver, ended, ids, step } = look;
  const email = EMAIL_OF(step.member);
  if (fact.name.startsWith('#')) {
    const transaction = await driver.transaction(ids.get(fact.name) ?? '');
    return transaction?.status ?? 'nothing';
  }
  const known = lookAtWords(fact, look) ?? lookAtEnd(fact.name, ended);
  if (known !== null) return known;
  switch (fact.name) {
    case 'refused':
      return ended.kind === 'refused' ? ended.code : 'nothing';
    case 'available':
    case 'pending':
    case 'reserved':
    case 'owed':
      return String((await driver.balances(email))[fact.name]);
    default:
      return lookAround(fact, look);
  }
}

function lookAround(fact: Fact, look: Look): Promise<string> {
  switch (fact.name) {
    case 'lots':
      return lookAtLots(look);
    case 'budget':
      return lookAtBudget(fact, look.driver);
    case 'left':
      return lookAtTraces(look);
    default:
      return lookAtMember(fact.name, look);
  }
}

/** The sentence, if the trace holds it; else all that the trace says. */
function lookAtWhy(fact: Fact, { sentences }: Ended): string {
  const expected = fact.values.join(' ');
  return sentences.includes(expected) ? expected : sentences.join(' | ');
}

async function lookAtLots({ driver, ids, step }: Look): Promise<string> {
  // Approving an award tells of the same transaction again; it keeps its first name.
  const names = new Map([...ids].reverse().map(([reference, id]) => [id, reference]));
  const lots = await driver.lots(EMAIL_OF(step.member));
  if (lots.length === 0) return 'none';
  return lots.map(({ id, remaining }) => `${names.get(id) ?? id}:${String(remaining)}`).join(' ');
}

/** What is left of somebody who is known by nothing: his balances, and whether he is forgotten. */
async function lookAtTraces({ driver, memberId }: Look): Promise<string> {
  const member = await driver.traces(memberId);
  if (member === null) return 'nothing';
  const { available, pending, reserved, owed } = member.balances;
  const { firstName, email, phone } = member.profile;
  const forgotten = member.erasedAt !== null && `${firstName}${email}${phone}` === '';
  return `${[available, pending, reserved, owed].join('/')} ${forgotten ? 'forgotten' : 'known'}`;
}

async function lookAtBudget(fact: Fact, driver: ScenarioDriver): Promise<string> {
  const [id = ''] = fact.values;
  const { points, uses } = await driver.budget(id);
  return `${id} ${String(points)}/${String(uses)}`;
}

/** What the outcome of a command tells by itself. */
const ENDS: Readonly<Record<string, (ended: Extract<Ended, { kind: 'done' }>) => string>> = {
  points: ({ transaction }) => String(transaction?.points ?? 'nothing'),
  modified: ({ transaction }) => String(transaction?.modified ?? 'as recorded'),
  status: ({ transaction }) => transaction?.status ?? 'nothing',
  cached: ({ cachedPoints }) => String(cachedPoints ?? 'nothing'),
  coupon: ({ coupon }) => coupon?.code ?? 'nothing',
  worth: ({ transaction }) => transaction?.details.worth ?? 'nothing',
  nothing: ({ transaction }) => (transaction === null ? '' : 'a transaction'),
};

function lookAtEnd(name: string, ended: Ended): string | null {
  const look = ENDS[name];
  if (look === undefined) return null;
  return ended.kind === 'refused' ? `refused ${ended.code}` : look(ended);
}

/** What was said or handed out; null if the fact is none of it. */
function lookAtWords(fact: Fact, { ended, driver }: Look): string | null {
  if (fact.name === 'why') return lookAtWhy(fact, ended);
  if (fact.name === 'like') return codeLike(ended, fact.values.join(' '));
  return fact.name === 'good' ? goodUntil(ended, driver) : null;
}

/** The pattern, if the code that was handed out is made by it; else the code. */
function codeLike(ended: Ended, pattern: string): string {
  const code = ended.kind === 'done' ? (ended.coupon?.code ?? 'nothing') : 'nothing';
  const form = pattern.replaceAll('X', '[A-HJKMNP-Z]').replaceAll('9', '[2-9]');
  return new RegExp(`^${form}$`).test(code) ? pattern : code;
}

/** The last day of the coupon that was handed out, as tables count days. */
function goodUntil(ended: Ended, { start }: ScenarioDriver): string {
  const until = ended.kind === 'done' ? (ended.coupon?.expiresAt ?? null) : null;
  return until === null
    ? 'nothing'
    : `until day ${String(Math.ceil((until - start) / 86_400_000))}`;
}

async function lookAtMember(name: string, look: Look): Promise<string> {
  const member = await look.driver.member(EMAIL_OF(look.step.member));
  if (member === null) return 'nobody';
  const life: Readonly<Record<string, unknown>> = { ...member.lifetime };
  if (name in life) return String(life[name]);
  switch (name) {
    case 'tier':
    case 'sums':
    case 'due':
    case 'grace':
    case 'qualified':
      return lookAtTier(name, member);
    case 'member':
    case 'name':
    case 'city':
    case 'tagged':
    case 'since':
    case 'noted':
    case 'mail':
      return lookAtPerson(name, member);
    case 'events':
      return String(member.eventSequence);
    default:
      return lookAtIdle(name, member, look.driver.start);
  }
}

/** `idle 40:31` tells the points and the day they live to, `idle-lapsed` those of before. */
function lookAtIdle(name: string, { idle }: Member, start: Instant): string {
  if (name === 'idle') return `${String(idle.points)}:${dayOf(start, idle.lapsesAt)}`;
  if (name === 'idle-lapsed') return String(idle.lapsed);
  throw new Error(`no fact is called ${name}`);
}

/** The day of the table on which an instant falls, in UTC. */
function dayOf(start: number, at: number | null): string {
  return at === null ? 'never' : String(Math.floor((at - start) / 86_400_000) + 1);
}

type PersonFact = 'member' | 'name' | 'city' | 'tagged' | 'since' | 'noted' | 'mail';

function lookAtPerson(name: PersonFact, member: Member): string {
  const { profile } = member;
  switch (name) {
    case 'member':
      return member.status;
    case 'name':
      return profile.firstName;
    case 'city':
      return profile.city;
    case 'tagged':
      return profile.tags.join(',') || 'nothing';
    case 'since':
      return member.deletedAt === null ? 'never' : 'deleted';
    case 'noted':
      // A store gives names back in an order of its own.
      return JSON.stringify(profile.custom, Object.keys(profile.custom).sort());
    case 'mail':
      return member.subscribed ? 'yes' : 'no';
  }
}

function lookAtTier(name: 'tier' | 'sums' | 'due' | 'grace' | 'qualified', member: Member): string {
  switch (name) {
    case 'tier':
      return member.tierId ?? 'none';
    case 'sums':
      return sumsText(member);
    case 'due':
      return dueText(member.standing?.dueAt ?? null);
    case 'grace':
      return dueText(member.standing?.fallsAt ?? null);
    case 'qualified':
      return String(member.qualified);
  }
}

/** `2026-01-01:150 2026-02-01:20`, oldest first. */
function sumsText(member: Member): string {
  const sums = Object.entries(member.standing?.sums ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (sums.length === 0) return 'none';
  return sums.map(([day, sum]) => `${day}:${sum}`).join(' ');
}

/** `2026-12-31T23:00Z`, or `none`. */
function dueText(at: Instant | null): string {
  return at === null ? 'none' : `${new Date(at).toISOString().slice(0, 16)}Z`;
}
