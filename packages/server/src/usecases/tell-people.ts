import { heldReason, pointsText, signalSentence, type Command, type Notice } from '@fealty/core';
import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  findDigestsDue,
  findUntoldOpenings,
  findUntoldSignals,
  markOpeningTold,
  markSignalTold,
  putOpeningMailBack,
  putSignalsBack,
  readDecimals,
  takeOpeningMails,
  takeSignalDigest,
  type UntoldOpening,
  type UntoldSignal,
} from '../store/notices.ts';
import { mailPeople, type StaffPost } from './mail-people.ts';
import { outcomeOf } from './outcome-of.ts';

export interface TellingTools {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  readonly post: StaffPost;
}

const ACTOR = 'job:tell_people';

/**
 * Tells the people of stores that awards began to be held, and of severe fraud signals: by an event, once,
 * by the audit, once, and by mail: at most one for an opening, and one a day for signals.
 */
export async function tellPeople(tools: TellingTools): Promise<void> {
  for (const opening of await findUntoldOpenings(tools.pool)) await tellOpening(tools, opening);
  for (const signal of await findUntoldSignals(tools.pool)) await tellSignal(tools, signal);
  if (tools.post.postman === null) return;
  for (const opening of await takeOpeningMails(tools.pool)) await mailOpening(tools, opening);
  for (const merchantId of await findDigestsDue(tools.pool)) await mailDigest(tools, merchantId);
}

/** The event first: it is told once, however often it is asked for. */
async function tellOpening(tools: TellingTools, opening: UntoldOpening): Promise<void> {
  const { merchantId, id, activityId, memberId, transactionId, held } = opening;
  const text = await openingText(tools.pool, opening);
  if (memberId !== null) {
    const notice = { what: 'awards.held', id, text, activityId } as const;
    await raise(tools, merchantId, { memberId, key: id, notice, about: transactionId });
  }
  await inTransaction(tools.pool, async (client) => {
    if (!(await markOpeningTold(client, opening))) return;
    const entry = { merchantId, actor: ACTOR, action: 'breaker.opened', subject: activityId };
    await appendAudit(client, { ...entry, after: { opening: id, ...held } });
  });
}

async function tellSignal(tools: TellingTools, signal: UntoldSignal): Promise<void> {
  const { merchantId, id, kind, memberId, score } = signal;
  // Nobody's events tell of an agent who gives to many.
  if (memberId !== null) {
    const text = await signalText(tools.pool, signal);
    const notice = { what: 'fraud.signalled', id, text, kind, severity: 'severe' } as const;
    const about = signal.transactionIds.at(-1) ?? null;
    // Dismissed and found again at twice as much, it is told again.
    await raise(tools, merchantId, { memberId, key: `${id}:${String(score)}`, notice, about });
  }
  await inTransaction(tools.pool, async (client) => {
    if (!(await markSignalTold(client, signal))) return;
    const entry = { merchantId, actor: ACTOR, action: 'fraud_signal.found', subject: id };
    await appendAudit(client, {
      ...entry,
      ...(memberId === null ? {} : { memberId }),
      after: { kind, facts: signal.facts },
    });
  });
}

/** A member who was erased meanwhile is told of no more: the refusal is the end of it. */
async function raise(
  { lanes }: TellingTools,
  merchantId: number,
  told: {
    readonly memberId: string;
    readonly key: string;
    readonly notice: Notice;
    readonly about: string | null;
  },
): Promise<void> {
  const { memberId, key, notice, about } = told;
  const command: Command = {
    ...{ kind: 'tell_notice', actor: ACTOR, member: { by: 'id', value: memberId } },
    ...{ key, notice, about },
  };
  const outcome = await outcomeOf(lanes, merchantId, command);
  if (outcome.kind === 'busy') throw new Error(`${notice.what} could not be told: busy`);
}

async function mailOpening(tools: TellingTools, opening: UntoldOpening): Promise<void> {
  const { merchantId, id, activityId } = opening;
  const text = await openingText(tools.pool, opening);
  const isTaken = await mailPeople(tools, merchantId, {
    key: `opening ${id}`,
    subject: `Awards of ${activityId} are held`,
    text: `${text}.\n\nFurther awards that are as odd wait too, until somebody decides. Look at what waits, say that it is meant, or\ncorrect the program:\n\n  GET /v2/loyalty/breaker\n  GET /v2/loyalty/moderation?held=true\n`,
  });
  if (!isTaken) await putOpeningMailBack(tools.pool, opening);
}

async function mailDigest(tools: TellingTools, merchantId: number): Promise<void> {
  const { pool } = tools;
  const signals = await inTransaction(pool, (client) => takeSignalDigest(client, merchantId));
  if (signals.length === 0) return;
  const lines: string[] = [];
  for (const signal of signals) lines.push(`- ${await signalText(pool, signal)}`);
  const ids = signals.map(({ id }) => id);
  const isTaken = await mailPeople(tools, merchantId, {
    key: `signals ${ids.join(' ')}`,
    subject: signals.length === 1 ? 'A fraud signal' : `${String(signals.length)} fraud signals`,
    text: `What looks like somebody games the program, found since the last mail:\n\n${lines.join('\n')}\n\nWhom it is about, and what to do: GET /v2/loyalty/fraud_signals\n`,
  });
  if (!isTaken) await putSignalsBack(pool, merchantId, ids);
}

async function openingText(pool: pg.Pool, opening: UntoldOpening): Promise<string> {
  const say = await pointsOf(pool, opening.merchantId);
  const points = (amount: number): string => `${say(amount)} points`;
  return `Awards of ${opening.activityId} are held: ${heldReason(opening.held, points)}`;
}

async function signalText(pool: pg.Pool, { merchantId, facts }: UntoldSignal): Promise<string> {
  return signalSentence(facts, await pointsOf(pool, merchantId));
}

async function pointsOf(pool: pg.Pool, merchantId: number): Promise<(points: number) => string> {
  const decimals = await readDecimals(pool, merchantId);
  return (points) => pointsText(points, decimals);
}
