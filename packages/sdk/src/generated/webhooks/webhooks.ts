// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { DeleteWebhookAnswer } from '../shared/answers.ts';
import type {
  Webhook,
  WebhookAttempt,
  WebhookAttemptRow,
  WaitingEvent,
  SavedWebhook,
} from './objects.ts';
import type {
  WebhookAttemptsPage,
  WaitingEventsPage,
  ListWebhooksAnswer,
  UpdateWebhookAnswer,
  RotateWebhookSecretAnswer,
  TestWebhookAnswer,
  ReplayEventsAnswer,
} from './answers.ts';
import type {
  ListWebhooksParams,
  ReadWebhookParams,
  ListWebhookAttemptsParams,
  ReadWebhookAttemptParams,
  ListWaitingEventsParams,
} from './queries.ts';
import type {
  CreateWebhookParams,
  UpdateWebhookParams,
  RotateWebhookSecretParams,
  TestWebhookParams,
  ReplayEventsParams,
  DeleteWebhookParams,
} from './params.ts';
import {
  CREATE,
  LIST,
  READ,
  UPDATE,
  ROTATE_SECRET,
  TEST,
  LIST_ATTEMPTS,
  READ_ATTEMPT,
  LIST_WAITING,
  REPLAY,
  DELETE,
} from './operations.ts';

/** Operations below `/webhooks`. */
export class WebhooksResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Add a webhook.
   *
   * Events that happen from now on are posted to a URL, signed. For keys of the scope admin.
   * Not in the platform’s own API.
   *
   * `POST /v2/loyalty/webhooks`
   *
   * Refusals: `TOO_MANY_WEBHOOKS`.
   */
  create(params: CreateWebhookParams, options?: CallOptions): Promise<SavedWebhook> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * List webhooks.
   *
   * All webhooks of the store, at most 50, oldest first, with how they do and without their
   * secrets. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks`
   */
  list(params: ListWebhooksParams = {}, options?: CallOptions): Promise<ListWebhooksAnswer> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /**
   * Read a webhook.
   *
   * One webhook and how it does, without its secret. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  read(id: string, params: ReadWebhookParams = {}, options?: CallOptions): Promise<Webhook> {
    return this.#sender.send(READ, { path: [id], params, options });
  }

  /**
   * Change a webhook.
   *
   * Changes what is sent; what is left out stays. What waits goes to a new URL as well. With
   * other events, counting begins anew. The format stays; the secret has a call of its own.
   * For keys of the scope admin. Not in the platform’s own API.
   *
   * `PUT /v2/loyalty/webhooks/{id}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  update(
    id: string,
    params: UpdateWebhookParams = {},
    options?: CallOptions,
  ): Promise<UpdateWebhookAnswer> {
    return this.#sender.send(UPDATE, { path: [id], params, options });
  }

  /**
   * Give a webhook another secret.
   *
   * The secret before goes on signing beside the new one for some hours, so that the
   * receiver can change over at any moment. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/webhooks/{id}/rotate-secret`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  rotateSecret(
    id: string,
    params: RotateWebhookSecretParams = {},
    options?: CallOptions,
  ): Promise<RotateWebhookSecretAnswer> {
    return this.#sender.send(ROTATE_SECRET, { path: [id], params, options });
  }

  /**
   * Send a sample to a webhook.
   *
   * Posts a made-up event at once, signed like any other, and answers with what came back.
   * Nothing is counted or tried again. For keys of the scope admin. Not in the platform’s
   * own API.
   *
   * `POST /v2/loyalty/webhooks/{id}/test`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  test(id: string, params: TestWebhookParams, options?: CallOptions): Promise<TestWebhookAnswer> {
    return this.#sender.send(TEST, { path: [id], params, options });
  }

  /**
   * List what was sent to a webhook.
   *
   * Requests of the last 30 days, newest first. One answer looks through 20000 requests at
   * most: it may hold few or none and still say `more`. For keys of the scope admin. Not in
   * the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}/attempts`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `INCORRECT_MEMBER_ID_PASSED`.
   *
   * @param id Id of the webhook.
   */
  listAttempts(
    id: string,
    params: ListWebhookAttemptsParams = {},
    options?: CallOptions,
  ): Promise<WebhookAttemptsPage> {
    return this.#sender.send(LIST_ATTEMPTS, { path: [id], params, options });
  }

  /** Each row of `listAttempts`, asked for page by page. */
  eachAttempt(
    id: string,
    params: ListWebhookAttemptsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<WebhookAttemptRow, void, undefined> {
    return this.#sender.walk<WebhookAttemptRow>(LIST_ATTEMPTS, { path: [id], params, options });
  }

  /**
   * Read what was sent to a webhook, and what it answered.
   *
   * One request with everything about it. The body is not kept: it is made of the events
   * again, and compared with what was sent by its SHA-256. For keys of the scope admin. Not
   * in the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}/attempts/{attempt}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `ATTEMPT_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   *
   * @param attempt Id of the request in the log.
   */
  readAttempt(
    id: string,
    attempt: string,
    params: ReadWebhookAttemptParams = {},
    options?: CallOptions,
  ): Promise<WebhookAttempt> {
    return this.#sender.send(READ_ATTEMPT, { path: [id, attempt], params, options });
  }

  /**
   * List what a webhook was not told yet, and why.
   *
   * Events that wait, the longest waiting first, among the first 10000 of them. For keys of
   * the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}/waiting`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `INCORRECT_MEMBER_ID_PASSED`.
   *
   * @param id Id of the webhook.
   */
  listWaiting(
    id: string,
    params: ListWaitingEventsParams = {},
    options?: CallOptions,
  ): Promise<WaitingEventsPage> {
    return this.#sender.send(LIST_WAITING, { path: [id], params, options });
  }

  /** Each row of `listWaiting`, asked for page by page. */
  eachWaiting(
    id: string,
    params: ListWaitingEventsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<WaitingEvent, void, undefined> {
    return this.#sender.walk<WaitingEvent>(LIST_WAITING, { path: [id], params, options });
  }

  /**
   * Tell a webhook events again.
   *
   * Puts events that fit all that is said in line once more, up to 1000 with one call; at
   * least one of event_ids, member_id, events, from_date, to_date and outcome must be said.
   * Events of imports are told only by their ids. What waits already stays as it is. For
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/webhooks/{id}/replay`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `WEBHOOK_INACTIVE`, `INCORRECT_MEMBER_ID_PASSED`.
   *
   * @param id Id of the webhook.
   */
  replay(
    id: string,
    params: ReplayEventsParams = {},
    options?: CallOptions,
  ): Promise<ReplayEventsAnswer> {
    return this.#sender.send(REPLAY, { path: [id], params, options });
  }

  /**
   * Remove a webhook.
   *
   * Removes it and what waits for it, for good. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `DELETE /v2/loyalty/webhooks/{id}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  delete(
    id: string,
    params: DeleteWebhookParams = {},
    options?: CallOptions,
  ): Promise<DeleteWebhookAnswer> {
    return this.#sender.send(DELETE, { path: [id], params, options });
  }
}
