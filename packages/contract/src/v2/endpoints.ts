import { listActivities, listMemberActivities, readActivity } from './activity.ts';
import { award } from './award.ts';
import type { V2Endpoint } from './endpoint.ts';
import {
  changeMemberTags,
  createMember,
  eraseMember,
  exportMember,
  listMembers,
  mergeMember,
  readMember,
  unmergeMember,
  updateMember,
} from './members.ts';
import { listMemberRewards, listRewards } from './reward.ts';
import { advanceTestClock, readAdvance, readTestClock } from './test-clock.ts';
import { listTiers } from './tier.ts';

/** Every operation of the v2 API. */
export const V2_ENDPOINTS: readonly V2Endpoint[] = [
  createMember,
  listMembers,
  readMember,
  updateMember,
  changeMemberTags,
  mergeMember,
  unmergeMember,
  exportMember,
  eraseMember,
  award,
  listRewards,
  listMemberRewards,
  listActivities,
  readActivity,
  listMemberActivities,
  listTiers,
  readTestClock,
  advanceTestClock,
  readAdvance,
];
