import path from 'node:path';
import {
  explainTrace,
  type Books,
  type Decision,
  type Instant,
  type Program,
  type Scene,
  type Transaction,
} from '@fealty/core';
import { coreDriver, START } from './core-driver.ts';
import type { Scenario } from './driver.ts';
import { runScenario, type Mismatch } from './run.ts';
import { readTable } from './table.ts';

const A_DAY_MS = 86_400_000;
/** For what is not told of a moment: no time of it is now. */
const NEVER = 0;
/** Instants of scenarios stand within some forty years around their first day. */
const INSTANT_MIN = START - 20 * 365 * A_DAY_MS;

export interface Transcript {
  /** Facts of the table that were not so. */
  readonly mismatches: readonly Mismatch[];
  readonly text: string;
}

/**
 * All that core decides in a scenario, step by step, for people to read and for tests to compare: the
 * refusal with what was seen and needed, the sentences of the trace, every change and the answer; and what
 * the books hold in the end. Times are told as day of the table and time of day, the moment of the step as
 * `now`; what is empty, false or nothing is left out, and so is `at` if it is now.
 */
export async function transcriptOf(scenario: Scenario): Promise<Transcript> {
  const decisions: string[] = [];
  const witness = ({ program, now }: Scene, _: unknown, decision: Decision): void => {
    decisions.push(toldDecision(decision, program, now));
  };
  const driver = coreDriver(scenario, witness);
  const mismatches = await runScenario(scenario, driver);
  const steps = readTable(scenario.table).map(
    ({ text }, index) => `${text.replace(/\s+/g, ' ')}\n${decisions[index] ?? '  nothing'}`,
  );
  const text = `# ${scenario.title}\n\n${steps.join('\n')}\nin the end\n${toldBooks(driver.books)}\n`;
  return { mismatches, text };
}

/** What of a transaction may have changed since it was recorded. */
function standingOf(transaction: Transaction | null): Partial<Transaction> | null {
  if (transaction === null) return null;
  const { id, kind, points, status, approvedAt, approvedBy, expiresAt, modified, amended } =
    transaction;
  return { id, kind, points, status, approvedAt, approvedBy, expiresAt, modified, amended };
}

/** What the books then hold: whatever a change leads to and no decision tells. */
function toldBooks(books: Books): string {
  const { flows, draws, expired, shelves, budgets, cached, cachedEmails, merges } = books;
  const line = (name: string, value: unknown): string => `  ${name} ${told(value, NEVER)}`;
  const heads = [...books.members.values()].map(({ member, lots }) =>
    line('member', { ...member, profile: null, lots }),
  );
  const transactions = [...books.transactions.values()].map((transaction) =>
    line('transaction', standingOf(transaction)),
  );
  const beside = { flows, draws, expired, shelves, budgets, cached, cachedEmails, merges };
  const others = Object.entries(beside).filter(([, value]) => !isNothing(value));
  return [...heads, ...transactions, ...others.map(([name, value]) => line(name, value))].join(
    '\n',
  );
}

/** Where the transcripts of a subject lie. */
export function transcriptsPath(subject: string): string {
  const name = subject.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return path.join(import.meta.dirname, '../../scenarios/transcripts', `${name}.txt`);
}

function toldDecision(decision: Decision, program: Program, now: Instant): string {
  if (decision.kind === 'needs') return '  needs more';
  const sentences = explainTrace(decision.trace, program).map((sentence) => `  "${sentence}"`);
  if (decision.kind === 'refused') {
    const { code, details } = decision.refusal;
    const of = decision.memberId === null ? '' : ` of ${toldText(decision.memberId)}`;
    return [`  refused ${code} ${told(details, now)}${of}`, ...sentences].join('\n');
  }
  const changes = decision.changes.map(({ kind, ...facts }) => `  ${kind} ${told(facts, now)}`);
  const { memberId, transaction, coupon, cached } = decision.result;
  const answer = { memberId, transaction: transaction?.id, coupon, cached };
  return [...sentences, ...changes, `  answers ${told(answer, now)}`].join('\n');
}

/** Values in one line: names without quotes, ids without their zeros. */
function told(value: unknown, now: Instant): string {
  if (typeof value === 'number') {
    return value >= INSTANT_MIN ? toldInstant(value, now) : String(value);
  }
  if (typeof value === 'string') return toldText(value);
  if (Array.isArray(value)) return `[${value.map((each) => told(each, now)).join(', ')}]`;
  if (value instanceof Map) return told(Object.fromEntries(value), now);
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).filter(
    ([name, each]) => !isNothing(each) && !(name === 'at' && each === now),
  );
  return `{${fields.map(([name, each]) => `${name} ${told(each, now)}`).join(', ')}}`;
}

function isNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return value === '' || value == null || value === false;
  }
  return (value instanceof Map ? value.size : Object.keys(value).length) === 0;
}

function toldText(text: string): string {
  const id = /^0{8,}([0-9a-f]+)$/.exec(text)?.[1];
  return id === undefined ? JSON.stringify(text) : `#${id}`;
}

function toldInstant(at: Instant, now: Instant): string {
  if (at === now) return 'now';
  const day = Math.floor((at - START) / A_DAY_MS);
  const time = new Date(at - day * A_DAY_MS)
    .toISOString()
    .slice(11, -1)
    .replace(/\.000$/, '');
  return `day ${String(day + 1)} ${time}`;
}
