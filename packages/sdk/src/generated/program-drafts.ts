// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';

/** What `programDrafts.read` answers with. */
export interface ProgramDraft {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What people call it; each name stands once. */
  readonly name: string;
  /** The version that it was made for. */
  readonly base_version: number;
  /** Grows by one with each change. */
  readonly revision: number;
  /** Who began it. */
  readonly created_by: string;
  /** When it was begun. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** Who changed it last. */
  readonly last_modified_by: string;
  /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
  /** The program as it was written. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** What `programDrafts.list` answers with. */
export interface ListProgramDraftsAnswer {
  readonly drafts: readonly {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** What people call it; each name stands once. */
    readonly name: string;
    /** The version that it was made for. */
    readonly base_version: number;
    /** Grows by one with each change. */
    readonly revision: number;
    /** Who began it. */
    readonly created_by: string;
    /** When it was begun. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly created_date: string;
    /** Who changed it last. */
    readonly last_modified_by: string;
    /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly last_modified_date: string;
  }[];
}

/** What `programDrafts.delete` answers with. */
export interface DeleteProgramDraftAnswer {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
}

/** What `programDrafts.create` takes. */
export interface CreateProgramDraftParams {
  /** What people call the draft; each name stands once. */
  readonly name: string;
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** The version that the draft was made for: the one that runs, unless said. */
  readonly base?: number | undefined;
}

/** What `programDrafts.update` takes. */
export interface UpdateProgramDraftParams {
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision: number;
  /** What people call the draft; each name stands once. */
  readonly name?: string | undefined;
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** The version that the draft was made for: the one that runs, unless said. */
  readonly base?: number | undefined;
}

const LIST: Operation = {
  id: 'v2_list_program_drafts',
  method: 'GET',
  path: '/v2/loyalty/program/drafts',
  repeats: 'read',
};

const CREATE: Operation = {
  id: 'v2_create_program_draft',
  method: 'POST',
  path: '/v2/loyalty/program/drafts',
  query: [],
  repeats: 'refused',
};

const READ: Operation = {
  id: 'v2_read_program_draft',
  method: 'GET',
  path: '/v2/loyalty/program/drafts/{id}',
  repeats: 'read',
};

const UPDATE: Operation = {
  id: 'v2_update_program_draft',
  method: 'PUT',
  path: '/v2/loyalty/program/drafts/{id}',
  query: [],
  repeats: 'refused',
};

const DELETE: Operation = {
  id: 'v2_delete_program_draft',
  method: 'DELETE',
  path: '/v2/loyalty/program/drafts/{id}',
  query: [],
  repeats: 'refused',
};

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
