import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { seal } from '../runtime/seal.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addHelpDesk,
  changeHelpDesk,
  countHelpDesks,
  deskKeyIdentifier,
  HELP_DESK_PURPOSE,
  lockHelpDesk,
  type AgentLimits,
  type HelpDesk,
  type HelpDeskKind,
} from '../store/help-desks.ts';
import { revokeKeyRow } from '../store/keys.ts';
import { countFromNow } from '../delivery/count-from-now.ts';
import { createKeyIn } from './create-key.ts';
import { followZendesk } from './save-zendesk.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/**
 * What a merchant says of a help desk, judged before; what is left out stays, or is as it is for everybody.
 * Of settings and limits the same holds one by one.
 */
export interface WantedHelpDesk {
  readonly name?: string;
  readonly status?: 'active' | 'paused';
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of the other side, to be sealed; null to forget it. */
  readonly secret?: string | null;
  readonly actions?: boolean;
  readonly limits?: Partial<AgentLimits>;
}

export interface HelpDeskTools {
  readonly pool: pg.Pool;
  /** The installation's secret. */
  readonly secret: InstallationSecret;
}

/** Whose, which, and who asks. */
export interface HelpDeskRequest {
  readonly merchantId: number;
  readonly id: string;
  readonly actor: string;
}

/** Help desks of a merchant: a few brands, each with its own. */
export const HELP_DESKS_MAX = 20;

const NEW = {
  name: '',
  status: 'active',
  settings: {},
  secret: null,
  actions: false,
  limits: { awardMax: null, agentDailyMax: null, dailyMax: null },
} as const;

/** Connects a help desk. The API key that it calls with is made here and told this once. */
export async function createHelpDesk(
  tools: HelpDeskTools,
  request: HelpDeskRequest & { readonly kind: HelpDeskKind; readonly wanted: WantedHelpDesk },
): Promise<{ readonly apiKey: string } | 'too_many'> {
  const { merchantId, id, actor, kind, wanted } = request;
  const keyIdentifier = deskKeyIdentifier(id);
  const made = await inTransaction(tools.pool, async (client) => {
    if ((await countHelpDesks(client, merchantId)) >= HELP_DESKS_MAX) return 'too_many';
    const key = { merchantId, identifier: keyIdentifier, scope: 'support', actor } as const;
    const apiKey = await createKeyIn(client, tools.secret, key);
    const desk = withWanted({ ...NEW, merchantId, id, kind, keyIdentifier }, wanted, tools.secret);
    await addHelpDesk(client, desk);
    if (kind === 'zendesk') await followZendesk(client, { before: null, after: desk });
    await tell(client, request, null, desk);
    return { apiKey };
  });
  // What it hears of is counted from here on.
  if (made !== 'too_many' && kind === 'zendesk') await countFromNow(tools.pool);
  return made;
}

/** Changes a help desk; its address and its key stay. Without a change nothing is written. */
export async function updateHelpDesk(
  { pool, secret }: HelpDeskTools,
  request: HelpDeskRequest & { readonly wanted: WantedHelpDesk },
): Promise<'saved' | 'unknown'> {
  const { merchantId, id, wanted } = request;
  const saved = await inTransaction(pool, async (client) => {
    const before = await lockHelpDesk(client, merchantId, id);
    if (before === null) return 'unknown';
    const after = withWanted(before, wanted, secret);
    if (isDeepStrictEqual(after, before)) return 'saved';
    await changeHelpDesk(client, after);
    if (after.kind === 'zendesk') await followZendesk(client, { before, after });
    await tell(client, request, before, after);
    return 'saved';
  });
  await countFromNow(pool);
  return saved;
}

/** Disconnects a help desk: its key ends, its secret is forgotten. What agents did stays on record. */
export function deleteHelpDesk(
  { pool }: HelpDeskTools,
  request: HelpDeskRequest,
): Promise<'deleted' | 'unknown'> {
  const { merchantId, id, actor } = request;
  return inTransaction(pool, async (client) => {
    const before = await lockHelpDesk(client, merchantId, id);
    if (before === null) return 'unknown';
    const after: HelpDesk = { ...before, status: 'deleted', secret: null };
    await changeHelpDesk(client, after);
    if (after.kind === 'zendesk') await followZendesk(client, { before, after });
    const identifier = before.keyIdentifier;
    if ((await revokeKeyRow(client, merchantId, { identifier, inMs: 0 })) !== null) {
      await appendAudit(client, { merchantId, actor, action: 'key.revoked', subject: identifier });
    }
    await tell(client, request, before, after);
    return 'deleted';
  });
}

function withWanted(
  before: HelpDesk,
  wanted: WantedHelpDesk,
  secret: InstallationSecret,
): HelpDesk {
  const { merchantId } = before;
  const { secret: given, settings, limits, ...plain } = wanted;
  const purpose = { merchantId, purpose: HELP_DESK_PURPOSE };
  const sealed = given == null ? null : seal(secret, purpose, given);
  return {
    ...before,
    ...plain,
    settings: { ...before.settings, ...settings },
    limits: { ...before.limits, ...limits },
    secret: given === undefined ? before.secret : sealed,
  };
}

async function tell(
  client: pg.ClientBase,
  { merchantId, id, actor }: HelpDeskRequest,
  before: HelpDesk | null,
  after: HelpDesk,
): Promise<void> {
  const action = before === null ? 'created' : after.status === 'deleted' ? 'deleted' : 'changed';
  await appendAudit(client, {
    merchantId,
    actor,
    action: `help_desk.${action}`,
    subject: id,
    ...(before === null ? {} : { before: shown(before) }),
    after: { ...shown(after), newSecret: after.secret !== null && before?.secret !== after.secret },
  });
}

/** What the audit says of it: no secret. */
function shown({ kind, name, status, settings, actions, limits }: HelpDesk): object {
  return { kind, name, status, settings, actions, limits };
}
