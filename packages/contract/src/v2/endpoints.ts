import { award } from './award.ts';
import { bulkTransactions } from './bulk.ts';
import type { V2Endpoint } from './endpoint.ts';
import { advanceTestClock, readAdvance, readTestClock } from './test-clock.ts';
import {
  explainTransaction,
  listMemberTransactions,
  listTransactions,
  readMemberAsOf,
  readTransaction,
} from './transaction-reads.ts';
import {
  approve,
  deduct,
  modifyTransaction,
  redeem,
  reject,
  returnOrder,
  reverse,
} from './transaction-writes.ts';

/** Every operation of the v2 API. */
export const V2_ENDPOINTS: readonly V2Endpoint[] = [
  award,
  redeem,
  deduct,
  returnOrder,
  bulkTransactions,
  approve,
  reject,
  reverse,
  modifyTransaction,
  listTransactions,
  listMemberTransactions,
  readTransaction,
  explainTransaction,
  readMemberAsOf,
  readTestClock,
  advanceTestClock,
  readAdvance,
];
