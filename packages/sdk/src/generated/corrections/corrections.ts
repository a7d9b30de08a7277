// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { Bytes } from '../../sending/values.ts';
import type { Correction, CorrectionSummary, CorrectionLine } from './objects.ts';
import type { CorrectionsPage, CorrectionLinesPage } from './answers.ts';
import type {
  ListCorrectionsParams,
  ListCorrectionLinesParams,
  ExportCorrectionLinesParams,
} from './queries.ts';
import type { CreateCorrectionParams } from './params.ts';
import { CREATE, LIST, READ, LIST_LINES, EXPORT_LINES, APPLY, STOP, UNDO } from './operations.ts';

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
