import * as v2 from '@fealty/contract/v2';
import { handleAward } from './award.ts';
import { route, type Route } from './serve.ts';
import { handleAdvanceTestClock, handleReadAdvance, handleReadTestClock } from './test-clock.ts';

/** Every endpoint with what answers it. */
export const ROUTES: readonly Route[] = [
  route(v2.award, handleAward),
  route(v2.readTestClock, handleReadTestClock),
  route(v2.advanceTestClock, handleAdvanceTestClock),
  route(v2.readAdvance, handleReadAdvance),
];
