// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';
import type { Bytes } from '../sending/values.ts';

/** What `corrections.read` answers with. */
export interface Correction {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Why; stands with each transaction. */
  readonly reason: string;
  /** As it was sent. */
  readonly select: Readonly<Record<string, unknown>>;
  /** As it was sent. */
  readonly act: Readonly<Record<string, unknown>>;
  /**
   * previewing, previewed, waiting_for_approval, applying, applied, undoing, undone, failed
   * or cancelled.
   */
  readonly state: string;
  /** Applying or undoing was stopped, and may go on. */
  readonly stopped: boolean;
  /** Somebody else has to agree before it is applied. */
  readonly needs_approval: boolean;
  /** Who agreed. */
  readonly approved_by: string | null;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly approved_date: string | null;
  /** Who made it. */
  readonly created_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When its state last changed. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
  /** Why it failed. */
  readonly error: string | null;
  /** What it would come to; null until that is known. */
  readonly foreseen: {
    /** Lines in all: members, or awards. */
    readonly lines: number;
    /** Members whose points would move. */
    readonly members: number;
    /** What would be given. */
    readonly points_given: number;
    /** What would be taken. */
    readonly points_taken: number;
    /** Of what would be taken, what balances do not hold. */
    readonly points_short: number;
    /** Given less taken: what members may spend and owe, all in all. */
    readonly liability_change: number;
    /** Members who would move to another tier. */
    readonly tier_changes: number;
    /** How many lines come to nothing, by why. */
    readonly refused: Readonly<Record<string, number>>;
    /** At most ten lines in sentences: those that do most. */
    readonly examples: readonly string[];
    /** The version that ran when this was foreseen. */
    readonly program_version: number;
  } | null;
  /** How far it is: lines by state. */
  readonly progress: readonly {
    /** State of these lines. */
    readonly state: string;
    /** Why they were refused, left out or kept. */
    readonly code: string | null;
    /** The same for people. */
    readonly why: string | null;
    /** How many. */
    readonly lines: number;
    /** What they were foreseen to move, signed. */
    readonly points: number;
    /** What their undo made a debt. */
    readonly points_owed: number;
  }[];
}

/** A row of `corrections.list`. */
export interface CorrectionSummary {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Why; stands with each transaction. */
  readonly reason: string;
  /** As it was sent. */
  readonly select: Readonly<Record<string, unknown>>;
  /** As it was sent. */
  readonly act: Readonly<Record<string, unknown>>;
  /**
   * previewing, previewed, waiting_for_approval, applying, applied, undoing, undone, failed
   * or cancelled.
   */
  readonly state: string;
  /** Applying or undoing was stopped, and may go on. */
  readonly stopped: boolean;
  /** Somebody else has to agree before it is applied. */
  readonly needs_approval: boolean;
  /** Who agreed. */
  readonly approved_by: string | null;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly approved_date: string | null;
  /** Who made it. */
  readonly created_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When its state last changed. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
  /** Why it failed. */
  readonly error: string | null;
  /** What it would come to; null until that is known. */
  readonly foreseen: {
    /** Lines in all: members, or awards. */
    readonly lines: number;
    /** Members whose points would move. */
    readonly members: number;
    /** What would be given. */
    readonly points_given: number;
    /** What would be taken. */
    readonly points_taken: number;
    /** Of what would be taken, what balances do not hold. */
    readonly points_short: number;
    /** Given less taken: what members may spend and owe, all in all. */
    readonly liability_change: number;
    /** Members who would move to another tier. */
    readonly tier_changes: number;
    /** How many lines come to nothing, by why. */
    readonly refused: Readonly<Record<string, number>>;
    /** At most ten lines in sentences: those that do most. */
    readonly examples: readonly string[];
    /** The version that ran when this was foreseen. */
    readonly program_version: number;
  } | null;
}

/** A row of `corrections.listLines`. */
export interface CorrectionLine {
  /** Its number in the correction. */
  readonly line: number;
  /** Internal id of the member. */
  readonly member: string;
  /** Your id of whoever goes on for the member; empty if erased. */
  readonly member_id: string;
  /** The award that is corrected; null if the line is about the member. */
  readonly award: string | null;
  /** selected, foreseen, refused, applied, left_out, undone or kept. */
  readonly state: string;
  /** Signed; what is foreseen. */
  readonly points: number | null;
  /** Of what is taken, what the balance does not hold. */
  readonly points_short: number;
  /** Tier before. */
  readonly tier_from: string | null;
  /** Tier after. */
  readonly tier_to: string | null;
  /** Why it was refused, left out or kept. */
  readonly code: string | null;
  /** The same for people. */
  readonly why: string | null;
  /** What it did. */
  readonly transaction_id: string | null;
  /** What took that back. */
  readonly undo_transaction_id: string | null;
  /** What the undo made a debt. */
  readonly points_owed: number;
}

/** What `corrections.list` answers with. */
export interface CorrectionsPage {
  readonly corrections: readonly CorrectionSummary[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `corrections.listLines` answers with. */
export interface CorrectionLinesPage {
  readonly lines: readonly CorrectionLine[];
  /** Whether there are lines behind these. */
  readonly more: boolean;
}

/** What `corrections.create` takes. */
export interface CreateCorrectionParams {
  /** What people call it. */
  readonly name: string;
  /** Why; stands with each transaction. */
  readonly reason: string;
  /** Members, or transactions, by a filter. */
  readonly select: object;
  /** One of give, take, reverse and reaward. */
  readonly act: object;
}

/** What `corrections.list` takes. */
export interface ListCorrectionsParams {
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

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

const CREATE: Operation = {
  id: 'v2_create_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections',
  query: [],
  repeats: 'refused',
};

const LIST: PagedOperation = {
  id: 'v2_list_corrections',
  method: 'GET',
  path: '/v2/loyalty/corrections',
  repeats: 'read',
  paging: { rows: 'corrections', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ: Operation = {
  id: 'v2_read_correction',
  method: 'GET',
  path: '/v2/loyalty/corrections/{id}',
  repeats: 'read',
};

const LIST_LINES: PagedOperation = {
  id: 'v2_list_correction_lines',
  method: 'GET',
  path: '/v2/loyalty/corrections/{id}/lines',
  repeats: 'read',
  paging: { rows: 'lines', from: 'after', nextByRow: 'line', more: 'more' },
};

const EXPORT_LINES: Operation = {
  id: 'v2_export_correction_lines',
  method: 'GET',
  path: '/v2/loyalty/corrections/{id}/lines.csv',
  repeats: 'read',
  bytes: true,
};

const APPLY: Operation = {
  id: 'v2_apply_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections/{id}/apply',
  query: [],
  repeats: 'refused',
};

const STOP: Operation = {
  id: 'v2_stop_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections/{id}/stop',
  query: [],
  repeats: 'refused',
};

const UNDO: Operation = {
  id: 'v2_undo_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections/{id}/undo',
  query: [],
  repeats: 'refused',
};

/** Operations below `/corrections`. */
export class CorrectionsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Select what is to be corrected, and foresee it.
   *
   * Freezes what is selected and judges each line without doing anything; read the
   * correction until it is previewed. See docs/api/v2-corrections.md for what can be
   * selected and done. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/corrections`
   *
   * Refusals: `CORRECTION_REFUSED`.
   */
  create(params: CreateCorrectionParams, options?: CallOptions): Promise<CorrectionSummary> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * List corrections.
   *
   * The last made first. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/corrections`
   */
  list(params: ListCorrectionsParams = {}, options?: CallOptions): Promise<CorrectionsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListCorrectionsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<CorrectionSummary, void, undefined> {
    return this.#sender.walk<CorrectionSummary>(LIST, { path: [], params, options });
  }

  /**
   * Read a correction.
   *
   * What it would come to, and how far it is. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/corrections/{id}`
   *
   * Refusals: `CORRECTION_DOES_NOT_EXIST`.
   *
   * @param id Id of the correction.
   */
  read(id: string, options?: CallOptions): Promise<Correction> {
    return this.#sender.send(READ, { path: [id], options });
  }

  /**
   * List the lines of a correction.
   *
   * What each line is about, would do, and did. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/corrections/{id}/lines`
   *
   * Refusals: `CORRECTION_DOES_NOT_EXIST`.
   *
   * @param id Id of the correction.
   */
  listLines(
    id: string,
    params: ListCorrectionLinesParams = {},
    options?: CallOptions,
  ): Promise<CorrectionLinesPage> {
    return this.#sender.send(LIST_LINES, { path: [id], params, options });
  }

  /** Each row of `listLines`, asked for page by page. */
  eachLine(
    id: string,
    params: ListCorrectionLinesParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<CorrectionLine, void, undefined> {
    return this.#sender.walk<CorrectionLine>(LIST_LINES, { path: [id], params, options });
  }

  /**
   * Lines of a correction as CSV.
   *
   * The same lines as CSV with a head, at most 10,000 at a time. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/corrections/{id}/lines.csv`
   *
   * Refusals: `CORRECTION_DOES_NOT_EXIST`.
   *
   * @param id Id of the correction.
   */
  exportLines(
    id: string,
    params: ExportCorrectionLinesParams = {},
    options?: CallOptions,
  ): Promise<Bytes> {
    return this.#sender.send(EXPORT_LINES, { path: [id], params, options });
  }

  /**
   * Apply a correction.
   *
   * Applies what was foreseen, or goes on with what was stopped. Above the limits of the
   * store an approval of the kind correction is opened, and it begins when somebody else
   * agrees. A line that would do something else by then is left out. Not in the platform’s
   * own API.
   *
   * `POST /v2/loyalty/corrections/{id}/apply`
   *
   * Refusals: `CORRECTION_DOES_NOT_EXIST`, `CORRECTION_STATE`.
   *
   * @param id Id of the correction.
   */
  apply(id: string, options?: CallOptions): Promise<CorrectionSummary> {
    return this.#sender.send(APPLY, { path: [id], options });
  }

  /**
   * Stop a correction.
   *
   * Stops applying or undoing between two lines; both can go on. One that nobody applied yet
   * is cancelled. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/corrections/{id}/stop`
   *
   * Refusals: `CORRECTION_DOES_NOT_EXIST`, `CORRECTION_STATE`.
   *
   * @param id Id of the correction.
   */
  stop(id: string, options?: CallOptions): Promise<CorrectionSummary> {
    return this.#sender.send(STOP, { path: [id], options });
  }

  /**
   * Undo a correction.
   *
   * Takes back what was applied, from the last line on: balances, lots, their dates, tiers
   * and budgets are then what they were, but for what else happened to them since. Not in
   * the platform’s own API.
   *
   * `POST /v2/loyalty/corrections/{id}/undo`
   *
   * Refusals: `CORRECTION_DOES_NOT_EXIST`, `CORRECTION_STATE`.
   *
   * @param id Id of the correction.
   */
  undo(id: string, options?: CallOptions): Promise<CorrectionSummary> {
    return this.#sender.send(UNDO, { path: [id], options });
  }
}
