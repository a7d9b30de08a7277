// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ProgramExpiry } from './expiry.ts';
import type { ProgramPolicies } from './policies.ts';
import type { ProgramEarning } from './earning.ts';
import type { ProgramBreaker } from './breaker.ts';
import type { ProgramBudget } from './budget.ts';
import type { ProgramReferrals } from './referrals.ts';
import type { ProgramOccasions } from './occasions.ts';
import type { ProgramTierRules } from './tier-rules.ts';
import type { ProgramMembers } from './members.ts';
import type { ProgramActivity } from './activity.ts';
import type { ProgramReward } from './reward.ts';
import type { ProgramTier } from './tier.ts';

/** A program as it is planned and applied; see `docs/program.md`. */
export interface ProgramDocument {
  /** What people read */
  readonly name: string;
  /** ISO 4217 code */
  readonly currency: string;
  /** IANA name of the zone */
  readonly timeZone: string;
  /** Digits after the point */
  readonly pointsDecimals?: 0 | 1 | 2 | undefined;
  /** What becomes of a part of a point */
  readonly rounding?: 'half_up' | 'floor' | 'ceil' | undefined;
  /** When points lapse */
  readonly expiry?: ProgramExpiry | undefined;
  /** Days before points lapse on which their member is reminded */
  readonly reminders?: readonly number[] | undefined;
  /** Choices that apply to everything */
  readonly policies?: ProgramPolicies | undefined;
  /** What earns nothing, and whose word is taken for an order */
  readonly earning?: ProgramEarning | undefined;
  /** From when on awards are held for somebody to look at */
  readonly breaker?: ProgramBreaker | undefined;
  readonly budgets?: readonly ProgramBudget[] | undefined;
  /** What recommending the shop brings */
  readonly referrals?: ProgramReferrals | undefined;
  /** What is celebrated */
  readonly occasions?: ProgramOccasions | undefined;
  /** What counts towards tiers, and when they are lost; points for life if absent */
  readonly tierRules?: ProgramTierRules | undefined;
  /** What is known of members */
  readonly members?: ProgramMembers | undefined;
  readonly activities: readonly ProgramActivity[];
  readonly rewards: readonly ProgramReward[];
  readonly tiers: readonly ProgramTier[];
}
