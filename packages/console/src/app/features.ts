import { agent } from '../features/agent/feature.ts';
import { approvals } from '../features/approvals/feature.ts';
import { audit } from '../features/audit/feature.ts';
import { corrections } from '../features/corrections/feature.ts';
import { design } from '../features/design/feature.ts';
import { helpDesks } from '../features/help-desks/feature.ts';
import { home } from '../features/home/feature.ts';
import { integrations } from '../features/integrations/feature.ts';
import { keys } from '../features/keys/feature.ts';
import { mails } from '../features/mails/feature.ts';
import { members } from '../features/members/feature.ts';
import { moderation } from '../features/moderation/feature.ts';
import { people } from '../features/people/feature.ts';
import { activities, promotions, publishing } from '../features/program/feature.ts';
import { liability, reports } from '../features/reports/feature.ts';
import { rewards } from '../features/rewards/feature.ts';
import { signals } from '../features/signals/feature.ts';
import { tiers } from '../features/tiers/feature.ts';
import { webhooks } from '../features/webhooks/feature.ts';
import { expiry, referrals, settings } from '../features/settings/feature.ts';
import { testClock } from '../features/test-clock/feature.ts';
import { you } from '../features/you/feature.ts';
import type { Feature } from '../ui/feature.ts';

/** Every part of the console, in the order of the navigation. A new one is a line here. */
export const FEATURES: readonly Feature[] = [
  ...[home, agent, members, moderation, signals, approvals, corrections],
  ...[activities, promotions, rewards, tiers, expiry, referrals, settings, publishing],
  ...[reports, liability],
  ...[design, integrations, helpDesks, mails, webhooks, people, keys, audit, testClock, you],
];
