import type { updateHelpDesk, V2Values } from '@fealty/contract/v2';
import { readPoints, type Program } from '@fealty/core';
import type { HelpDeskKind } from '../../../help-desks/find-desk.ts';
import { checkSecret, checkSettings } from '../../../help-desks/settings.ts';
import type { SettingFault } from '../../../help-desks/setting-faults.ts';
import type { WantedHelpDesk } from '../../../usecases/save-help-desk.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';

type Sent = V2Values<typeof updateHelpDesk>;

const LIMITS = {
  award_max: 'awardMax',
  agent_daily_max: 'agentDailyMax',
  daily_max: 'dailyMax',
} as const;

/** What a request says of a help desk, or what is wrong with it. Limits of 0 are none. */
export function wantedHelpDesk(
  kind: HelpDeskKind,
  sent: Sent,
  program: Program,
): WantedHelpDesk | readonly NamedFault[] {
  const { name, status, settings, secret_key: secret, actions } = sent;
  const faults: NamedFault[] = [];
  const limits: {
    -readonly [limit in keyof NonNullable<WantedHelpDesk['limits']>]: number | null;
  } = {};
  for (const field of ['award_max', 'agent_daily_max', 'daily_max'] as const) {
    const text = sent[field];
    if (text === undefined) continue;
    const points = readPoints(text, program.pointsDecimals);
    if (points === null) {
      const allowed = 'points, as finely as the program counts, or 0 for no limit';
      faults.push({ name: field, seen: text, allowed });
    } else limits[LIMITS[field]] = points === 0 ? null : points;
  }
  const checked = checkSettings(kind, settings ?? {});
  if (!checked.ok) faults.push(...checked.faults.map((fault) => named('settings.', fault)));
  if (secret !== undefined && secret !== '') {
    faults.push(...checkSecret(kind, secret).map((fault) => named('', fault)));
  }
  if (faults.length > 0) return faults;
  return {
    ...(name === undefined ? {} : { name }),
    ...(status === undefined ? {} : { status: status === 'paused' ? 'paused' : 'active' }),
    ...(settings === undefined ? {} : { settings }),
    ...(secret === undefined ? {} : { secret: secret === '' ? null : secret }),
    ...(actions === undefined ? {} : { actions }),
    limits,
  };
}

/** Whether something was wrong with what was sent. */
export function isFaults(
  wanted: WantedHelpDesk | readonly NamedFault[],
): wanted is readonly NamedFault[] {
  return Array.isArray(wanted);
}

function named(before: string, { name, seen, allowed }: SettingFault): NamedFault {
  const text = typeof seen === 'string' ? seen : JSON.stringify(seen);
  return { name: `${before}${name}`, seen: text, allowed };
}
