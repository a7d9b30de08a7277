// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { Activity } from '../shared/objects.ts';
import type { ActivitiesPage } from '../shared/answers.ts';
import type { ListActivitiesParams, ReadActivityParams } from './queries.ts';
import { LIST, READ } from './operations.ts';

/** Operations below `/activities`. */
export class ActivitiesResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List all activities.
   *
   * Every activity of the program, in its order.
   *
   * `GET /v2/loyalty/activities`
   */
  list(params: ListActivitiesParams = {}, options?: CallOptions): Promise<ActivitiesPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListActivitiesParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Activity, void, undefined> {
    return this.#sender.walk<Activity>(LIST, { path: [], params, options });
  }

  /**
   * Read an activity.
   *
   * One activity, by its activity id or by its id.
   *
   * `GET /v2/loyalty/activities/{activity_id}`
   *
   * Refusals: `INCORRECT_ACTIVITY_ID_PASSED`.
   *
   * @param activityId Id of the activity.
   */
  read(
    activityId: string,
    params: ReadActivityParams = {},
    options?: CallOptions,
  ): Promise<Activity> {
    return this.#sender.send(READ, { path: [activityId], params, options });
  }
}
