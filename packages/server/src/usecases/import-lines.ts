import { setTimeout as pause } from 'node:timers/promises';
import type { Command, Program, Refusal } from '@fealty/core';
import pg from 'pg';
import { Gate } from '../imports/gate.ts';
import type { FieldProblem, ImportLine, MappedLine } from '../imports/lines.ts';
import { MemberOrder } from '../imports/member-order.ts';
import type { Lanes } from '../ledger/lanes.ts';
import type { Outcome, RequestKey } from '../ledger/outcome.ts';

/** Lines under way at once: batches of the bulk lanes fill to their thousand while the next wait. */
const UNDER_WAY_MAX = 4000;
const BUSY_PAUSE_MS = 50;
/** A minute of being told to come back: then the database is away, not busy. */
const BUSY_TRIES_MAX = 1200;

/** How far an import is. Lines that say nothing to import are `leftOut`. */
export interface ImportCounts {
  taken: number;
  already: number;
  refused: number;
  leftOut: number;
}

/** A line that was not taken, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly reason: string;
  readonly content: string;
}

export interface ImportTerms {
  readonly lanes: Lanes;
  readonly merchantId: number;
  readonly lines: AsyncIterable<ImportLine>;
  readonly map: (line: ImportLine) => MappedLine;
  /** Awaited, so that a slow report slows the import instead of filling the memory. */
  readonly refused: (line: RefusedLine) => Promise<void>;
  readonly counts: ImportCounts;
  /** Stops the reading; what is under way is finished. */
  readonly signal: AbortSignal;
  /** Why the ledger refused a line, for people; the code and what was seen unless it is said otherwise. */
  readonly sentence?: (refusal: Refusal, program: Program) => string;
  /** The request key of a line, where somebody sends lines under one. */
  readonly keyOf?: (line: number) => RequestKey | null;
}

/**
 * Sends lines through the bulk lanes, many at once, those of one member in order. Each line has a
 * business key: sent again, it has no second effect. Throws when the engine cannot go on.
 */
export async function importLines(terms: ImportTerms): Promise<void> {
  const order = new MemberOrder();
  const gate = new Gate(UNDER_WAY_MAX);
  const failures: Error[] = [];
  try {
    for await (const line of terms.lines) {
      if (terms.signal.aborted || failures.length > 0) break;
      await gate.enter();
      importLine(terms, order, line)
        .catch((error: unknown) => {
          failures.push(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => gate.leave());
    }
  } finally {
    // Also when the file cannot be read further: the lanes and the report are closed after this.
    await gate.empty();
  }
  const [first] = failures;
  if (first !== undefined) throw first;
}

async function importLine(terms: ImportTerms, order: MemberOrder, line: ImportLine): Promise<void> {
  if (line.unreadable !== undefined) {
    await refuse(terms, line, line.unreadable);
    return;
  }
  const mapped = terms.map(line);
  if (mapped.kind === 'nothing') {
    terms.counts.leftOut += 1;
  } else if (mapped.kind === 'problems') {
    await refuse(terms, line, problemsSentence(mapped.problems));
  } else {
    const { member, spends, command } = mapped;
    await order.run(member, spends, () => carryOut(terms, line, command));
  }
}

/** What is wrong with the fields of a line. */
export function problemsSentence(problems: readonly FieldProblem[]): string {
  return problems.map(({ field, found, allowed }) => `${field}: ${found}; ${allowed}`).join(' · ');
}

async function carryOut(terms: ImportTerms, line: ImportLine, command: Command): Promise<void> {
  const ended = await send(terms, line, command);
  if (ended === 'done') terms.counts.taken += 1;
  else if (ended === 'import_line_taken') terms.counts.already += 1;
  else await refuse(terms, line, ended);
}

async function refuse(terms: ImportTerms, line: ImportLine, reason: string): Promise<void> {
  terms.counts.refused += 1;
  await terms.refused({ line: line.line, reason, content: line.raw });
}

/** `done`, or the code of the refusal with what was seen and what was needed. */
async function send(
  { lanes, merchantId, sentence = codeAndDetails, keyOf }: ImportTerms,
  { line }: ImportLine,
  command: Command,
): Promise<string> {
  for (let tries = 0; tries < BUSY_TRIES_MAX; tries += 1) {
    try {
      const { status, body } = await lanes.submit({
        merchantId,
        command,
        respond: (outcome) => wordsOf(outcome, sentence),
        key: keyOf?.(line) ?? null,
        deadlineMs: Infinity,
        bulk: true,
      });
      if (status !== 503) return body;
    } catch (error) {
      if (!isUnkeepable(error)) throw error;
      return `cannot be kept: ${error.message}`;
    }
    await pause(BUSY_PAUSE_MS);
  }
  throw new Error('the engine stayed busy: is the database there?');
}

/** Values that the database has no room for are a fault of the line, not of the import. */
function isUnkeepable(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.code?.startsWith('22') === true;
}

function wordsOf(
  outcome: Outcome,
  sentence: NonNullable<ImportTerms['sentence']>,
): { readonly status: number; readonly body: string } {
  switch (outcome.kind) {
    case 'done':
      return { status: 200, body: 'done' };
    case 'refused': {
      const { refusal, program } = outcome;
      if (refusal.code === 'import_line_taken') return { status: 400, body: refusal.code };
      return { status: 400, body: sentence(refusal, program) };
    }
    case 'key_reused':
      return { status: 422, body: 'the Idempotency-Key was used for another request' };
    case 'busy':
      return { status: 503, body: '' };
  }
}

function codeAndDetails({ code, details }: Refusal): string {
  const said = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return said.length === 0 ? code : `${code}: ${said.join(', ')}`;
}
