import { readOwnDesk } from '../help-desks/find-desk.ts';
import { checkSecret, checkSettings } from '../help-desks/settings.ts';
import { checkData, healthData } from '../http/v2/zendesk/zendesk-answer.ts';
import { openOutbound } from '../open-delivery.ts';
import { openZendesk } from '../open-zendesk.ts';
import { People } from '../queries/people.ts';
import { createFresh } from '../runtime/fresh.ts';
import { Programs } from '../store/programs.ts';
import { runBackfill, sendMemberNow } from '../usecases/run-zendesk.ts';
import { createHelpDesk, HELP_DESKS_MAX } from '../usecases/save-help-desk.ts';
import { checkConnection, createMissingFields } from '../zendesk/check-connection.ts';
import { readZendeskHealth } from '../zendesk/health.ts';
import { zendeskOrigin, type OriginOf } from '../zendesk/client.ts';
import type { SendDeps } from '../zendesk/send-due.ts';
import { API_TOKENS_END, lackingFor, readZendeskSettings } from '../zendesk/settings.ts';
import { readConnection, type Connection } from '../zendesk/states.ts';
import { keysNamed } from '../http/v2/members/find-member.ts';
import { tryCanary, type CanaryResult } from '../zendesk/try-canary.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { problemOf } from './event-arguments.ts';
import { ACTOR, OF_MERCHANT, parse, withShop, type Shop } from './find-webhook.ts';

const merchant = { type: 'string' } as const;
const OF_DESK = `HELP-DESK ${OF_MERCHANT}`;

const connect: CliCommand = {
  name: 'zendesk connect',
  summary: 'connect Zendesk: members are sent when their points or tier change',
  usage: `SUBDOMAIN --secret SECRET [--client-id ID | --api-token-of E-MAIL | --base64] [--name NAME] ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, {
      merchant,
      ...{ secret: { type: 'string' }, 'client-id': { type: 'string' } },
      ...{ 'api-token-of': { type: 'string' }, base64: { type: 'boolean' } },
      name: { type: 'string', default: 'Zendesk' },
    });
    const { secret, 'client-id': clientId, 'api-token-of': email, base64, name } = values;
    const [subdomain = ''] = positionals;
    if (secret === undefined) throw new UsageProblem('--secret is missing');
    const settings: Record<string, string> = {
      subdomain,
      ...(clientId === undefined ? {} : { auth: 'oauth_client', client_id: clientId }),
      ...(email === undefined ? {} : { auth: 'api_token', email }),
      ...(base64 === true ? { auth: 'basic' } : {}),
    };
    const checked = checkSettings('zendesk', settings);
    const faults = [...(checked.ok ? [] : checked.faults), ...checkSecret('zendesk', secret)];
    if (faults.length > 0) {
      throw problemOf(
        faults.map(({ name: field, seen, allowed }) => ({
          name: field === 'secret_key' ? '--secret' : field,
          ...{ seen: String(seen), allowed },
        })),
      );
    }
    const lacking = lackingFor(readZendeskSettings(settings), true);
    if (lacking.length > 0) throw new UsageProblem(`${lacking.join(', ')} is missing`);
    return withShop(io, values.merchant, async ({ installation, merchantId }) => {
      const id = createFresh().id();
      const made = await createHelpDesk(
        { pool: installation.database.pool, secret: installation.secret },
        {
          ...{ merchantId, id, actor: ACTOR, kind: 'zendesk' },
          wanted: { name, settings, secret },
        },
      );
      if (made === 'too_many') {
        throw new UsageProblem(`a merchant has at most ${String(HELP_DESKS_MAX)} help desks`);
      }
      io.out(`help desk  ${id}`);
      io.out(`api-key    ${made.apiKey}`);
      io.err('The key is for Zendesk’s app, and shown this once.');
      if (clientId === undefined) io.err(`API tokens end on ${API_TOKENS_END}: move to OAuth.`);
      io.err(`Next: fealty zendesk check ${id}`);
      return 0;
    });
  },
};

const check = (withZendesk: WithZendesk): CliCommand => ({
  name: 'zendesk check',
  summary: 'ask Zendesk who we are and how its fields stand; changes nothing there',
  usage: `${OF_DESK} [--canary ZENDESK-USER-ID]`,
  run: (args, io) =>
    withZendesk(args, io, async ({ deps, connection, canary }) => {
      const checked = await checkConnection(deps, connection);
      io.out(JSON.stringify(checkData(checked), null, 2));
      if (canary === undefined || !checked.isConnected) return checked.isConnected ? 0 : 1;
      if (!/^\d{1,19}$/.test(canary)) throw new UsageProblem('--canary is the number of a user');
      const tried = await tryCanary(deps, connection, canary);
      io.out(JSON.stringify(canaryData(tried), null, 2));
      return tried.isStored ? 0 : 1;
    }),
});

function canaryData({ isStored, problem, notStored, isCleared }: CanaryResult): object {
  return { is_stored: isStored, problem, not_stored: notStored, is_cleared: isCleared };
}

const fields = (withZendesk: WithZendesk): CliCommand => ({
  name: 'zendesk fields',
  summary: 'make the fields that are missing at Zendesk',
  usage: OF_DESK,
  run: (args, io) =>
    withZendesk(args, io, async ({ deps, connection }) => {
      const made = await createMissingFields(deps, connection);
      io.out(JSON.stringify(checkData(made), null, 2));
      const isDone = ({ status }: (typeof made.fields)[number]): boolean =>
        status === 'present' || status === 'created';
      return made.isConnected && made.fields.every(isDone) ? 0 : 1;
    }),
});

const sync = (withZendesk: WithZendesk): CliCommand => ({
  name: 'zendesk sync',
  summary: 'put one member at the head of the queue',
  usage: `HELP-DESK MEMBER ${OF_MERCHANT}`,
  run: (args, io) =>
    withZendesk(args, io, async ({ shop, deps, connection, others: [named] }) => {
      if (named === undefined) throw new UsageProblem('MEMBER is missing: a member id or address');
      const { merchantId, deskId } = connection;
      const { pool } = shop.installation.database;
      const program = await new Programs(pool).running(merchantId);
      const found = await new People(pool).find(merchantId, keysNamed(program, named));
      if (found === null) throw new UsageProblem(`there is no member ${named}`);
      const { memberId } = found;
      const now = deps.now();
      await sendMemberNow(pool, { merchantId, deskId, actor: ACTOR, memberId, now });
      io.out(`${memberId} is next`);
      return 0;
    }),
});

const backfill = (withZendesk: WithZendesk): CliCommand => ({
  name: 'zendesk backfill',
  summary: 'send all members, behind those that change; it goes on by itself',
  usage: `${OF_DESK} [--stop]`,
  run: (args, io) =>
    withZendesk(args, io, async ({ shop, deps, connection, stop }) => {
      const { merchantId, deskId } = connection;
      const { pool } = shop.installation.database;
      const command = stop ? 'stop' : 'start';
      const now = deps.now();
      const isChanged = await runBackfill(pool, { merchantId, deskId, actor: ACTOR, command, now });
      const nothing = stop ? 'none is under way' : 'one is under way';
      io.out(isChanged ? (stop ? 'stopped' : 'started') : nothing);
      return 0;
    }),
});

const health = (withZendesk: WithZendesk): CliCommand => ({
  name: 'zendesk health',
  summary: 'show how the sync does: queue, limits, last errors, backfill',
  usage: OF_DESK,
  run: (args, io) =>
    withZendesk(args, io, async ({ shop, deps, connection, isPaused }) => {
      const { pool } = shop.installation.database;
      const now = deps.now();
      const found = await readZendeskHealth(pool, connection, now);
      io.out(JSON.stringify(healthData(connection, found, { isPaused, now }), null, 2));
      return connection.state === 'ok' ? 0 : 1;
    }),
});

/** The commands; `originOf` says where an account is called. */
export function zendeskCommands(originOf: OriginOf = zendeskOrigin): readonly CliCommand[] {
  const ask = openedAt(originOf);
  return [connect, ...[check, fields, sync, backfill, health].map((command) => command(ask))];
}

interface Work {
  readonly shop: Shop;
  readonly deps: SendDeps;
  readonly connection: Connection;
  readonly isPaused: boolean;
  readonly others: readonly string[];
  readonly stop: boolean;
  readonly canary: string | undefined;
}

/** Opens a help desk that is Zendesk and connected, and closes it all again. */
type WithZendesk = (
  args: readonly string[],
  io: CommandIo,
  work: (parts: Work) => Promise<number>,
) => Promise<number>;

function openedAt(originOf: OriginOf): WithZendesk {
  return (args, io, work) => {
    const { values, positionals } = parse(args, {
      merchant,
      ...{ stop: { type: 'boolean', default: false }, canary: { type: 'string' } },
    });
    const [id, ...others] = positionals;
    if (id === undefined) {
      throw new UsageProblem('HELP-DESK is missing: an id of "fealty help-desk list"');
    }
    return withShop(io, values.merchant, async (shop) => {
      const { installation, merchantId } = shop;
      const { pool } = installation.database;
      const desk = await readOwnDesk(pool, merchantId, id);
      const connection = await readConnection(pool, { merchantId, deskId: id });
      if (desk === null || connection === null) {
        throw new UsageProblem(`there is no help desk ${id} that is Zendesk`);
      }
      const lacking = lackingFor(readZendeskSettings(connection.settings), desk.secret !== null);
      if (lacking.length > 0) throw new UsageProblem(`${id} lacks ${lacking.join(', ')}`);
      const config = io.config();
      const outbound = openOutbound(config);
      const { secret } = installation;
      const programs = new Programs(pool);
      const opened = openZendesk({ config, pool, programs, secret, outbound });
      try {
        const { stop, canary } = values;
        const isPaused = desk.status === 'paused';
        const deps = { ...opened, originOf };
        return await work({ shop, deps, connection, isPaused, others, stop, canary });
      } finally {
        outbound.close();
      }
    });
  };
}
