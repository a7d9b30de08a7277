import type { Points, Program } from '@fealty/core';
import type { HelpDesk } from '../../../help-desks/find-desk.ts';
import { wirePoints } from '../../wire-points.ts';

/** A help desk; never its secret or its API key. */
export function helpDeskData(
  desk: HelpDesk,
  { program, baseUrl }: { readonly program: Program; readonly baseUrl: string },
): object {
  const { id, kind, limits } = desk;
  const points = (limit: Points | null): number => wirePoints(limit ?? 0, program);
  return {
    id,
    kind,
    name: desk.name,
    status: desk.status,
    url: deskUrl(baseUrl, desk),
    settings: { ...desk.settings },
    has_secret: desk.secret !== null,
    key_identifier: desk.keyIdentifier,
    actions: desk.actions,
    award_max: points(limits.awardMax),
    agent_daily_max: points(limits.agentDailyMax),
    daily_max: points(limits.dailyMax),
  };
}

/** Where a help desk calls. */
export function deskUrl(baseUrl: string, { kind, id }: Pick<HelpDesk, 'kind' | 'id'>): string {
  return `${baseUrl}/integrations/${kind}/${id}`;
}
