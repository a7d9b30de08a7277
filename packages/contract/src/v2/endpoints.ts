import { award } from './award.ts';
import type { V2Endpoint } from './endpoint.ts';
import { listModeration, readReceipt, readThumbnail } from './receipts.ts';
import { advanceTestClock, readAdvance, readTestClock } from './test-clock.ts';

/** Every operation of the v2 API. */
export const V2_ENDPOINTS: readonly V2Endpoint[] = [
  award,
  listModeration,
  readReceipt,
  readThumbnail,
  readTestClock,
  advanceTestClock,
  readAdvance,
];
