import type { HelpDesk } from '../store/help-desks.ts';
import type { ActionValues } from './action-values.ts';
import type { FormToken } from './token.ts';

/** Who did it, as the help desk says; nothing of it is proved. */
export interface AskedBy {
  /** Empty if nobody is named. */
  readonly agent: string;
  readonly conversation: string | null;
  readonly correlation: string | null;
}

/** A form that was sent. */
export interface SubmittedForm {
  readonly desk: HelpDesk;
  readonly token: FormToken;
  readonly values: ActionValues;
  readonly by: AskedBy;
}
