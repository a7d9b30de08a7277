import type { AuditEntryData, readAudit as auditEndpoint } from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import { findPerson } from '../../queries/find-person.ts';
import { readAudit, type AuditPlace, type AuditRow } from '../../queries/read-audit.ts';
import { slashTime } from '../dates.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed } from '../v2/surface.ts';
import { wirePoints } from '../wire-points.ts';
import type { ForPerson } from './surface.ts';

/** Microseconds and an id, as an answer gave them. */
const PLACE = /^(\d{1,17})-([0-9a-f:]{0,40}|~)$/;

export const handleReadAudit: ForPerson<V2Values<typeof auditEndpoint>> = async (
  { database, programs },
  { caller, values },
) => {
  const { merchantId } = caller;
  const { count, who = null, what = null, about = null, from = null, until = null, next } = values;
  const place = next === undefined ? null : placeOf(next);
  if (next !== undefined && place === null) {
    const reason = 'next: Pass what the page before answered';
    return refuse('INVALID_REQUEST_PARAMETER_VALUES', reason);
  }
  const program = await programs.running(merchantId);
  const memberId = about === null ? null : await findPerson(database, merchantId, program, about);
  const page = await readAudit(database, {
    ...{ merchantId, place, from, until, who, what, limit: count },
    about: about === null ? null : { subject: about, memberId },
  });
  const data = (row: AuditRow): AuditEntryData => ({
    at: slashTime(row.at),
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    member: row.memberId === null ? null : { id: row.memberId, name: row.memberName ?? '' },
    points: row.points === null ? null : wirePoints(row.points, program),
    before: row.before,
    after: row.after,
  });
  return succeed({
    entries: page.rows.map(data),
    next: page.next === null ? null : `${page.next.at}-${page.next.id}`,
    reached_date: page.reachedAt === null ? null : slashTime(page.reachedAt),
  });
};

function placeOf(text: string): AuditPlace | null {
  const [, at, id] = PLACE.exec(text) ?? [];
  return at === undefined || id === undefined ? null : { at, id };
}
