import type pg from 'pg';
import { addEndpoint, dropBacklog, lockEndpoint, type EndpointTerms } from '../store/endpoints.ts';
import type { HelpDesk } from '../store/help-desks.ts';
import {
  eventsTold,
  lackingFor,
  readZendeskSettings,
  type ZendeskSettings,
} from '../zendesk/settings.ts';
import { beginAnew, ensureZendeskState } from '../zendesk/states.ts';

const NAME = 'Zendesk';
import { changeEndpointIn } from './change-endpoint.ts';

/**
 * Lets a help desk of the kind zendesk hear of changes, or no longer, in the transaction in which it is
 * saved. A paused one hears on: whom to send is noted, and sent when it goes on. Other credentials, or
 * another account, begin anew with both. Afterwards `countFromNow` is to be called.
 */
export async function followZendesk(
  client: pg.ClientBase,
  { before, after }: { readonly before: HelpDesk | null; readonly after: HelpDesk },
): Promise<void> {
  const { merchantId, id } = after;
  const key = { merchantId, deskId: id };
  const settings = readZendeskSettings(after.settings);
  await ensureZendeskState(client, key);
  const isOther =
    before !== null &&
    (before.secret !== after.secret ||
      accountOf(readZendeskSettings(before.settings)) !== accountOf(settings));
  if (isOther) await beginAnew(client, key);
  const hears =
    after.status !== 'deleted' && lackingFor(settings, after.secret !== null).length === 0;
  await saveEndpoint(client, after, { types: eventsTold(settings), hears });
}

/** What of settings says where and as whom we come. */
function accountOf({ subdomain, auth, clientId, scope, email }: ZendeskSettings): string {
  return JSON.stringify([subdomain, auth, clientId, scope, email]);
}

async function saveEndpoint(
  client: pg.ClientBase,
  { merchantId, id, status }: HelpDesk,
  { types, hears }: { readonly types: readonly string[]; readonly hears: boolean },
): Promise<void> {
  const before = await lockEndpoint(client, merchantId, id);
  if (before === null) {
    if (!hears) return;
    // Order does not matter to it, so that changes of many members are noted together.
    const made: EndpointTerms = {
      ...{ name: NAME, url: '', types, batchSize: 100, inOrder: false, earlyRetries: null },
      ...{ goesOn: true, rate: null, status: 'active', pausedFor: null, secret: null },
      ...{ oldSecret: null, oldUntil: null },
    };
    await addEndpoint(client, merchantId, { ...made, id, kind: 'zendesk' });
    return;
  }
  const isOff = status === 'deleted' ? 'deleted' : 'inactive';
  const after: EndpointTerms = {
    ...{ ...before, types, pausedFor: null },
    status: hears ? 'active' : isOff,
  };
  await changeEndpointIn(client, { merchantId, id, before, after });
  if (after.status === 'deleted') await dropBacklog(client, merchantId, id);
}
