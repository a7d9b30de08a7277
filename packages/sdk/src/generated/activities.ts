// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';
import type { Activity, ActivitiesPage } from './shared.ts';

/** What `activities.list` takes. */
export interface ListActivitiesParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `activities.read` takes. */
export interface ReadActivityParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

const LIST: PagedOperation = {
  id: 'v2_list_activities',
  method: 'GET',
  path: '/v2/loyalty/activities',
  repeats: 'read',
  paging: { rows: 'activities', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ: Operation = {
  id: 'v2_read_activity',
  method: 'GET',
  path: '/v2/loyalty/activities/{activity_id}',
  repeats: 'read',
};

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
