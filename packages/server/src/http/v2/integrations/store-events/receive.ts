import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Workflow } from '../../../../queries/integrations.ts';
import { withinMerchant } from '../../../../runtime/within-merchant.ts';
import { TooManyReads } from '../../../../queries/gathered-reads.ts';
import { takeStoreEvent, type EventFate } from '../../../../usecases/take-store-event.ts';
import { readJson } from '../../../reading/json-text.ts';
import { BODY_BYTES_MAX, readBody } from '../../../reading/read-body.ts';
import { refuse } from '../../serving/refusal.ts';
import { succeed, type V2Context, type V2Reply } from '../../surface.ts';
import { act } from './act.ts';
import { actionOf } from './actions.ts';
import { entityOf, fieldOf, textOf, type Entity } from './entity.ts';
import { ignored } from './fate.ts';
import { isSigned, readSignedHeaders, type SignedHeaders } from './signature.ts';
import { toldPerson } from './told-customer.ts';
import { orderIdIfTold } from './told-order.ts';

/** Where shops post what happens, behind the surface's prefix; no API key is asked for. */
export const WORKFLOWS = '/workflows';

const PARTNER_ID = /^[0-9a-f]{10}$/;
const TOKEN = /^[0-9a-f]{32}$/;
const EVENT = /^[\x20-\x7e]{1,100}$/;
/** Lookups of addresses at once: whoever guesses gets no further into the database. */
const LOOKUPS_MAX = 64;
const UNREADABLE =
  'orders are only named here, and this server cannot read them from the shop; have the shop send the orders themselves';

/** Where a shop posts its events. */
export function workflowUrl(baseUrl: string, partnerId: string, token: string): string {
  return `${baseUrl}/v2/loyalty${WORKFLOWS}/${partnerId}/${token}`;
}

/**
 * Takes a store event. In order: whose address it is (404), what the headers say and whether the
 * time is near (401), the body (400), the signature (401), whether it came before (401); from then on
 * 200, whatever became of it, but 503 when too much is waiting. The signature alone says who it is.
 */
export function createReceiver(context: V2Context): (request: FastifyRequest) => Promise<V2Reply> {
  let lookups = 0;
  const find = async (partnerId: string, token: string): Promise<Workflow | null> => {
    if (!PARTNER_ID.test(partnerId) || !TOKEN.test(token)) return null;
    if (lookups >= LOOKUPS_MAX) throw new TooManyReads();
    lookups += 1;
    try {
      return await context.findWorkflow(partnerId, token);
    } finally {
      lookups -= 1;
    }
  };
  return async (request) => {
    const { partner = '', token = '' } = request.params as Readonly<Record<string, string>>;
    const headers = readSignedHeaders(request.raw.headers);
    if (typeof headers === 'string') return refuse('ERROR_UNAUTHORIZED', headers);
    const workflow = await find(partner, token);
    if (workflow === null) {
      return refuse('RESOURCE_DOES_NOT_EXIST', 'No shop of this store has this address');
    }
    const stale = refuseStale(context, headers);
    if (stale !== null) return stale;
    const body = await signedBody(context, workflow, headers, request.raw);
    if ('status' in body) return body;
    return withinMerchant(workflow.merchantId, () =>
      take(context, workflow, { ...body, nonce: headers.nonce }),
    );
  };
}

function refuseStale({ nonceWindowMs, now }: V2Context, { at }: SignedHeaders): V2Reply | null {
  if (Math.abs(now() - at) <= nonceWindowMs) return null;
  const seconds = String(nonceWindowMs / 1000);
  const reason = `The header nonce must be within ${seconds} seconds of the time: ${new Date(now()).toISOString()}`;
  return refuse('ERROR_UNAUTHORIZED', reason);
}

interface SignedBody {
  /** As they were sent, and so signed. */
  readonly bytes: Buffer;
  readonly text: string;
}

async function signedBody(
  { secret }: V2Context,
  workflow: Workflow,
  headers: SignedHeaders,
  message: IncomingMessage,
): Promise<SignedBody | V2Reply> {
  const body = await readBody(message);
  if (body.kind === 'too_large') {
    return refuse('INVALID_REQUEST', `The body is larger than ${BODY_BYTES_MAX} bytes`);
  }
  if (body.kind === 'broken') return refuse('INVALID_REQUEST', 'The body cannot be read');
  if (!isSigned(secret, workflow, headers, body.bytes)) {
    return refuse(
      'ERROR_UNAUTHORIZED',
      'The signature does not fit the body, the nonce and any key',
    );
  }
  return body;
}

async function take(
  context: V2Context,
  workflow: Workflow,
  signed: SignedBody & { readonly nonce: string },
): Promise<V2Reply> {
  const read = readJson(signed.text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return refuse('INVALID_JSON', 'The body must be one JSON object');
  }
  const message = entityOf(read);
  const event = eventOf(message);
  if (event === null) {
    const allowed = 'allowed is a name of at most 100 plain characters';
    return refuse(
      'INVALID_REQUEST_PARAMETER_VALUES',
      `activity_id is missing or no name, ${allowed}`,
    );
  }
  const { merchantId, id: integrationId } = workflow;
  const { memberId, email } = toldPerson(message);
  const named = memberId === '' ? email : memberId;
  const told = {
    id: context.newId(),
    integrationId,
    digest: hash(
      'sha256',
      Buffer.concat([signed.bytes, Buffer.from(`:${signed.nonce}`)]),
      'buffer',
    ),
    event,
    named: named === '' ? null : named,
    orderId: orderIdIfTold(entityOf(message['data'])),
  };
  const taken = await takeStoreEvent(context.database, merchantId, told, (id) =>
    carryOutEvent(context, workflow, { id, event, message }),
  );
  if (taken === null) {
    return refuse('ERROR_UNAUTHORIZED', 'This message was taken before; send it with a new nonce');
  }
  return replyOf(taken.id, taken.fate);
}

/** The event's name. Salesforce sends lists of orders by their status, and no name. */
function eventOf(message: Entity): string | null {
  const listed = fieldOf(message, ['orderIDs']) !== undefined;
  const name = listed ? `orders_${textOf(message, 'status')}` : textOf(message, 'activity_id');
  return EVENT.test(name) ? name : null;
}

async function carryOutEvent(
  context: V2Context,
  workflow: Workflow,
  told: { readonly id: string; readonly event: string; readonly message: Entity },
): Promise<EventFate> {
  const { id: eventId, event, message } = told;
  if (workflow.status === 'inactive') return ignored('the integration is inactive');
  if (fieldOf(message, ['orderIDs']) !== undefined) return ignored(UNREADABLE);
  const { merchantId, id: integrationId } = workflow;
  const program = await context.programs.running(merchantId);
  const action = actionOf(event, workflow, program);
  if ('ignored' in action) return ignored(action.ignored);
  return act(context, { merchantId, integrationId, eventId, program, message }, action);
}

function replyOf(id: string, fate: EventFate): V2Reply {
  const { outcome, code, reason, memberId, transactionIds } = fate;
  if (outcome === 'busy') {
    const busy = refuse('TRY_AGAIN', 'Too much is waiting; send the same message again');
    return { ...busy, retryAfterSeconds: 1 };
  }
  return succeed({
    id,
    outcome,
    code,
    reason,
    internal_member_id: memberId,
    transaction_ids: transactionIds,
  });
}
