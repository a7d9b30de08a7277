// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions, WriteOptions } from '../../sending/options.ts';
import type { Seal } from '../shared/objects.ts';
import type { SealsPage } from './answers.ts';
import type { ListSealsParams } from './queries.ts';
import { MAKE, LIST, READ } from './operations.ts';

/** Operations below `/seals`. */
export class SealsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Seal the balances of all members now.
   *
   * Signs the root of a Merkle sum tree over what every member has, as happens by the hour
   * anyway. Refused if what was sealed before is gone. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/seals`
   *
   * Refusals: `SEAL_REFUSED`.
   */
  make(options?: WriteOptions): Promise<Seal> {
    return this.#sender.send(MAKE, { path: [], options });
  }

  /**
   * List seals.
   *
   * The newest first. Keep them somewhere else: that is what makes them a proof. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/seals`
   */
  list(params: ListSealsParams = {}, options?: CallOptions): Promise<SealsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(params: ListSealsParams = {}, options?: WalkOptions): AsyncGenerator<Seal, void, undefined> {
    return this.#sender.walk<Seal>(LIST, { path: [], params, options });
  }

  /**
   * Read a seal.
   *
   * As it was published: what it says, its hash, and the signature over it. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/seals/{number}`
   *
   * Refusals: `SEAL_DOES_NOT_EXIST`.
   *
   * @param number Number of the seal, or `newest`.
   */
  read(number: string, options?: CallOptions): Promise<Seal> {
    return this.#sender.send(READ, { path: [number], options });
  }
}
