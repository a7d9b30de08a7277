// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PageParams } from '../shared/params.ts';

/** What `corrections.list` takes. */
export type ListCorrectionsParams = PageParams;

/** What `corrections.listLines` takes. */
export interface ListCorrectionLinesParams {
  /** Lines behind this one. Unless said: `0`. */
  readonly after?: number | undefined;
  /** Lines to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** Only lines in this state. */
  readonly state?:
    'selected' | 'foreseen' | 'refused' | 'applied' | 'left_out' | 'undone' | 'kept' | undefined;
}

/** What `corrections.exportLines` takes. */
export interface ExportCorrectionLinesParams {
  /** Lines behind this one. Unless said: `0`. */
  readonly after?: number | undefined;
  /** Lines to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}
