import type { Scenario } from '../support/scenario/driver.ts';
import { belonging } from './belonging.ts';
import { bonuses } from './bonuses.ts';
import { budgets } from './budgets.ts';
import { celebrations } from './celebrating.ts';
import { correcting } from './correcting.ts';
import { earning } from './earning.ts';
import { erasing } from './erasing.ts';
import { expiry } from './expiry.ts';
import { givingTiers } from './giving-tiers.ts';
import { handingOut } from './handing-out.ts';
import { importing } from './importing.ts';
import { moderating } from './moderating.ts';
import { mergingTiers } from './merging-tiers.ts';
import { merging } from './merging.ts';
import { operators } from './operators.ts';
import { parting } from './parting.ts';
import { paying } from './paying.ts';
import { recommendations } from './recommending.ts';
import { referring } from './referring.ts';
import { people } from './people.ts';
import { redeeming } from './redeeming.ts';
import { returning } from './returning.ts';
import { ruling } from './ruling.ts';
import { spending } from './spending.ts';
import { telling } from './telling.ts';
import { tiers } from './tiers.ts';
import { undoing } from './undoing.ts';

/** Every scenario, by the subject of its table. */
export const subjects: Readonly<Record<string, readonly Scenario[]>> = {
  earning,
  telling,
  bonuses,
  budgets,
  operators,
  ruling,
  paying,
  spending,
  redeeming,
  handingOut,
  returning,
  correcting,
  undoing,
  importing,
  expiry,
  moderating,
  referring,
  recommendations,
  celebrations,
  people,
  belonging,
  erasing,
  merging,
  mergingTiers,
  parting,
  tiers,
  givingTiers,
};

/** Every scenario. Each way of running commands must come out alike on all of them. */
export const scenarios: readonly Scenario[] = Object.values(subjects).flat();
