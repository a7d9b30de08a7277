// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { Program, ProgramVersion, ProgramAsOf, ProgramVersionRow } from './objects.ts';
import type {
  ProgramVersionsPage,
  PlanProgramAnswer,
  ApplyProgramAnswer,
  ProgramDriftAnswer,
  DescribeProgramAnswer,
  TryProgramAnswer,
  TierEffectAnswer,
} from './answers.ts';
import type { ListProgramVersionsParams, ReadProgramAsOfParams } from './queries.ts';
import type {
  PlanProgramParams,
  ApplyProgramParams,
  RollBackProgramParams,
  ProgramDriftParams,
  DescribeProgramParams,
  TryProgramParams,
  TierEffectParams,
} from './params.ts';
import {
  READ,
  LIST_VERSIONS,
  READ_VERSION,
  PLAN,
  APPLY,
  ROLL_BACK,
  DRIFT,
  DESCRIBE,
  TRY,
  TIER_EFFECT,
  READ_AS_OF,
} from './operations.ts';

/** Operations below `/program`. */
export class ProgramResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read the program that runs.
   *
   * The version that decides now, with its document. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/program`
   *
   * Refusals: `PROGRAM_VERSION_DOES_NOT_EXIST`.
   */
  read(options?: CallOptions): Promise<Program> {
    return this.#sender.send(READ, { path: [], options });
  }

  /**
   * List the versions of the program.
   *
   * Newest first: when each was applied, by whom, where it came from, and what it changed of
   * the one before. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/program/versions`
   */
  listVersions(
    params: ListProgramVersionsParams = {},
    options?: CallOptions,
  ): Promise<ProgramVersionsPage> {
    return this.#sender.send(LIST_VERSIONS, { path: [], params, options });
  }

  /** Each row of `listVersions`, asked for page by page. */
  eachVersion(
    params: ListProgramVersionsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<ProgramVersionRow, void, undefined> {
    return this.#sender.walk<ProgramVersionRow>(LIST_VERSIONS, { path: [], params, options });
  }

  /**
   * Read a version of the program.
   *
   * One version with its document, and what it changed of the one before. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/program/versions/{version}`
   *
   * Refusals: `PROGRAM_VERSION_DOES_NOT_EXIST`.
   *
   * @param version Number of the version.
   */
  readVersion(version: string, options?: CallOptions): Promise<ProgramVersion> {
    return this.#sender.send(READ_VERSION, { path: [version], options });
  }

  /**
   * See what a program would change.
   *
   * Compares a document or a draft with the program that runs, and says what would change,
   * what it hardly means, and what keeps it from running. Nothing is written. With
   * `backtest` the program is tried on the history as well, in the background; that is for
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/plan`
   *
   * Refusals: `BACKTEST_RUNNING`, `PROGRAM_REFUSED`, `PROGRAM_MOVED`,
   * `PROGRAM_VERSION_DOES_NOT_EXIST`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  plan(params: PlanProgramParams = {}, options?: CallOptions): Promise<PlanProgramAnswer> {
    return this.#sender.send(PLAN, { path: [], params, options });
  }

  /**
   * Let a program run.
   *
   * Lets a document run, or a draft, which is gone then; whole or not at all. A draft is
   * applied for the version that it was made for. Applying what runs changes nothing. For
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/apply`
   *
   * Refusals: `PROGRAM_REFUSED`, `PROGRAM_MOVED`, `PROGRAM_VERSION_DOES_NOT_EXIST`,
   * `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  apply(params?: ApplyProgramParams, options?: WriteOptions): Promise<ApplyProgramAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  apply(
    params: ApplyProgramParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<ApplyProgramAnswer>>;
  apply(
    params: ApplyProgramParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(APPLY, { path: [], params, options });
  }

  /**
   * Let an older version run again.
   *
   * Lets the document of an older version run, as a new version. For keys of the scope
   * admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/rollback`
   *
   * Refusals: `PROGRAM_REFUSED`, `PROGRAM_MOVED`, `PROGRAM_VERSION_DOES_NOT_EXIST`.
   */
  rollBack(params: RollBackProgramParams, options?: WriteOptions): Promise<ApplyProgramAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  rollBack(
    params: RollBackProgramParams,
    options: SimulateOptions,
  ): Promise<Simulated<ApplyProgramAnswer>>;
  rollBack(
    params: RollBackProgramParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(ROLL_BACK, { path: [], params, options });
  }

  /**
   * See whether the program is as in a document.
   *
   * Says how the program that runs differs from a document that you keep elsewhere: what
   * somebody changed behind its back. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/drift`
   *
   * Refusals: `PROGRAM_REFUSED`.
   */
  drift(params: ProgramDriftParams, options?: CallOptions): Promise<ProgramDriftAnswer> {
    return this.#sender.send(DRIFT, { path: [], params, options });
  }

  /**
   * Read a program in sentences.
   *
   * Says what the activities of a document or a draft earn and what each of their rules
   * says, whether it runs today, and what was drawn from budgets. Activities and rules may
   * be unfinished: what cannot be read yet has no sentence. At most 2,000 rules. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/program/describe`
   *
   * Refusals: `PROGRAM_REFUSED`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  describe(
    params: DescribeProgramParams = {},
    options?: CallOptions,
  ): Promise<DescribeProgramAnswer> {
    return this.#sender.send(DESCRIBE, { path: [], params, options });
  }

  /**
   * Try an award under a program that does not run.
   *
   * Says what an award would come to for a member as he is now, or for somebody who is
   * supposed, if a document or a draft ran, with the reasons. An order without an id is one
   * that nobody placed. Nothing is recorded, and no budget is drawn on. A refusal by the
   * program is a success: `given` is false. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/try`
   *
   * Refusals: `PROGRAM_REFUSED`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`,
   * `INCORRECT_MEMBER_ID_PASSED`.
   */
  try(params: TryProgramParams, options?: CallOptions): Promise<TryProgramAnswer> {
    return this.#sender.send(TRY, { path: [], params, options });
  }

  /**
   * See how a program would place members in tiers.
   *
   * Says how many members are in each tier, and how many would come to be if a document or a
   * draft ran and what counts for them stayed as it is: who rises, who falls, and who keeps
   * a tier that he would not reach. Nothing is written. Members who are deleted or were
   * merged are not counted. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/tier_effect`
   *
   * Refusals: `PROGRAM_REFUSED`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  tierEffect(params: TierEffectParams = {}, options?: CallOptions): Promise<TierEffectAnswer> {
    return this.#sender.send(TIER_EFFECT, { path: [], params, options });
  }

  /**
   * Totals of the program at a moment.
   *
   * What all members had together at a moment, as far as it was known at another. Both count
   * to the end of the second that is named; a date alone is its midnight. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/program/as-of`
   */
  readAsOf(params: ReadProgramAsOfParams = {}, options?: CallOptions): Promise<ProgramAsOf> {
    return this.#sender.send(READ_AS_OF, { path: [], params, options });
  }
}
