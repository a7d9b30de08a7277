import { dayText, localDay, type Command, type Program } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { readClock } from '../queries/clock.ts';
import { readAgentAction, type KnownAgentAction } from '../store/agent-actions.ts';
import { carryOut } from '../usecases/carry-out.ts';
import { fingerprintOf } from './action-values.ts';
import { isLimited } from './agent-limits.ts';
import { beginAction, replayed, settleAction, type Begun } from './book-action.ts';
import { TooLate, within } from './deadline.ts';
import { answerClosed, type ActionAnswer } from './form.ts';
import { answerBusy, answerUnknown, endedFrom, wordsFor, type Ended } from './outcome-words.ts';
import type { SubmittedForm } from './submitted-form.ts';

export interface ActionTools {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  readonly programs: { running(merchantId: number): Promise<Program> };
  /** The real clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Told of what failed and was answered all the same. */
  readonly trouble: (what: string, error: unknown) => void;
}

/** Within the 15 seconds after which Gladly gives up, with room for the way there and back. */
const ANSWER_MS = 8000;
/** Behind this nothing is begun that the answer could not wait for. */
const LEDGER_MS = 5000;
const SIMULATION_MS = 2000;

const EXPIRED = answerClosed(
  'This form is too old',
  'Forms are good for 30 minutes. Nothing was changed; open the form anew.',
);

/**
 * Does what a form asks for, once, however often it is sent: its token is the key of the ledger's
 * command. Every answer is one that an agent can read, also when the database is away; of what may
 * have been done nothing else is said.
 */
export async function submitAction(tools: ActionTools, form: SubmittedForm): Promise<ActionAnswer> {
  const progress: Progress = { isAsked: false };
  try {
    return await within(ANSWER_MS, act(tools, form, progress));
  } catch (error) {
    if (!(error instanceof TooLate)) tools.trouble('an action of an agent failed', error);
    return progress.isAsked ? answerUnknown(form.values) : answerBusy(form.values);
  }
}

/** Whether the ledger was asked: before that, nothing can have been changed. */
interface Progress {
  isAsked: boolean;
}

async function act(
  tools: ActionTools,
  form: SubmittedForm,
  progress: Progress,
): Promise<ActionAnswer> {
  const askBy = performance.now() + LEDGER_MS;
  const { desk, token, values } = form;
  const { merchantId } = desk;
  const fingerprint = fingerprintOf(values, token);
  const known = await readAgentAction(tools.pool, merchantId, token.id);
  const mayBegin = known === null || known.state === 'refused';
  if (mayBegin && token.expiresAt <= tools.now()) return EXPIRED;
  const answered = known === null ? null : await replayed(tools.pool, form, known, fingerprint);
  if (answered !== null) return answered;
  const begun = mayBegin
    ? await begin(tools, form, fingerprint)
    : await beginAction(tools.pool, form, { fingerprint, ...(await standing(tools, form, known)) });
  if ('answer' in begun) return begun.answer;
  const patienceMs = askBy - performance.now();
  progress.isAsked = true;
  const ended = await ask(tools, form, { fingerprint, begun, patienceMs });
  try {
    await settleAction(tools.pool, form, ended);
  } catch (error) {
    // The ledger has it, and so has the key of the form; the record is mended from that.
    tools.trouble('an action of an agent was not booked', error);
  }
  return ended.answer;
}

/** Looks first what it would come to, where limits must be kept. */
async function begin(tools: ActionTools, form: SubmittedForm, fingerprint: Buffer): Promise<Begun> {
  const { desk, values } = form;
  const terms = await standing(tools, form, null);
  if (values.kind !== 'award' || !isLimited(desk.limits)) {
    return beginAction(tools.pool, form, { fingerprint, ...terms });
  }
  const answer = await carryOut(
    tools.lanes,
    { merchantId: desk.merchantId, key: null, simulate: true, patienceMs: SIMULATION_MS },
    commandOf(form, null),
    wordsFor(values),
  );
  const seen = endedFrom(answer.body);
  return beginAction(tools.pool, form, {
    fingerprint,
    ...terms,
    ...(seen.state === 'done' ? { points: seen.points } : { refused: seen }),
  });
}

async function standing(
  { pool, programs }: ActionTools,
  { desk }: SubmittedForm,
  known: KnownAgentAction | null,
): Promise<{ readonly program: Program; readonly day: string; readonly points: number }> {
  const [program, { now }] = await Promise.all([
    programs.running(desk.merchantId),
    readClock(pool, desk.merchantId),
  ]);
  return { program, day: dayText(localDay(now, program.timeZone)), points: known?.points ?? 0 };
}

async function ask(
  { lanes, trouble }: ActionTools,
  form: SubmittedForm,
  asked: {
    readonly fingerprint: Buffer;
    readonly begun: { readonly pointsMax: number | null };
    readonly patienceMs: number;
  },
): Promise<Ended> {
  const { desk, token, values } = form;
  const { fingerprint, begun, patienceMs } = asked;
  const key = { key: actionKey(desk.id, token.id), fingerprint };
  const terms = { merchantId: desk.merchantId, key, simulate: false, patienceMs };
  try {
    const answer = await carryOut(lanes, terms, commandOf(form, begun.pointsMax), wordsFor(values));
    return endedFrom(answer.body);
  } catch (error) {
    // The lane rolled back, or never had a connection.
    trouble('the ledger could not carry out an action of an agent', error);
    const nothing = { points: 0, transactionId: null, memberId: null };
    return { ...nothing, state: 'refused', code: 'failed', answer: answerBusy(values) };
  }
}

/** The key under which the ledger keeps what a form came to. */
export function actionKey(deskId: string, id: string): string {
  return `help-desk:${deskId}:${id}`;
}

function commandOf({ desk, token, values }: SubmittedForm, pointsMax: number | null): Command {
  const base = {
    actor: `${desk.kind}:${desk.id}`,
    member: { by: 'id', value: token.memberId } as const,
  };
  const { kind, subject, passed } = values;
  if (kind === 'redeem') {
    const points = passed === null ? {} : { points: passed };
    return { kind, ...base, rewardId: subject, ...points };
  }
  return {
    kind,
    ...base,
    activityId: subject,
    byAgent: { pointsMax },
    ...(passed === null ? {} : { passed: values.passedText }),
  };
}
