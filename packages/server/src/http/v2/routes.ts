import * as v2 from '@fealty/contract/v2';
import {
  handleListActivities,
  handleListMemberActivities,
  handleReadActivity,
} from './activities.ts';
import { handleAward } from './award.ts';
import { handleListMemberRewards, handleListRewards } from './rewards.ts';
import { route, type Route } from './serve.ts';
import { handleAdvanceTestClock, handleReadAdvance, handleReadTestClock } from './test-clock.ts';
import { handleListTiers } from './tiers.ts';

/** Every endpoint with what answers it. */
export const ROUTES: readonly Route[] = [
  route(v2.award, handleAward),
  route(v2.listRewards, handleListRewards),
  route(v2.listMemberRewards, handleListMemberRewards),
  route(v2.listActivities, handleListActivities),
  route(v2.readActivity, handleReadActivity),
  route(v2.listMemberActivities, handleListMemberActivities),
  route(v2.listTiers, handleListTiers),
  route(v2.readTestClock, handleReadTestClock),
  route(v2.advanceTestClock, handleAdvanceTestClock),
  route(v2.readAdvance, handleReadAdvance),
];
