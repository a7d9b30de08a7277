import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import {
  addAgentAward,
  putStaffLimits,
  readAgentAward,
  readGivenByPerson,
  readStaffLimits,
  removeAgentAward,
  settleAgentAward,
  type AgentAward,
  type StaffLimits,
} from '../store/agent-limits.ts';
import { appendAudit } from '../store/audit.ts';
import { lockPerson } from '../store/people.ts';

export type { AgentAward, StaffLimits } from '../store/agent-limits.ts';

/** How much persons of the role agent may give. */
export function staffLimits(pool: pg.Pool, merchantId: number): Promise<StaffLimits> {
  return readStaffLimits(pool, merchantId);
}

/** Points of the ledger that a person gave on a day, with those that are under way. */
export function givenByPerson(
  pool: pg.Pool,
  merchantId: number,
  of: { readonly personId: string; readonly day: string },
): Promise<number> {
  return readGivenByPerson(pool, merchantId, of);
}

/** Limits them otherwise; what is left out stays. */
export function saveStaffLimits(
  pool: pg.Pool,
  { merchantId, actor }: { readonly merchantId: number; readonly actor: string },
  wanted: Partial<StaffLimits>,
): Promise<StaffLimits> {
  return inTransaction(pool, async (client) => {
    const before = await readStaffLimits(client, merchantId);
    const after = { ...before, ...wanted };
    await putStaffLimits(client, merchantId, after);
    const entry = { merchantId, actor, action: 'agent_limits.changed', subject: 'agent' };
    await appendAudit(client, { ...entry, before, after });
    return after;
  });
}

/** An award of so many points under limits: set aside, or over one of them. */
export type SetAside =
  | { readonly kind: 'set_aside'; readonly pointsMax: number; readonly isNew: boolean }
  | { readonly kind: 'over_award'; readonly limits: StaffLimits }
  | { readonly kind: 'over_day'; readonly limits: StaffLimits; readonly given: number };

/**
 * Sets aside what an award will come to, under the person's lock, so that no race passes the limits; if
 * the process dies over it, it goes on counting for that day. The same request sets aside once. `points` are
 * the ledger's, of which `unit` make one.
 */
export function setAside(
  pool: pg.Pool,
  award: AgentAward,
  { day, points, unit }: { readonly day: string; readonly points: number; readonly unit: number },
): Promise<SetAside> {
  const { merchantId, personId } = award;
  return inTransaction<SetAside>(pool, async (client) => {
    await lockPerson(client, merchantId, personId);
    const known = await readAgentAward(client, award);
    if (known !== null) return { kind: 'set_aside', pointsMax: known, isNew: false };
    const limits = await readStaffLimits(client, merchantId);
    const { awardMax, dailyMax } = limits;
    if (awardMax !== null && points > awardMax * unit) return { kind: 'over_award', limits };
    const given = await readGivenByPerson(client, merchantId, { personId, day });
    if (dailyMax !== null && given + points > dailyMax * unit) {
      return { kind: 'over_day', limits, given };
    }
    await addAgentAward(client, { ...award, day, points });
    return { kind: 'set_aside', pointsMax: points, isNew: true };
  });
}

/** Writes down what an award came to; null if nothing was given. */
export async function settleSetAside(
  pool: pg.Pool,
  award: AgentAward,
  points: number | null,
): Promise<void> {
  if (points === null) await removeAgentAward(pool, award);
  else await settleAgentAward(pool, award, points);
}
