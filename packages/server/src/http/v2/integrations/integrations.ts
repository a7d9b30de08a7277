import type {
  createIntegration as createEndpoint,
  listIntegrations as listEndpoint,
  listStoreEvents as eventsEndpoint,
  updateIntegration as updateEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import {
  listIntegrations,
  readIntegration,
  type Integration,
} from '../../../queries/integrations.ts';
import { listStoreEvents, type StoreEvent } from '../../../queries/store-events.ts';
import {
  createIntegration,
  INTEGRATIONS_MAX,
  SECRET_LENGTH_MIN,
  updateIntegration,
  type IntegrationRequest,
  type IntegrationSaved,
  type WantedIntegration,
} from '../../../usecases/save-integration.ts';
import { slashTime } from '../../dates.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';
import { refuseFor } from '../serving/caller.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { ACTIONS_ALLOWED, readAction } from './store-events/actions.ts';
import { workflowUrl } from './store-events/receive.ts';
import {
  succeed,
  type V2Caller,
  type V2Context,
  type V2Handler,
  type V2Reply,
} from '../surface.ts';
import type { InstallationSecret } from '../../../runtime/secret.ts';

const ID = /^[0-9a-f]{24}$/;
/** As the program keeps names of events. */
const EVENT = /^[\x20-\x7e]{1,100}$/;

type Sent = Partial<V2Values<typeof createEndpoint>>;

/** Joins a shop: answers where it posts its events. */
export const handleCreateIntegration: V2Handler<V2Values<typeof createEndpoint>> = (
  context,
  { caller, actor, values },
) => save(context, caller, { id: context.newId(), actor, values }, createIntegration);

export const handleUpdateIntegration: V2Handler<V2Values<typeof updateEndpoint>> = async (
  context,
  { caller, actor, values, path },
) => {
  const id = path['id'] ?? '';
  if (!ID.test(id)) return unknown();
  return save(context, caller, { id, actor, values }, updateIntegration);
};

export const handleReadIntegration: V2Handler<unknown> = async (context, { caller, path }) => {
  const found = await findIntegration(context, caller, path['id'] ?? '');
  return found === null ? unknown() : succeed(integrationData(context, caller, found));
};

export const handleListIntegrations: V2Handler<V2Values<typeof listEndpoint>> = async (
  context,
  { caller, values },
) => {
  const { start_index: offset = 0, count: limit = 100 } = values;
  const page = await listIntegrations(context.database, caller.merchantId, { offset, limit });
  return succeed({
    integrations: page.integrations.map((each) => integrationData(context, caller, each)),
    ...pageWords(page.total, offset + page.integrations.length),
  });
};

/** What a shop told, and what became of it. */
export const handleListStoreEvents: V2Handler<V2Values<typeof eventsEndpoint>> = async (
  context,
  { caller, values, path },
) => {
  const found = await findIntegration(context, caller, path['id'] ?? '');
  if (found === null) return unknown();
  const { start_index: offset = 0, count: limit = 100, outcome = null, order_id = null } = values;
  const page = await listStoreEvents(context.database, {
    merchantId: caller.merchantId,
    integrationId: found.id,
    outcomes: outcome,
    orderId: order_id,
    offset,
    limit,
  });
  return succeed({
    events: page.events.map(storeEventData),
    ...pageWords(page.total, offset + page.events.length),
  });
};

type Save = (
  tools: { readonly pool: V2Context['database']; readonly secret: InstallationSecret },
  request: IntegrationRequest,
) => Promise<IntegrationSaved>;

async function save(
  context: V2Context,
  caller: V2Caller,
  sent: { readonly id: string; readonly actor: string; readonly values: Sent },
  saveIt: Save,
): Promise<V2Reply> {
  if (caller.scope === 'support') {
    return refuseFor(caller, 'joins no shops');
  }
  const wanted = wantedOf(sent.values);
  if ('name' in wanted) return refuseParameters({ kind: 'malformed', faults: [wanted] });
  const { merchantId } = caller;
  const { id, actor } = sent;
  const { database: pool, secret } = context;
  const saved = await saveIt({ pool, secret }, { merchantId, id, actor, wanted });
  if (saved !== 'saved') return refusalOf(saved);
  const integration = await readIntegration(pool, merchantId, id);
  if (integration === null) throw new Error(`integration ${id} was saved and is not there`);
  return succeed(integrationData(context, caller, integration));
}

function wantedOf({ integration_type, status, config }: Sent): WantedIntegration | NamedFault {
  const { secret_key, events, mapping } = config ?? {};
  const odd = events?.find((name) => !EVENT.test(name));
  if (odd !== undefined) {
    return { name: 'config.events', seen: odd, allowed: 'names of at most 100 plain characters' };
  }
  for (const [event, action] of Object.entries(mapping ?? {})) {
    const isKnown = typeof action === 'string' && readAction(action) !== null;
    if (!isKnown || !EVENT.test(event)) {
      const allowed = ACTIONS_ALLOWED;
      return { name: `config.mapping.${event.slice(0, 100)}`, seen: String(action), allowed };
    }
  }
  return {
    ...(integration_type === undefined ? {} : { type: integration_type }),
    ...(status === undefined ? {} : { status: status === 'inactive' ? status : 'active' }),
    ...(secret_key === undefined ? {} : { secretKey: secret_key }),
    ...(events === undefined ? {} : { events }),
    // Every value was read as an action, so it is a text.
    ...(mapping === undefined ? {} : { mapping: mapping as Readonly<Record<string, string>> }),
  };
}

function refusalOf(saved: Exclude<IntegrationSaved, 'saved'>): V2Reply {
  switch (saved) {
    case 'unknown':
      return unknown();
    case 'too_many':
      return refuse(
        'TOO_MANY_INTEGRATIONS',
        `A store has at most ${INTEGRATIONS_MAX} integrations`,
      );
    case 'weak_secret':
      return refuse(
        'INVALID_REQUEST_PARAMETER_VALUES',
        `config.secret_key is too short, allowed is an API key of the store or a secret of ${SECRET_LENGTH_MIN} characters or more`,
      );
    case 'dead_key':
      return refuse(
        'INVALID_REQUEST_PARAMETER_VALUES',
        'config.secret_key is an API key that was revoked or may not sign, allowed is a live one of the scope admin or write',
      );
  }
}

function unknown(): V2Reply {
  return refuse('INTEGRATION_DOES_NOT_EXIST', 'This store has no such integration');
}

function findIntegration(
  { database }: V2Context,
  { merchantId }: V2Caller,
  id: string,
): Promise<Integration | null> {
  return ID.test(id) ? readIntegration(database, merchantId, id) : Promise.resolve(null);
}

/** Without what it signs with: that is never shown again. */
function integrationData(
  { baseUrl }: V2Context,
  { partnerId }: V2Caller,
  integration: Integration,
): object {
  const { id, token, type, status, hasSecret, events, mapping } = integration;
  return {
    id,
    integration_type: type,
    status,
    config: {
      events,
      mapping,
      signed_with: hasSecret ? 'secret_key' : 'api_key',
      zif_config: { workflow_url: workflowUrl(baseUrl, partnerId, token) },
    },
    created_date: slashTime(integration.createdAt),
    last_modified_date: slashTime(integration.updatedAt),
  };
}

function storeEventData(event: StoreEvent): object {
  return {
    id: event.id,
    received_date: slashTime(event.receivedAt),
    activity_id: event.event,
    member_id: event.named,
    internal_member_id: event.memberId,
    order_id: event.orderId,
    outcome: event.outcome,
    code: event.code,
    reason: event.reason,
    transaction_ids: event.transactionIds,
  };
}

function pageWords(total: number, next: number): object {
  return { total, more: next < total, next_start_index: next };
}
