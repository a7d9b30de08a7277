import { hash } from 'node:crypto';
import { pointsText, readPoints, type Points, type Program } from '@fealty/core';
import type { AgentActionKind } from '../store/agent-actions.ts';
import { answerField, type ActionAnswer } from './form.ts';

/** What an agent filled in. */
export interface ActionValues {
  readonly kind: AgentActionKind;
  /** The activity or the reward. */
  readonly subject: string;
  /** In place of the activity's own, or for a reward of which the member chooses the points. */
  readonly passed: Points | null;
  /** The same as decimal text; empty for none. */
  readonly passedText: string;
  /** The field to which what belongs to none is said: the last that was sent. */
  readonly lastField: string;
}

/** The field in which something is chosen. */
export const CHOICE = { award: 'activity', redeem: 'reward' } as const;
export const POINTS_FIELD = 'points';

const SUBJECT_LENGTH_MAX = 200;
const SEEN_MAX = 40;

/** Reads what was submitted, or answers which field is wrong, what came and what is allowed. */
export function readActionValues(
  kind: AgentActionKind,
  sent: unknown,
  program: Program,
): ActionValues | ActionAnswer {
  const choice = CHOICE[kind];
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    const detail = 'The request must hold a JSON object with the fields of the form';
    return answerField(choice, detail, 'malformed');
  }
  const fields = sent as Readonly<Record<string, unknown>>;
  const chosen = Object.hasOwn(fields, choice) ? fields[choice] : undefined;
  if (chosen === undefined || chosen === null || chosen === '') {
    return answerField(choice, `Choose ${article(choice)}`, 'missing');
  }
  if (typeof chosen !== 'string' || chosen.length > SUBJECT_LENGTH_MAX || chosen.includes('\0')) {
    const detail = `This is ${seenText(chosen)}; allowed is ${article(choice)} of the list`;
    return answerField(choice, detail, 'malformed');
  }
  const hasPoints = Object.hasOwn(fields, POINTS_FIELD);
  const lastField = hasPoints ? POINTS_FIELD : choice;
  const text = typedText(hasPoints ? fields[POINTS_FIELD] : undefined);
  if (text === '') return { kind, subject: chosen, passed: null, passedText: '', lastField };
  const passed = text === null ? null : readPoints(text, program.pointsDecimals);
  if (passed === null || passed === 0) {
    const detail = `This is ${seenText(fields[POINTS_FIELD])}; allowed is ${finest(program)} above 0, or nothing`;
    return answerField(POINTS_FIELD, detail, 'malformed');
  }
  const passedText = pointsText(passed, program.pointsDecimals);
  return { kind, subject: chosen, passed, passedText, lastField };
}

/** A digest of all that was filled in and for whom; the same again is the same submit. */
export function fingerprintOf(values: ActionValues, form: { readonly memberId: string }): Buffer {
  const { kind, subject, passed } = values;
  return hash('sha256', JSON.stringify([kind, form.memberId, subject, passed]), 'buffer');
}

function article(choice: 'activity' | 'reward'): string {
  return choice === 'activity' ? 'an activity' : 'a reward';
}

/** Points as they were typed; empty for none, null for what is no text and no number. */
function typedText(given: unknown): string | null {
  if (given === undefined || given === null) return '';
  if (typeof given === 'number') return String(given);
  return typeof given === 'string' ? given.trim() : null;
}

function finest({ pointsDecimals }: Program): string {
  return pointsDecimals === 0
    ? 'a whole number'
    : `a number with ${String(pointsDecimals)} decimals at most`;
}

/** What came, as JSON and cut short. */
function seenText(given: unknown): string {
  const text = given === undefined ? 'nothing' : JSON.stringify(given);
  return text.length > SEEN_MAX ? `${text.slice(0, SEEN_MAX)}…` : text;
}
