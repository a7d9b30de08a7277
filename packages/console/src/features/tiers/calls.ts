import type { foreseeTierEffect } from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

export const tierEffectCall = call<typeof foreseeTierEffect>(
  'POST',
  '/v2/loyalty/program/tier_effect',
);

/** How many members are in which tier, and where they would come to. */
export type TierEffect = Data<typeof foreseeTierEffect>;
export type TierMove = TierEffect['moves'][number];
