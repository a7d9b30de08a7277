import type { Instant } from '@fealty/core';

/** What is summed: from a moment on, up to another. */
export interface Span {
  readonly merchantId: number;
  readonly zone: string;
  readonly from: Instant;
  readonly until: Instant;
}
