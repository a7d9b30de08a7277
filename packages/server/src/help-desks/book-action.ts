import type { Program } from '@fealty/core';
import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import {
  addAgentAction,
  beginAgentAction,
  joinAgentAction,
  lockAgentAction,
  readGiven,
  settleAgentAction,
  type KnownAgentAction,
  type NewAgentAction,
} from '../store/agent-actions.ts';
import { appendAudit } from '../store/audit.ts';
import { lockHelpDesk } from '../store/help-desks.ts';
import { isLimited, overLimit } from './agent-limits.ts';
import { answerClosed, type ActionAnswer } from './form.ts';
import { ALREADY_USED, type Ended } from './outcome-words.ts';
import type { SubmittedForm } from './submitted-form.ts';

/** What is booked before the ledger is asked. */
export interface Beginning {
  readonly fingerprint: Buffer;
  readonly program: Program;
  /** The day of the program's zone, `2026-01-31`. */
  readonly day: string;
  /** What it would come to, as far as limits must be kept. */
  readonly points: number;
  /** Known already not to be done, by a simulation. */
  readonly refused?: Ended;
}

/** Go on with at most so many points, null for as many as it comes to; or what is to be answered. */
export type Begun = { readonly pointsMax: number | null } | { readonly answer: ActionAnswer };

const DISCONNECTED = answerClosed(
  'This help desk is disconnected',
  'It was disconnected a moment ago. Nothing was changed.',
);

/** Forms of one id that were submitted at the same moment find each other the second time. */
const TRIES_MAX = 3;

/** What a form that is settled was answered, word for word; null if it is not, or may be tried again. */
export async function replayed(
  client: pg.ClientBase | pg.Pool,
  { desk, token }: SubmittedForm,
  known: KnownAgentAction,
  fingerprint: Buffer,
): Promise<ActionAnswer | null> {
  if (known.state === 'refused') return null;
  if (!known.fingerprint.equals(fingerprint)) return ALREADY_USED;
  const { status, answer } = known;
  if (status === null || answer === null) return null;
  await joinAgentAction(client, desk.merchantId, { id: token.id, isAtWork: false });
  return { status: status as ActionAnswer['status'], body: answer };
}

/**
 * Books that a form begins, before anything is done about it: what an award may come to is set aside from
 * the limits of the desk, under its lock, so that no race passes them; if the process dies over it,
 * it stays set aside until the record is mended.
 */
export function beginAction(
  pool: pg.Pool,
  form: SubmittedForm,
  beginning: Beginning,
): Promise<Begun> {
  const { desk, token, values } = form;
  return inTransaction(pool, async (client) => {
    const limited = values.kind === 'award' && isLimited(desk.limits);
    // The lock that the desk's awards take turns by.
    const locked = limited ? await lockHelpDesk(client, desk.merchantId, desk.id) : desk;
    if (locked === null) return { answer: DISCONNECTED };
    for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
      const known = await lockAgentAction(client, desk.merchantId, token.id);
      if (known !== null && known.state !== 'refused') {
        return joined(client, form, known, { fingerprint: beginning.fingerprint, limited });
      }
      const refused =
        beginning.refused ??
        (limited ? await judge(client, { ...form, desk: locked }, beginning) : null);
      const action = actionOf(form, beginning);
      if (known !== null) await beginAgentAction(client, action);
      else if (!(await addAgentAction(client, action))) continue;
      if (refused === null) return { pointsMax: limited ? beginning.points : null };
      await settleIn(client, form, refused);
      return { answer: refused.answer };
    }
    throw new Error('a form comes and goes');
  });
}

async function joined(
  client: pg.ClientBase,
  form: SubmittedForm,
  known: KnownAgentAction,
  { fingerprint, limited }: { readonly fingerprint: Buffer; readonly limited: boolean },
): Promise<Begun> {
  const answer = await replayed(client, form, known, fingerprint);
  if (answer !== null) return { answer };
  const { merchantId } = form.desk;
  await joinAgentAction(client, merchantId, { id: form.token.id, isAtWork: true });
  return { pointsMax: limited ? known.points : null };
}

/** What a limit says to it, given what was given until now. */
async function judge(
  client: pg.ClientBase,
  { desk, by, values }: SubmittedForm,
  { day, points, program }: Beginning,
): Promise<Ended | null> {
  const of = { deskId: desk.id, day, agent: by.agent };
  const given = await readGiven(client, desk.merchantId, of);
  const over = overLimit(points, { limits: desk.limits, given, values, program });
  if (over === null) return null;
  const { code, answer } = over;
  return { state: 'refused', code, answer, points: 0, transactionId: null, memberId: null };
}

function actionOf(form: SubmittedForm, { fingerprint, day, points }: Beginning): NewAgentAction {
  const { desk, token, values, by } = form;
  return {
    ...{ merchantId: desk.merchantId, id: token.id, deskId: desk.id, memberId: token.memberId },
    ...{ kind: values.kind, ...by, fingerprint },
    ...{ subject: values.subject, passed: values.passed, points, day },
  };
}

/** Books how it ended, and tells the audit. */
export async function settleAction(
  pool: pg.Pool,
  form: SubmittedForm,
  ended: Ended,
): Promise<void> {
  await inTransaction(pool, (client) => settleIn(client, form, ended));
}

async function settleIn(client: pg.ClientBase, form: SubmittedForm, ended: Ended): Promise<void> {
  const { desk, token, values, by } = form;
  const { merchantId } = desk;
  const before = await lockAgentAction(client, merchantId, token.id);
  const { state, answer } = ended;
  const isFinal = state === 'done' || state === 'ended';
  await settleAgentAction(client, merchantId, {
    ...ended,
    id: token.id,
    status: isFinal ? answer.status : null,
    answer: isFinal ? answer.body : null,
  });
  // Nobody knows yet, or it was told before.
  if (state === 'started' || before?.state === 'done') return;
  const done = values.kind === 'award' ? 'agent.awarded' : 'agent.redeemed';
  await appendAudit(client, {
    merchantId,
    actor: `${desk.kind}:${desk.id}`,
    action: state === 'done' ? done : 'agent.refused',
    subject: ended.transactionId ?? token.id,
    memberId: ended.memberId ?? token.memberId,
    after: {
      ...{ form: token.id, kind: values.kind, [subjectField(values.kind)]: values.subject },
      ...(values.passed === null ? {} : { passed: values.passed }),
      ...(state === 'done' ? { points: ended.points } : { code: ended.code }),
      ...{ agent: by.agent, conversation: by.conversation, correlation: by.correlation },
    },
  });
}

function subjectField(kind: 'award' | 'redeem'): 'activityId' | 'rewardId' {
  return kind === 'award' ? 'activityId' : 'rewardId';
}
