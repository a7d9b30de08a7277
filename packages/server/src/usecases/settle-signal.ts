import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  lockSignal,
  reopenSignalRow,
  settleSignalRow,
  type StandingSignal,
} from '../store/fraud-signals.ts';
import { outcomeOf } from './outcome-of.ts';

/** Whose signal, and who decides. */
export interface SignalRequest {
  readonly merchantId: number;
  readonly id: string;
  readonly actor: string;
}

/**
 * What became of it. `settled`: somebody decided before, or it is open already. `busy`: its member could
 * not be blocked now; `not_blocked`: he cannot be, as somebody who was deleted. Of these nothing was done.
 */
export type SignalSettled =
  | { readonly kind: 'done' | 'unknown' | 'busy' | 'not_blocked' }
  | { readonly kind: 'settled'; readonly signal: StandingSignal };

/** Says that nothing is wrong. Goes into the audit. */
export function dismissSignal(
  pool: pg.Pool,
  request: SignalRequest,
  reason: string,
): Promise<SignalSettled> {
  return settle(pool, request, { state: 'dismissed', reason });
}

/**
 * Says that something was done about it, once its member is blocked if that is wanted. The signal is held
 * meanwhile: whoever decides otherwise at the same time comes second, and nobody is blocked for what was
 * dismissed. Should this process die in between, the member is blocked and the signal open.
 */
export function actOnSignal(
  { pool, lanes }: { readonly pool: pg.Pool; readonly lanes: Lanes },
  request: SignalRequest,
  terms: { readonly reason: string; readonly blocks: boolean; readonly patienceMs: number },
): Promise<SignalSettled> {
  const { merchantId, actor } = request;
  const { reason, blocks, patienceMs } = terms;
  return settle(pool, request, {
    ...{ state: 'acted_on', reason },
    before: async ({ memberId }) => {
      if (!blocks || memberId === null) return null;
      const member = { by: 'id', value: memberId } as const;
      const command = { kind: 'set_member_status', actor, member, status: 'blocked' } as const;
      const outcome = await outcomeOf(lanes, merchantId, command, patienceMs);
      if (outcome.kind === 'done') return null;
      return { kind: outcome.kind === 'refused' ? 'not_blocked' : 'busy' };
    },
  });
}

/** Takes a decision back. Goes into the audit. */
export function reopenSignal(pool: pg.Pool, request: SignalRequest): Promise<SignalSettled> {
  const { merchantId, id, actor } = request;
  return inTransaction(pool, async (client) => {
    const signal = await lockSignal(client, merchantId, id);
    if (signal === null) return { kind: 'unknown' };
    if (signal.state === 'open') return { kind: 'settled', signal };
    await reopenSignalRow(client, merchantId, id);
    await appendAudit(client, { merchantId, actor, action: 'fraud_signal.reopened', subject: id });
    return { kind: 'done' };
  });
}

function settle(
  pool: pg.Pool,
  { merchantId, id, actor }: SignalRequest,
  wanted: {
    readonly state: 'dismissed' | 'acted_on';
    readonly reason: string;
    /** Done while the signal is held; answers what stands in the way. */
    readonly before?: (signal: StandingSignal) => Promise<SignalSettled | null>;
  },
): Promise<SignalSettled> {
  const { state, reason, before } = wanted;
  return inTransaction(pool, async (client) => {
    const signal = await lockSignal(client, merchantId, id);
    if (signal === null) return { kind: 'unknown' };
    if (signal.state !== 'open') return { kind: 'settled', signal };
    const hindrance = before === undefined ? null : await before(signal);
    if (hindrance !== null) return hindrance;
    await settleSignalRow(client, merchantId, { id, state, by: actor, reason });
    const { memberId } = signal;
    const entry = { merchantId, actor, action: `fraud_signal.${state}`, subject: id };
    await appendAudit(client, {
      ...entry,
      ...(memberId === null ? {} : { memberId }),
      after: { reason },
    });
    return { kind: 'done' };
  });
}
