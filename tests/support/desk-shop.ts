import type { ProgramDocument } from '@fealty/core';
import type { AgentLimits, HelpDeskKind } from '../../packages/server/src/store/help-desks.ts';
import { createFresh } from '../../packages/server/src/runtime/fresh.ts';
import {
  createHelpDesk,
  type WantedHelpDesk,
} from '../../packages/server/src/usecases/save-help-desk.ts';
import { INSTALLATION_SECRET, type ApiServer, type Received } from './api-server.ts';
import { SHOP } from './shop-program.ts';

/** The shop, with what agents give by hand. */
export const DESK_SHOP: ProgramDocument = {
  ...SHOP,
  members: { unique: ['phone'] },
  activities: [
    ...SHOP.activities,
    { id: 'birthday', name: 'Birthday <Bonus>', earn: { points: '50' } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' }, agentPointsMax: '200' },
    { id: 'slow', name: 'Slow one', earn: { points: '30' }, approval: { mode: 'by_hand' } },
    { id: 'internal', name: 'Internal', earn: { points: '5' }, agents: false },
  ],
};

/** A help desk that was connected, and how it calls. */
export interface ConnectedDesk {
  readonly id: string;
  readonly kind: HelpDeskKind;
  readonly apiKey: string;
  call(method: 'GET' | 'POST', path: string, sent?: DeskSent): Promise<Received>;
}

interface DeskSent {
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const NO_LIMITS: AgentLimits = { awardMax: null, agentDailyMax: null, dailyMax: null };
const fresh = createFresh();

/** Connects a help desk to the server's merchant, with actions on. */
export async function connectDesk(
  server: ApiServer,
  kind: HelpDeskKind,
  wanted: WantedHelpDesk = {},
): Promise<ConnectedDesk> {
  const id = fresh.id();
  const made = await createHelpDesk(
    { pool: server.pool, secret: INSTALLATION_SECRET },
    {
      ...{ merchantId: server.merchantId, id, actor: 'test', kind },
      wanted: { actions: true, limits: NO_LIMITS, ...wanted },
    },
  );
  if (made === 'too_many') throw new Error('the shop has too many help desks');
  const { apiKey } = made;
  return {
    ...{ id, kind, apiKey },
    call(method, path, { json, headers = {} } = {}) {
      const body = json === undefined ? {} : { body: JSON.stringify(json) };
      const own = { 'api-key': apiKey, 'content-type': 'application/json', ...headers };
      return server.call(method, path, { ...body, headers: own });
    },
  };
}

/** Makes a member; answers his internal id. */
export async function enroll(server: ApiServer, name: string, points = 0): Promise<string> {
  const json = {
    member_id: name,
    first_name: name,
    last_name: 'Lee',
    email_address: `${name}@b.c`,
  };
  const { data, text } = await server.call('POST', '/v2/loyalty/members', { json });
  const id = data['id'];
  if (typeof id !== 'string') throw new Error(`no member was made: ${text}`);
  if (points > 0) {
    const award = { member_id: name, activity_id: 'goodwill', points_passed: points };
    await server.call('POST', '/v2/loyalty/transactions/award', { json: award });
  }
  return id;
}

/** A form as it was shown. */
export interface ShownForm {
  readonly title: string;
  readonly actionUrl: string;
  readonly sections: readonly {
    readonly type: string;
    readonly text?: string;
    readonly attr?: string;
    readonly hint?: string;
    readonly input?: { readonly options?: readonly { text: string; value: string }[] };
  }[];
}

export async function formOf(
  desk: ConnectedDesk,
  kind: 'award' | 'redeem',
  memberId: string,
): Promise<ShownForm> {
  const path = `/integrations/${desk.kind}/${desk.id}/forms/${kind}/${memberId}`;
  const { status, body, text } = await desk.call('GET', path);
  if (status !== 200) throw new Error(`there is no form: ${text}`);
  return body as ShownForm;
}

/** Sends a form, in the name of an agent. */
export function submit(
  desk: ConnectedDesk,
  { actionUrl }: Pick<ShownForm, 'actionUrl'>,
  json: unknown,
  agent = 'kim',
): Promise<Received> {
  const headers = { [desk.kind === 'gladly' ? 'gladly-agent-id' : 'x-agent']: agent };
  return desk.call('POST', actionUrl, { json, headers });
}

/** Opens a form and sends it. */
export async function awardOnce(
  desk: ConnectedDesk,
  memberId: string,
  json: unknown,
  agent: string,
): Promise<Received> {
  return submit(desk, await formOf(desk, 'award', memberId), json, agent);
}
