// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, PageParams } from '../shared/params.ts';
import type { MailMessage } from '../codes.ts';

/** What `mails.list` takes. */
export interface ListMailsParams extends PageParams, LanguageParams {
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id?: string | undefined;
  /** Which message. */
  readonly message?: MailMessage | undefined;
}

/** What `mails.read` takes. */
export type ReadMailParams = LanguageParams;
