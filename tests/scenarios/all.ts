import type { Scenario } from '../support/scenario/driver.ts';
import { bonuses } from './bonuses.ts';
import { budgets } from './budgets.ts';
import { celebrations } from './celebrating.ts';
import { earning } from './earning.ts';
import { importing } from './importing.ts';
import { referring } from './referring.ts';
import { people } from './people.ts';
import { redeeming } from './redeeming.ts';
import { returning } from './returning.ts';
import { spending } from './spending.ts';
import { tiers } from './tiers.ts';

/** Every scenario. Each way of running commands must come out alike on all of them. */
export const scenarios: readonly Scenario[] = [
  ...earning,
  ...bonuses,
  ...budgets,
  ...spending,
  ...redeeming,
  ...returning,
  ...importing,
  ...referring,
  ...celebrations,
  ...people,
  ...tiers,
];
