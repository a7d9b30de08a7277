import {
  applyChanges,
  compileProgram,
  decide,
  emptyBooks,
  explainTrace,
  identityText,
  type Books,
  type Command,
  type Decision,
  type Fresh,
  type Instant,
  type MemberBooks,
  type Program,
  type Scene,
} from '@fealty/core';
import { noonOf, type Ended, type Scenario, type ScenarioDriver } from './driver.ts';

/** 2026-01-01, a Thursday. */
export const START = Date.UTC(2026, 0, 1);

/** Ids and codes that count up from a number, so that a run can be repeated to the letter. */
export function countingFresh(from = 0): Fresh {
  let ids = from;
  let codes = from;
  return {
    id: () => (ids += 1).toString(16).padStart(24, '0'),
    code: (length, alphabet = ALPHABET) => digitsOf((codes += 1), length, alphabet),
  };
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A number written with the signs of an alphabet, as its last `length` digits. */
function digitsOf(number: number, length: number, alphabet: string): string {
  let rest = number;
  let code = '';
  for (let place = 0; place < length; place += 1) {
    code = alphabet.charAt(rest % alphabet.length) + code;
    rest = Math.floor(rest / alphabet.length);
  }
  return code;
}

export function programOf(scenario: Pick<Scenario, 'program'>): Program {
  const compiled = compileProgram(scenario.program, 1, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
}

/** Sees what is decided before it is applied to the books. */
export type Witness = (scene: Scene, command: Command, decision: Decision) => void;

/** Runs scenarios on whole books in memory: decide, apply, nothing else. */
export function coreDriver(
  scenario: Scenario,
  witness?: Witness,
): ScenarioDriver & { readonly books: Books } {
  const books = emptyBooks(true);
  const program = programOf(scenario);
  const fresh = countingFresh();
  stockShelves(books, scenario);
  const find = (email: string): MemberBooks | undefined => {
    const id = books.identities.get(identityText({ kind: 'email', value: email }));
    const named = books.members.get(id ?? '');
    return books.members.get(named?.member.mergedInto ?? '') ?? named;
  };
  return {
    books,
    start: START,
    carryOut: (command, at) => Promise.resolve(carryOut(command, at)),
    member: (email) => Promise.resolve(find(email)?.member ?? null),
    traces: (id) => Promise.resolve(books.members.get(id)?.member ?? null),
    balances: (email) => {
      const found = find(email);
      if (found === undefined) throw new Error(`${email} is not a member`);
      return Promise.resolve(found.member.balances);
    },
    lots: (email) => Promise.resolve(find(email)?.lots ?? []),
    transaction: (id) => Promise.resolve(books.transactions.get(id) ?? null),
    budget: (id) => Promise.resolve(books.budgets.get(id) ?? { id, points: 0, uses: 0 }),
  };

  function carryOut(command: Command, at: Instant): Ended {
    const scene = { books, program, now: at, fresh };
    const decision = decide(scene, command);
    witness?.(scene, command, decision);
    if (decision.kind === 'needs') throw new Error('whole books have everything');
    const sentences = explainTrace(decision.trace, program);
    if (decision.kind === 'refused') {
      return { kind: 'refused', code: decision.refusal.code, sentences };
    }
    applyChanges(books, decision.changes);
    const { transaction, coupon, cached } = decision.result;
    return { kind: 'done', transaction, coupon, cachedPoints: cached?.points ?? null, sentences };
  }
}

function stockShelves(books: Books, scenario: Scenario): void {
  for (const [rewardId, coupons] of Object.entries(scenario.coupons ?? {})) {
    books.shelves.set(rewardId, {
      rewardId,
      uploaded: coupons.length,
      issued: 0,
      toldLowAt: 0,
      next: coupons.map(({ code, expiresOnDay }, index) => ({
        rewardId,
        number: index + 1,
        code,
        expiresAt: expiresOnDay === undefined ? null : noonOf({ start: START }, expiresOnDay),
      })),
    });
  }
}
