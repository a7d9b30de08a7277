import type { assumeLiability, V2Values } from '@fealty/contract/v2';
import { readMonth, writeMonth } from '@fealty/core';
import {
  addAssumption,
  ASSUMPTIONS_MAX,
  listAssumptions,
  type KeptAssumption,
} from '../../../liability/assumptions.ts';
import { lastWholeMonth } from '../../../liability/month-ends.ts';
import { slashTime } from '../../dates.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { refuseMonth } from './month-parameter.ts';

/** All assumptions. */
export const handleListAssumptions: V2Handler<unknown> = async ({ database }, { caller }) => {
  const assumptions = await listAssumptions(database, caller.merchantId);
  return succeed({ assumptions: assumptions.map(assumptionData) });
};

/** Adds a version. */
export const handleAssume: V2Handler<V2Values<typeof assumeLiability>> = async (
  { database, programs },
  { caller, values, actor },
) => {
  const { merchantId } = caller;
  const { effective_from: from, breakage_share: share = null } = values;
  const month = from === undefined ? null : readMonth(from);
  if (from !== undefined && month === null) return refuseMonth('effective_from', from);
  if (share !== null && Number(share) >= 1) {
    const fault = { name: 'breakage_share', seen: share, allowed: 'a decimal from 0 to below 1' };
    return refuseParameters({ kind: 'malformed', faults: [fault] });
  }
  const running = (await lastWholeMonth(database, merchantId)).month + 1;
  const { currency } = await programs.running(merchantId);
  const ended = await addAssumption(database, merchantId, {
    effectiveFrom: writeMonth(month ?? running),
    pointValue: values.point_value,
    breakageShare: share,
    ...{ currency, reason: values.reason, madeBy: actor },
  });
  switch (ended.kind) {
    case 'kept':
      return succeed(assumptionData(ended.assumption));
    case 'too_many':
      return refuse('TOO_MANY_ASSUMPTIONS', `There are ${String(ASSUMPTIONS_MAX)}; no more fit`);
    case 'other_currency':
      return refuse(
        'CURRENCY_CHANGED',
        `Earlier assumptions are in ${ended.currency}, and the program is in ${currency}`,
      );
  }
};

function assumptionData(assumption: KeptAssumption): object {
  return {
    version: assumption.version,
    effective_from: assumption.effectiveFrom,
    point_value: assumption.pointValue,
    currency: assumption.currency,
    breakage_share: assumption.breakageShare,
    reason: assumption.reason,
    made_by: assumption.madeBy,
    made_date: slashTime(assumption.madeAt),
  };
}
