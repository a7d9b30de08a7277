import type {
  createWebhook as createEndpointOf,
  rotateWebhookSecret as rotateEndpointOf,
  updateWebhook as updateEndpointOf,
  V2Values,
} from '@fealty/contract/v2';
import { listWebhooks, readWebhook } from '../../../queries/webhooks.ts';
import {
  createEndpoint,
  deleteEndpoint,
  ENDPOINTS_MAX,
  rotateSecret,
  updateEndpoint,
  type WantedEndpoint,
} from '../../../usecases/save-endpoint.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Context, type V2Handler, type V2Reply } from '../surface.ts';
import { forWebhook, unknownWebhook } from './find-webhook.ts';
import { formatOf, timeOrNull, webhookData } from './webhook-answer.ts';
import { isFaults, secretFaults, wantedWebhook } from './wanted-webhook.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Adds a webhook; a secret that was made is told this once. */
export const handleCreateWebhook: V2Handler<V2Values<typeof createEndpointOf>> = async (
  context,
  { caller, actor, values },
) => {
  const judged = await judge(context, wantedWebhook(values, values.format));
  if ('refusal' in judged) return judged.refusal;
  const { database: pool, secret } = context;
  const id = context.newId();
  const kind = values.format === 'v1' ? 'webhook_v1' : 'webhook_v2';
  const { merchantId } = caller;
  const request = { merchantId, id, actor, kind, wanted: judged.wanted } as const;
  const made = await createEndpoint({ pool, secret }, request);
  if (made === 'too_many') {
    return refuse('TOO_MANY_WEBHOOKS', `A store has at most ${ENDPOINTS_MAX} webhooks`);
  }
  return answerOf(
    context,
    { merchantId, id },
    {
      warnings: judged.warnings,
      secret_key: judged.wanted.secret === undefined ? made.secret : null,
    },
  );
};

/** All of the store; there are never more than fit. */
export const handleListWebhooks: V2Handler<unknown> = async (context, { caller }) => {
  const webhooks = await listWebhooks(context.database, caller.merchantId);
  return succeed({ webhooks: webhooks.map(webhookData), total: webhooks.length });
};

export const handleReadWebhook: V2Handler<unknown> = forWebhook((_context, _request, webhook) =>
  Promise.resolve(succeed(webhookData(webhook))),
);

export const handleUpdateWebhook: V2Handler<V2Values<typeof updateEndpointOf>> = forWebhook(
  async (context, { caller, actor, values }, webhook) => {
    const format = formatOf(webhook);
    if (values.secret_key !== undefined) {
      const allowed = 'nothing here: …/rotate-secret gives a webhook another secret';
      return malformed([{ name: 'secret_key', seen: 'something', allowed }]);
    }
    if (values.format !== undefined && values.format !== format) {
      return malformed([{ name: 'format', seen: values.format, allowed: `${format}, as it is` }]);
    }
    const { format: _same, ...sent } = values;
    const judged = await judge(context, wantedWebhook(sent, format));
    if ('refusal' in judged) return judged.refusal;
    const { database: pool, secret } = context;
    const { merchantId } = caller;
    const { id } = webhook;
    const request = { merchantId, id, actor, wanted: judged.wanted };
    const saved = await updateEndpoint({ pool, secret }, request);
    if (saved === 'unknown') return unknownWebhook();
    return answerOf(context, { merchantId, id }, { warnings: judged.warnings });
  },
);

export const handleDeleteWebhook: V2Handler<unknown> = forWebhook(
  async ({ database: pool, secret }, { caller, actor }, { id }) => {
    const { merchantId } = caller;
    const deleted = await deleteEndpoint({ pool, secret }, { merchantId, id, actor });
    return deleted === 'unknown' ? unknownWebhook() : succeed({ id, deleted: true });
  },
);

/** Gives it another secret, told this once if it was made here. */
export const handleRotateSecret: V2Handler<V2Values<typeof rotateEndpointOf>> = forWebhook(
  async (context, { caller, actor, values }, { id }) => {
    const { overlap_hours: hours, secret_key: given } = values;
    const faults = given === undefined ? [] : secretFaults(given);
    if (faults.length > 0) return malformed(faults);
    const { database: pool, secret } = context;
    const rotated = await rotateSecret(
      { pool, secret },
      {
        ...{ merchantId: caller.merchantId, id, actor },
        ...{ overlapMs: hours * HOUR_MS, now: context.now() },
        ...(given === undefined ? {} : { secret: given }),
      },
    );
    if (rotated === 'unknown') return unknownWebhook();
    return succeed({
      id,
      secret_key: given === undefined ? rotated.secret : null,
      secret_overlap_ends: timeOrNull(rotated.oldUntil?.getTime() ?? null),
    });
  },
);

type Judged =
  | { readonly wanted: WantedEndpoint; readonly warnings: readonly string[] }
  | { readonly refusal: V2Reply };

/** Looks at the URL as well, if there is one: where it leads, and by which addresses. */
async function judge(
  { outbound }: V2Context,
  wanted: WantedEndpoint | readonly NamedFault[],
): Promise<Judged> {
  if (isFaults(wanted)) return { refusal: malformed(wanted) };
  if (wanted.url === undefined) return { wanted, warnings: [] };
  const checked = await outbound.check(wanted.url);
  if (!checked.ok) {
    const reason = `url: ${checked.refusal.message}`;
    return { refusal: refuse('INVALID_REQUEST_PARAMETER_VALUES', reason) };
  }
  const { href: url, warnings } = checked.destination;
  return { wanted: { ...wanted, url }, warnings };
}

function malformed(faults: readonly NamedFault[]): V2Reply {
  return refuseParameters({ kind: 'malformed', faults });
}

async function answerOf(
  { database }: V2Context,
  { merchantId, id }: { readonly merchantId: number; readonly id: string },
  extra: object,
): Promise<V2Reply> {
  const webhook = await readWebhook(database, merchantId, id);
  return webhook === null ? unknownWebhook() : succeed({ ...webhookData(webhook), ...extra });
}
