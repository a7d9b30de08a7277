import * as v2 from '@fealty/contract/v2';
import { handleAward } from './award.ts';
import { handleListModeration } from './moderation.ts';
import { handleReadReceipt, handleReadThumbnail } from './receipts.ts';
import { route, type Route } from './serve.ts';
import { handleAdvanceTestClock, handleReadAdvance, handleReadTestClock } from './test-clock.ts';

/** Every endpoint with what answers it. */
export const ROUTES: readonly Route[] = [
  route(v2.award, handleAward),
  route(v2.listModeration, handleListModeration),
  route(v2.readReceipt, handleReadReceipt),
  route(v2.readThumbnail, handleReadThumbnail),
  route(v2.readTestClock, handleReadTestClock),
  route(v2.advanceTestClock, handleAdvanceTestClock),
  route(v2.readAdvance, handleReadAdvance),
];
