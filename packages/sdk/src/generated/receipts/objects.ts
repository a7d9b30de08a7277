// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ReceiptFile } from '../shared/parts.ts';

/** What `receipts.readDetails` answers with. */
export interface ReceiptDetails extends ReceiptFile {
  /** The award that it was sent for; null while that is being made. */
  readonly transaction_id: string | null;
}
