import { award } from './award.ts';
import type { V2Endpoint } from './endpoint.ts';
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
  award,
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
