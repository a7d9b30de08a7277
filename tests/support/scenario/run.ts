import type { Instant, Member } from '@fealty/core';
import { commandOf, EMAIL_OF } from './commands.ts';
import { noonOf, type Ended, type Scenario, type ScenarioDriver } from './driver.ts';
import { readTable, type Fact, type Step } from './table.ts';

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
  const context = {
    noon: (day: number) => noonOf(driver, day),
    transactionOf: (reference: string) => {
      const id = ids.get(reference);
      if (id === undefined) throw new Error(`step ${reference} left no transaction`);
      return id;
    },
  };
  for (const step of readTable(scenario.table)) {
    const judged = step.words[0] === 'judge' ? await driver.member(EMAIL_OF(step.member)) : null;
    const tierDue = judged?.standing?.dueAt ?? 0;
    const command = commandOf(step, { ...context, tierDue });
    const ended = await driver.carryOut(command, context.noon(step.day));
    if (ended.kind === 'done' && ended.transaction !== null) {
      ids.set(`#${String(step.number)}`, ended.transaction.id);
    }
    const refused = ended.kind === 'refused' ? ended.code : null;
    if (refused !== null && !step.facts.some((fact) => fact.name === 'refused')) {
      mismatches.push({ step: step.text, expected: 'done', found: `refused ${refused}` });
    }
    for (const fact of step.facts) {
      const found = await lookUp(fact, { step, ended, driver, ids });
      const expected = fact.values.join(' ');
      if (found !== expected) {
        const said = `${fact.name} ${expected}`;
        mismatches.push({ step: step.text, expected: said, found: `${fact.name} ${found}` });
      }
    }
  }
  return mismatches;
}

interface Look {
  readonly step: Step;
  readonly ended: Ended;
  readonly driver: ScenarioDriver;
  readonly ids: ReadonlyMap<string, string>;
}

async function lookUp(fact: Fact, look: Look): Promise<string> {
  const { driver, ended, ids, step } = look;
  const email = EMAIL_OF(step.member);
  if (fact.name.startsWith('#')) {
    const transaction = await driver.transaction(ids.get(fact.name) ?? '');
    return transaction?.status ?? 'nothing';
  }
  switch (fact.name) {
    case 'refused':
      return ended.kind === 'refused' ? ended.code : 'nothing';
    case 'points':
    case 'status':
    case 'cached':
    case 'coupon':
    case 'nothing':
      return lookAtEnd(fact.name, ended);
    case 'available':
    case 'pending':
    case 'owed':
      return String((await driver.balances(email))[fact.name]);
    case 'lots': {
      // Approving an award tells of the same transaction again; it keeps its first name.
      const names = new Map([...ids].reverse().map(([reference, id]) => [id, reference]));
      const lots = await driver.lots(email);
      if (lots.length === 0) return 'none';
      return lots
        .map(({ id, remaining }) => `${names.get(id) ?? id}:${String(remaining)}`)
        .join(' ');
    }
    case 'budget': {
      const [id = ''] = fact.values;
      const { points, uses } = await driver.budget(id);
      return `${id} ${String(points)}/${String(uses)}`;
    }
    default:
      return lookAtMember(fact.name, look);
  }
}

function lookAtEnd(
  name: 'points' | 'status' | 'cached' | 'coupon' | 'nothing',
  ended: Ended,
): string {
  if (ended.kind === 'refused') return `refused ${ended.code}`;
  switch (name) {
    case 'points':
      return String(ended.transaction?.points ?? 'nothing');
    case 'status':
      return ended.transaction?.status ?? 'nothing';
    case 'cached':
      return String(ended.cachedPoints ?? 'nothing');
    case 'coupon':
      return ended.coupon?.code ?? 'nothing';
    case 'nothing':
      return ended.transaction === null ? '' : 'a transaction';
  }
}

async function lookAtMember(name: string, look: Look): Promise<string> {
  const member = await look.driver.member(EMAIL_OF(look.step.member));
  if (member === null) return 'nobody';
  const { lifetime } = member;
  switch (name) {
    case 'tier':
    case 'sums':
    case 'due':
    case 'grace':
    case 'qualified':
      return lookAtTier(name, member);
    case 'member':
      return member.status;
    case 'name':
      return member.profile.firstName;
    case 'earned':
    case 'redeemed':
    case 'deducted':
    case 'expired':
    case 'purchases':
    case 'redemptions':
    case 'activities':
    case 'revenue':
      return String(lifetime[name]);
    case 'events':
      return String(member.eventSequence);
    case 'mail':
      return member.subscribed ? 'yes' : 'no';
    default:
      throw new Error(`no fact is called ${name}`);
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
