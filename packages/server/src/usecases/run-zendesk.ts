import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { beginBackfill, stopBackfill } from '../zendesk/backfill-rows.ts';
import { hurryMember } from '../zendesk/members.ts';

/** Whose, which help desk, who asks, and when: milliseconds since 1970. */
export interface ZendeskRequest {
  readonly merchantId: number;
  readonly deskId: string;
  readonly actor: string;
  readonly now: number;
}

/** Puts a member at the head of the queue, whether he changed or not. */
export async function sendMemberNow(
  pool: pg.Pool,
  request: ZendeskRequest & { readonly memberId: string },
): Promise<void> {
  const { merchantId, actor, deskId, memberId } = request;
  await inTransaction(pool, async (client) => {
    await hurryMember(client, request, request);
    await appendAudit(client, {
      ...{ merchantId, actor, action: 'zendesk.member_sent', subject: deskId, memberId },
      after: {},
    });
  });
}

/** Starts to send all members, or stops it; whether that changed anything. */
export async function runBackfill(
  pool: pg.Pool,
  request: ZendeskRequest & { readonly command: 'start' | 'stop' },
): Promise<boolean> {
  const { merchantId, actor, deskId, now, command } = request;
  return inTransaction(pool, async (client) => {
    const change = command === 'start' ? beginBackfill : stopBackfill;
    if (!(await change(client, request, now))) return false;
    const action = `zendesk.backfill_${command === 'start' ? 'started' : 'stopped'}`;
    await appendAudit(client, { merchantId, actor, action, subject: deskId, after: {} });
    return true;
  });
}
