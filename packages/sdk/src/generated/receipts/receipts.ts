// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { Bytes } from '../../sending/values.ts';
import type { ReceiptDetails } from './objects.ts';
import { READ, READ_THUMBNAIL, READ_DETAILS } from './operations.ts';

/** Operations below `/receipts/{id}`. */
export class ReceiptsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read a receipt or photo.
   *
   * The file as the member sent it. Not for keys of the scope read. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/receipts/{id}`
   *
   * Refusals: `RECEIPT_DOES_NOT_EXIST`.
   *
   * @param id Id of the file.
   */
  read(id: string, options?: CallOptions): Promise<Bytes> {
    return this.#sender.send(READ, { path: [id], options });
  }

  /**
   * Read a small picture of a receipt or photo.
   *
   * A JPEG of at most 320 pixels either way; PDFs have none. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/receipts/{id}/thumbnail`
   *
   * Refusals: `RECEIPT_DOES_NOT_EXIST`.
   *
   * @param id Id of the file.
   */
  readThumbnail(id: string, options?: CallOptions): Promise<Bytes> {
    return this.#sender.send(READ_THUMBNAIL, { path: [id], options });
  }

  /**
   * Read what is known of a receipt or photo.
   *
   * What a moderator is told of the file: its size, what it looks like, what it seems to
   * say, and its award. Also when that was approved or rejected. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/receipts/{id}/details`
   *
   * Refusals: `RECEIPT_DOES_NOT_EXIST`.
   *
   * @param id Id of the file.
   */
  readDetails(id: string, options?: CallOptions): Promise<ReceiptDetails> {
    return this.#sender.send(READ_DETAILS, { path: [id], options });
  }
}
