import type { PassedRecord } from '@fealty/contract';

/** What may be said of any transaction. */
export interface Said {
  readonly reason?: string;
  readonly tags?: readonly string[];
  readonly custom?: PassedRecord;
}

/** Reason, tags and the merchant's own attributes, as far as they were passed. */
export function saidOf(attributes: Said | undefined): Said {
  const { reason, tags, custom } = attributes ?? {};
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(tags === undefined ? {} : { tags }),
    ...(custom === undefined ? {} : { custom }),
  };
}
