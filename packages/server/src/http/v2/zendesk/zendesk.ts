import type {
  listZendeskMembers,
  runZendeskBackfill,
  syncZendeskMember,
  V2Values,
} from '@fealty/contract/v2';
import { readOwnDesk, type HelpDesk } from '../../../help-desks/find-desk.ts';
import { runBackfill, sendMemberNow } from '../../../usecases/run-zendesk.ts';
import { checkConnection, createMissingFields } from '../../../zendesk/check-connection.ts';
import {
  listMembersByState,
  readMemberStanding,
  readZendeskHealth,
} from '../../../zendesk/health.ts';
import { lackingFor, readZendeskSettings } from '../../../zendesk/settings.ts';
import { readConnection, type Connection } from '../../../zendesk/states.ts';
import { findNamedMember } from '../members/find-member.ts';
import { refuse } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';
import { checkData, healthData, standingData } from './zendesk-answer.ts';

/** How the sync does. */
export const handleReadZendesk: V2Handler<unknown> = forZendesk(
  async ({ database, zendesk }, _request, { desk, connection }) => {
    const now = zendesk.now();
    const health = await readZendeskHealth(database, connection, now);
    return succeed(healthData(connection, health, { isPaused: desk.status === 'paused', now }));
  },
);

/** Asks Zendesk whether all is in place. */
export const handleCheckZendesk: V2Handler<unknown> = forConnected(
  async ({ zendesk }, _request, { connection }) =>
    succeed(checkData(await checkConnection(zendesk, connection))),
);

/** Makes fields that are missing. */
export const handleCreateZendeskFields: V2Handler<unknown> = forConnected(
  async ({ zendesk }, _request, { connection }) =>
    succeed(checkData(await createMissingFields(zendesk, connection))),
);

/** Puts one member at the head of the queue. */
export const handleSyncZendeskMember: V2Handler<V2Values<typeof syncZendeskMember>> = forConnected(
  async (context, request, { connection }) => {
    const { database, zendesk } = context;
    const { actor, values } = request;
    const found = await findNamedMember(context, request, values.member_id);
    if ('refusal' in found) return found.refusal;
    const { memberId } = found;
    const { merchantId, deskId } = connection;
    const now = zendesk.now();
    await sendMemberNow(database, { merchantId, deskId, actor, memberId, now });
    const standing = await readMemberStanding(database, connection, memberId);
    if (standing === null) throw new Error('a member who was put into the queue is not in it');
    return succeed(standingData(standing));
  },
);

/** Starts or stops sending all members. */
export const handleRunBackfill: V2Handler<V2Values<typeof runZendeskBackfill>> = forConnected(
  async ({ database, zendesk }, { actor, values }, { connection }) => {
    const { merchantId, deskId } = connection;
    const { command } = values;
    const now = zendesk.now();
    const isChanged = await runBackfill(database, { merchantId, deskId, actor, command, now });
    return succeed({ is_changed: isChanged });
  },
);

/** Members by what came of the last try. */
export const handleListZendeskMembers: V2Handler<V2Values<typeof listZendeskMembers>> = forZendesk(
  async ({ database }, { values }, { connection }) => {
    const { state, start_index: offset, count: limit } = values;
    const listed = await listMembersByState(database, connection, { state, offset, limit });
    const next = offset + listed.members.length;
    return succeed({
      members: listed.members.map(standingData),
      total: listed.total,
      more: next < listed.total,
      next_start_index: next,
    });
  },
);

interface Meant {
  readonly desk: HelpDesk;
  readonly connection: Connection;
}

type Handle<T> = (context: V2Context, request: V2Request<T>, meant: Meant) => Promise<V2Reply>;

/** A handler of what belongs to the help desk that the path names, which must be Zendesk. */
function forZendesk<T>(handle: Handle<T>): V2Handler<T> {
  return async (context, request) => {
    const { merchantId } = request.caller;
    const id = request.path['id'] ?? '';
    const desk = await readOwnDesk(context.database, merchantId, id);
    if (desk === null) {
      return refuse('HELP_DESK_DOES_NOT_EXIST', 'This store has no such help desk');
    }
    const connection = await readConnection(context.database, { merchantId, deskId: id });
    if (connection !== null) return handle(context, request, { desk, connection });
    return refuse('ZENDESK_NOT_CONNECTED', `The help desk is ${desk.kind}, not zendesk`);
  };
}

/** The same where Zendesk is called: nothing of the settings may be lacking. */
function forConnected<T>(handle: Handle<T>): V2Handler<T> {
  return forZendesk(async (context, request, meant) => {
    const { settings, secret } = meant.connection;
    const lacking = lackingFor(readZendeskSettings(settings), secret !== null);
    if (lacking.length === 0) return handle(context, request, meant);
    return refuse('ZENDESK_NOT_CONNECTED', `The help desk lacks ${lacking.join(', ')}`);
  });
}
