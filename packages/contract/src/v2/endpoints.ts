import { award } from './award.ts';
import type { V2Endpoint } from './endpoint.ts';
import { listModeration, readReceipt, readThumbnail } from './receipts.ts';
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
import { followEvents } from './events.ts';
import {
  createIntegration,
  listIntegrations,
  listStoreEvents,
  readIntegration,
  updateIntegration,
} from './integrations.ts';
import { advanceTestClock, readAdvance, readTestClock } from './test-clock.ts';

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
  listModeration,
  readReceipt,
  readThumbnail,
  createIntegration,
  updateIntegration,
  listIntegrations,
  readIntegration,
  listStoreEvents,
  followEvents,
  readTestClock,
  advanceTestClock,
  readAdvance,
];
