import {
  explainRefusal,
  type Coupon,
  type Member,
  type Points,
  type Program,
  type Refusal,
  type RefusalCode,
  type Transaction,
} from '@fealty/core';
import type { Outcome, Words } from '../ledger/outcome.ts';
import type { AgentActionEnd } from '../store/agent-actions.ts';
import { CHOICE, POINTS_FIELD, type ActionValues } from './action-values.ts';
import { answerClosed, answerDone, answerField, escapeHtml, type ActionAnswer } from './form.ts';
import { pointsWords } from './offers.ts';

/** How a submit ended, as it is kept under the key of its form: enough to answer again and to book it. */
export interface Ended extends Omit<AgentActionEnd, 'status' | 'answer'> {
  readonly answer: ActionAnswer;
  /** Whom it was about in the end. */
  readonly memberId: string | null;
}

export const ALREADY_USED = answerClosed(
  'This form was used already',
  'It was submitted before with other entries. Look at the last transactions, and open the form anew.',
);

export const NOTHING_CHANGED = 'Nothing was changed. Try again.';

/** Truly nobody knows: the ledger was asked, and its answer did not come in time. */
export function answerUnknown({ lastField }: ActionValues): ActionAnswer {
  const detail =
    'It is not known yet whether this was done. Submit again as it is: it is done once at most, and the answer tells.';
  return answerField(lastField, detail, 'outcome_unknown');
}

export function answerBusy({ lastField }: ActionValues): ActionAnswer {
  return answerField(lastField, NOTHING_CHANGED, 'busy');
}

/** Puts how the ledger's command ended into words for an agent, and into what is kept of it. */
export function wordsFor(values: ActionValues): (outcome: Outcome) => Words {
  return (outcome) => {
    const ended = endOf(outcome, values);
    const { status } = ended.answer;
    const words = { status, body: JSON.stringify(ended) };
    return ended.state === 'refused' ? { ...words, passing: true } : words;
  };
}

/** Reads what `wordsFor` wrote. */
export function endedFrom(body: string): Ended {
  return JSON.parse(body) as Ended;
}

function endOf(outcome: Outcome, values: ActionValues): Ended {
  switch (outcome.kind) {
    case 'done':
      return doneEnd(outcome, values);
    case 'refused': {
      const answer = refusalAnswer(outcome.refusal, outcome.program, values);
      const state = answer.status === 406 ? 'ended' : 'refused';
      const memberId = outcome.member?.id ?? null;
      return { ...NOTHING, state, code: outcome.refusal.code, answer, memberId };
    }
    case 'key_reused':
      return { ...NOTHING, state: 'started', code: 'already_used', answer: ALREADY_USED };
    case 'busy': {
      const isOpen = outcome.why === 'outcome_unknown';
      return {
        ...NOTHING,
        state: isOpen ? 'started' : 'refused',
        code: outcome.why,
        answer: isOpen ? answerUnknown(values) : answerBusy(values),
      };
    }
  }
}

const NOTHING = { points: 0, transactionId: null, memberId: null } as const;

function doneEnd(
  { result, member, program }: Extract<Outcome, { kind: 'done' }>,
  values: ActionValues,
): Ended {
  const { transaction, coupon } = result;
  if (transaction === null || member === null) throw new Error('an action recorded nothing');
  const done = { transaction, coupon, member, program };
  return {
    state: 'done',
    code: null,
    points: transaction.points,
    transactionId: transaction.id,
    memberId: member.id,
    answer: values.kind === 'award' ? awarded(done) : redeemed(done),
  };
}

interface Done {
  readonly transaction: Transaction;
  readonly coupon: Coupon | null;
  readonly member: Member;
  readonly program: Program;
}

function awarded({ transaction, member, program }: Done): ActionAnswer {
  const { points, activityId, status, id } = transaction;
  const name = program.activities.get(activityId ?? '')?.name ?? activityId ?? '';
  const isPending = status === 'pending';
  const pending = isPending ? ', pending approval' : '';
  const parts = [
    `${escapeHtml(name)}: +${pointsWords(points, program)}${pending}.`,
    ...balances(member.balances, program, isPending),
    `Ref ${id}`,
  ];
  return answerDone(
    isPending ? 'Points awarded, pending approval' : 'Points awarded',
    parts.join(' '),
  );
}

function redeemed({ transaction, coupon, member, program }: Done): ActionAnswer {
  const { points, rewardId, id } = transaction;
  const name = program.rewards.get(rewardId ?? '')?.name ?? rewardId ?? '';
  const parts = [
    `${escapeHtml(name)} for ${pointsWords(points, program)}.`,
    ...(coupon === null ? [] : [`Code: ${escapeHtml(coupon.code)}.`]),
    ...balances(member.balances, program, false),
    `Ref ${id}`,
  ];
  return answerDone('Points redeemed', parts.join(' '));
}

function balances(
  { available, pending }: { readonly available: Points; readonly pending: Points },
  program: Program,
  withPending: boolean,
): readonly string[] {
  const text = (points: Points): string => pointsWords(points, program).replace(/ points?$/, '');
  const waits = withPending ? [`Pending points: ${text(pending)}.`] : [];
  return [`Available points: ${text(available)}.`, ...waits];
}

/** Refusals of what was typed in, not of what was chosen. */
const OF_POINTS: ReadonlySet<RefusalCode> = new Set(['amount_malformed', 'base_missing']);
/** Refusals that choosing something else, or waiting, can mend. */
const OF_CHOICE: ReadonlySet<RefusalCode> = new Set([
  'activity_unknown',
  'activity_paused',
  'activity_not_for_agents',
  'award_too_large',
  'award_excluded',
  'limit_reached',
  'budget_exhausted',
  'reward_unknown',
  'reward_inactive',
  'reward_not_for_tier',
  'reward_not_for_member',
  'reward_limit_reached',
  'redemption_in_progress',
  'points_insufficient',
  'coupons_exhausted',
  'coupons_expired',
  'coupon_failed',
]);

function refusalAnswer(refusal: Refusal, program: Program, values: ActionValues): ActionAnswer {
  const { code, details } = refusal;
  const sentence = `${escapeHtml(explainRefusal(refusal, program))}.`;
  const isOfPoints = OF_POINTS.has(code) || details['field'] === 'passed';
  // A field that the form does not have is not shown.
  if (isOfPoints) {
    const field = values.lastField === POINTS_FIELD ? POINTS_FIELD : CHOICE[values.kind];
    return answerField(field, sentence, code);
  }
  if (OF_CHOICE.has(code)) return answerField(CHOICE[values.kind], sentence, code);
  return answerClosed('This cannot be done', sentence);
}
