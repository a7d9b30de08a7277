import { createHash } from 'node:crypto';
import type { Command, Member, Transaction } from '@fealty/core';
import type { Outcome, RequestKey } from '../../../packages/server/src/ledger/outcome.ts';

/** Something that a client wants done, once, however often it has to say so. */
export interface Request {
  /** Who acts: one for each request, so that what it left behind can be found. */
  readonly actor: string;
  readonly command: Command;
  /** Null for a client that says a thing once and never again. */
  readonly key: RequestKey | null;
}

/** What a client reads of an answer. */
export interface Told {
  readonly outcome: 'done' | 'refused' | 'busy' | 'key_reused';
  readonly code: string | null;
  readonly transaction: Pick<Transaction, 'id' | 'kind' | 'memberId'> | null;
  readonly correction: { readonly correctionId: string; readonly line: number } | null;
  /** The member as the answer shows him. */
  readonly member: Pick<Member, 'id' | 'version' | 'eventSequence' | 'balances'> | null;
}

/** An answer that a client got, and when it asked and was answered: microseconds. */
export interface Answered {
  readonly request: Request;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly status: number;
  readonly body: string;
  /** What had been answered before, to the same key. */
  readonly isReplayed: boolean;
  readonly told: Told;
}

export function requestOf(command: Command, number: number, isKeyed: boolean): Request {
  const actor = `client:${String(number)}`;
  const fingerprint = createHash('sha256').update(actor).digest();
  const key = isKeyed ? { key: `key-${String(number)}`, fingerprint } : null;
  return { actor, command: { ...command, actor }, key };
}

/** Puts an outcome into the words that these clients read. */
export function respond(outcome: Outcome): { readonly status: number; readonly body: string } {
  const told = tellOf(outcome);
  return { status: STATUSES[told.outcome], body: JSON.stringify(told) };
}

const STATUSES = { done: 200, refused: 400, busy: 503, key_reused: 422 } as const;

function tellOf(outcome: Outcome): Told {
  const nothing = { code: null, transaction: null, correction: null, member: null };
  switch (outcome.kind) {
    case 'busy':
      return { ...nothing, outcome: 'busy', code: outcome.why };
    case 'key_reused':
      return { ...nothing, outcome: 'key_reused' };
    case 'refused':
      return { ...nothing, outcome: 'refused', code: outcome.refusal.code, member: shown(outcome) };
    case 'done': {
      const { transaction } = outcome.result;
      const note = transaction?.details.correction;
      const correction = note === undefined || note.undoes !== undefined ? null : note;
      return {
        ...{ outcome: 'done', code: null, member: shown(outcome) },
        transaction:
          transaction === null
            ? null
            : { id: transaction.id, kind: transaction.kind, memberId: transaction.memberId },
        correction:
          correction === null
            ? null
            : { correctionId: correction.correctionId, line: correction.line },
      };
    }
  }
}

function shown({ member }: { readonly member: Member | null }): Told['member'] {
  if (member === null) return null;
  const { id, version, eventSequence, balances } = member;
  return { id, version, eventSequence, balances };
}
