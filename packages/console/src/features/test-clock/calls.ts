import type { advanceTestClock, readAdvance, readTestClock } from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export const clockCall = call<typeof readTestClock>('GET', '/v2/loyalty/test-clock');
export const advanceCall = write<typeof advanceTestClock>('POST', '/v2/loyalty/test-clock/advance');
export const advancedCall = call<typeof readAdvance>('GET', '/v2/loyalty/test-clock/advances/{id}');

export type Clock = Data<typeof readTestClock>;
export type Advance = Data<typeof readAdvance>;
