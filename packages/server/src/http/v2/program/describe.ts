import type { describeProgram, V2Values } from '@fealty/contract/v2';
import {
  tellProgram,
  type ToldActivity,
  type ToldProgram,
} from '../../../usecases/tell-program.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { answering } from './program-answer.ts';
import { findWanted } from './wanted-program.ts';

/** A document or a draft in words, with what was drawn from its budgets. */
export const handleDescribe: V2Handler<V2Values<typeof describeProgram>> = (context, request) =>
  answering(async () => {
    const { merchantId } = request.caller;
    const { activity_ids: activityIds = null, ...sent } = request.values;
    const wanted = await findWanted(context, merchantId, sent);
    if ('refusal' in wanted) return wanted.refusal;
    const { document } = wanted;
    const told = await tellProgram(context.database, merchantId, { document, activityIds });
    const activities = told.activities.map(activityData);
    return succeed({ activities, budgets: budgetsData(told), settings: told.settings });
  });

function activityData({ id, path, sentence, rules }: ToldActivity): object {
  return {
    ...{ id, path, sentence },
    rules: rules.map(({ path: at, told }) => ({
      path: at,
      id: told?.id ?? null,
      kind: told?.kind ?? null,
      state: told?.state ?? null,
      sentence: told?.sentence ?? null,
    })),
  };
}

function budgetsData({ drawn, document }: ToldProgram): readonly object[] {
  const scale = 10 ** (document.pointsDecimals ?? 0);
  return drawn.map(({ id, points, uses }) => ({ id, points: points / scale, uses }));
}
