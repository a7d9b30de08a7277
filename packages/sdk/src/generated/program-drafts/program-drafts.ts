// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { ProgramDraft } from './objects.ts';
import type { ListProgramDraftsAnswer, DeleteProgramDraftAnswer } from './answers.ts';
import type { CreateProgramDraftParams, UpdateProgramDraftParams } from './params.ts';
import { LIST, CREATE, READ, UPDATE, DELETE } from './operations.ts';

/** Operations below `/program/drafts`. */
export class ProgramDraftsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List drafts of the program.
   *
   * Programs that are worked on, without their documents; the last changed first. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/program/drafts`
   */
  list(options?: CallOptions): Promise<ListProgramDraftsAnswer> {
    return this.#sender.send(LIST, { path: [], options });
  }

  /**
   * Begin a draft of the program.
   *
   * Begins a draft: of the program that runs, unless a document is sent. It may be
   * unfinished; a plan says what is wrong with it. At most 20. For keys of the scope admin.
   * Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/drafts`
   *
   * Refusals: `DRAFT_NAME_TAKEN`, `TOO_MANY_DRAFTS`, `PROGRAM_REFUSED`,
   * `PROGRAM_VERSION_DOES_NOT_EXIST`.
   */
  create(params: CreateProgramDraftParams, options?: CallOptions): Promise<ProgramDraft> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * Read a draft of the program.
   *
   * One draft with its document. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/program/drafts/{id}`
   *
   * Refusals: `DRAFT_DOES_NOT_EXIST`.
   *
   * @param id Id of the draft.
   */
  read(id: string, options?: CallOptions): Promise<ProgramDraft> {
    return this.#sender.send(READ, { path: [id], options });
  }

  /**
   * Change a draft of the program.
   *
   * Changes a draft if nobody else did since it was read; what is left out stays. For keys
   * of the scope admin. Not in the platform’s own API.
   *
   * `PUT /v2/loyalty/program/drafts/{id}`
   *
   * Refusals: `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`, `DRAFT_NAME_TAKEN`,
   * `PROGRAM_REFUSED`, `PROGRAM_VERSION_DOES_NOT_EXIST`.
   *
   * @param id Id of the draft.
   */
  update(
    id: string,
    params: UpdateProgramDraftParams,
    options?: CallOptions,
  ): Promise<ProgramDraft> {
    return this.#sender.send(UPDATE, { path: [id], params, options });
  }

  /**
   * Throw a draft of the program away.
   *
   * Throws a draft away. For keys of the scope admin. Not in the platform’s own API.
   *
   * `DELETE /v2/loyalty/program/drafts/{id}`
   *
   * Refusals: `DRAFT_DOES_NOT_EXIST`.
   *
   * @param id Id of the draft.
   */
  delete(id: string, options?: CallOptions): Promise<DeleteProgramDraftAnswer> {
    return this.#sender.send(DELETE, { path: [id], options });
  }
}
