import type { ProgramDocument, Stamp } from '@fealty/core';
import type { ConnectionTarget } from '../runtime/database.ts';
import type { Span } from './program-versions.ts';
import type { BacktestOutcome } from './run-backtest.ts';

/** What a thread needs to run a back-test by itself. */
export interface ThreadTerms extends Span {
  readonly target: ConnectionTarget;
  readonly statementNames: boolean;
  readonly merchantId: number;
  /** Was judged before; `version` is a number that no version has. */
  readonly document: ProgramDocument;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly version: number;
  readonly memoryBytes: number;
}

/** What it says. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly perMille: number }
  | { readonly kind: 'outcome'; readonly outcome: BacktestOutcome }
  | { readonly kind: 'refused'; readonly reason: string };
