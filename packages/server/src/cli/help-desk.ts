import type { Program } from '@fealty/core';
import { baseUrlOf } from '../base-url.ts';
import { listOwnDesks, readOwnDesk, type HelpDesk } from '../help-desks/find-desk.ts';
import { deskUrl, helpDeskData } from '../http/v2/help-desks/help-desk-answer.ts';
import { isFaults, wantedHelpDesk } from '../http/v2/help-desks/wanted-help-desk.ts';
import { createFresh } from '../runtime/fresh.ts';
import { Programs } from '../store/programs.ts';
import {
  createHelpDesk,
  deleteHelpDesk,
  HELP_DESKS_MAX,
  updateHelpDesk,
  type WantedHelpDesk,
} from '../usecases/save-help-desk.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { problemOf } from './event-arguments.ts';
import { ACTOR, OF_MERCHANT, parse, withShop, type Shop } from './find-webhook.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

const merchant = { type: 'string' } as const;
const TERMS = {
  name: { type: 'string' },
  secret: { type: 'string' },
  actions: { type: 'string' },
  'award-max': { type: 'string' },
  'agent-daily-max': { type: 'string' },
  'daily-max': { type: 'string' },
  set: { type: 'string', multiple: true },
} as const;
const TERMS_USAGE =
  '[--name NAME] [--actions on|off] [--award-max N] [--agent-daily-max N] [--daily-max N] [--set NAME=VALUE]… [--secret SECRET]';

const KINDS = ['gladly', 'zendesk'] as const;

/** Options that say what a help desk is to be. */
interface Given {
  readonly name?: string | undefined;
  readonly secret?: string | undefined;
  readonly actions?: string | undefined;
  readonly 'award-max'?: string | undefined;
  readonly 'agent-daily-max'?: string | undefined;
  readonly 'daily-max'?: string | undefined;
  readonly set?: readonly string[] | undefined;
}

const create: CliCommand = {
  name: 'help-desk create',
  summary: 'connect a help desk: makes its address and the API key that it calls with',
  usage: `gladly|zendesk ${TERMS_USAGE} ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, { merchant, ...TERMS });
    const kind = KINDS.find((one) => one === positionals[0]);
    if (kind === undefined) throw new UsageProblem(`say which help desk: ${KINDS.join(' or ')}`);
    return withShop(io, values.merchant, async (shop) => {
      const { merchantId } = shop;
      const wanted = wantedOf(kind, values, await programOf(shop));
      const id = createFresh().id();
      const request = { merchantId, id, actor: ACTOR, kind, wanted };
      const made = await createHelpDesk(toolsOf(shop), request);
      if (made === 'too_many') {
        throw new UsageProblem(`a merchant has at most ${String(HELP_DESKS_MAX)} help desks`);
      }
      io.out(`help desk  ${id}`);
      io.out(`url        ${deskUrl(baseUrlOf(io.config()), { kind, id })}`);
      io.out(`api-key    ${made.apiKey}`);
      io.err('The key is shown this once. It opens this address, and no other API.');
      return 0;
    });
  },
};

const list: CliCommand = {
  name: 'help-desk list',
  summary: 'list help desks',
  usage: OF_MERCHANT,
  run(args, io) {
    const { values } = parse(args, { merchant });
    return withShop(io, values.merchant, async ({ installation, merchantId }) => {
      for (const desk of await listOwnDesks(installation.database.pool, merchantId)) {
        const { id, kind, status, actions, name } = desk;
        io.out(`${id}  ${kind}  ${status}  actions ${actions ? 'on' : 'off'}  ${name}`);
      }
      return 0;
    });
  },
};

const show: CliCommand = {
  name: 'help-desk show',
  summary: 'show a help desk with its settings and limits, without its secrets',
  usage: `HELP-DESK ${OF_MERCHANT}`,
  run: (args, io) =>
    withDesk(args, io, {}, async (shop, desk) => {
      const program = await programOf(shop);
      const shown = helpDeskData(desk, { program, baseUrl: baseUrlOf(io.config()) });
      io.out(JSON.stringify(shown, null, 2));
      return 0;
    }),
};

const change: CliCommand = {
  name: 'help-desk change',
  summary: 'change a help desk; what is left out stays. A limit of 0 is none',
  usage: `HELP-DESK ${TERMS_USAGE} ${OF_MERCHANT}`,
  run: (args, io) =>
    withDesk(args, io, TERMS, async (shop, desk, values) => {
      const wanted = wantedOf(desk.kind, values, await programOf(shop));
      return save(shop, io, { desk, wanted, said: 'changed' });
    }),
};

const pause: CliCommand = {
  name: 'help-desk pause',
  summary: 'answer a help desk nothing until it is switched on again with --resume',
  usage: `HELP-DESK [--resume] ${OF_MERCHANT}`,
  run: (args, io) =>
    withDesk(args, io, { resume: { type: 'boolean' } }, (shop, desk, { resume = false }) => {
      const wanted: WantedHelpDesk = { status: resume ? 'active' : 'paused' };
      return save(shop, io, { desk, wanted, said: resume ? 'active' : 'paused' });
    }),
};

const remove: CliCommand = {
  name: 'help-desk delete',
  summary: 'disconnect a help desk: its key ends, its secret is forgotten',
  usage: `HELP-DESK ${OF_MERCHANT}`,
  run: (args, io) =>
    withDesk(args, io, {}, async (shop, { merchantId, id }) => {
      await deleteHelpDesk(toolsOf(shop), { merchantId, id, actor: ACTOR });
      io.out(`${id} is disconnected; its key may work for two more seconds`);
      return 0;
    }),
};

export const helpDeskCommands: readonly CliCommand[] = [create, list, show, change, pause, remove];

type Options = Parameters<typeof parse>[1];
type Values = Given & { readonly merchant?: string | undefined; readonly resume?: boolean };

function withDesk(
  args: readonly string[],
  io: CommandIo,
  options: Options,
  work: (shop: Shop, desk: HelpDesk, values: Values) => Promise<number>,
): Promise<number> {
  const parsed = parse(args, { merchant, ...options });
  const values = parsed.values as Values;
  const [id] = parsed.positionals;
  if (id === undefined) {
    throw new UsageProblem('HELP-DESK is missing: an id of "fealty help-desk list"');
  }
  return withShop(io, values.merchant, async (shop) => {
    const { installation, merchantId } = shop;
    const desk = await readOwnDesk(installation.database.pool, merchantId, id);
    if (desk === null) throw new UsageProblem(`there is no help desk ${id}`);
    return work(shop, desk, values);
  });
}

async function save(
  shop: Shop,
  io: CommandIo,
  change: { readonly desk: HelpDesk; readonly wanted: WantedHelpDesk; readonly said: string },
): Promise<number> {
  const { desk, wanted, said } = change;
  const { merchantId, id } = desk;
  const saved = await updateHelpDesk(toolsOf(shop), { merchantId, id, actor: ACTOR, wanted });
  if (saved === 'unknown') throw new UsageProblem(`there is no help desk ${id}`);
  io.out(`${id} is ${said}`);
  return 0;
}

function toolsOf({ installation }: Shop): {
  pool: Shop['installation']['database']['pool'];
  secret: InstallationSecret;
} {
  return { pool: installation.database.pool, secret: installation.secret };
}

function programOf({ installation, merchantId }: Shop): Promise<Program> {
  return new Programs(installation.database.pool).running(merchantId);
}

function wantedOf(kind: HelpDesk['kind'], given: Given, program: Program): WantedHelpDesk {
  const { name, secret, actions, set } = given;
  if (actions !== undefined && actions !== 'on' && actions !== 'off') {
    throw new UsageProblem(`--actions is ${actions}; allowed is on or off`);
  }
  const { 'award-max': award, 'agent-daily-max': agentDaily, 'daily-max': daily } = given;
  const wanted = wantedHelpDesk(
    kind,
    {
      ...(name === undefined ? {} : { name }),
      ...(secret === undefined ? {} : { secret_key: secret }),
      ...(actions === undefined ? {} : { actions: actions === 'on' }),
      ...(award === undefined ? {} : { award_max: award }),
      ...(agentDaily === undefined ? {} : { agent_daily_max: agentDaily }),
      ...(daily === undefined ? {} : { daily_max: daily }),
      ...(set === undefined ? {} : { settings: settingsOf(set) }),
    },
    program,
  );
  if (isFaults(wanted)) throw problemOf(wanted);
  return wanted;
}

/** `name=value` each; true, false and whole numbers are meant as such. */
function settingsOf(given: readonly string[]): Record<string, string | number | boolean> {
  const settings: Record<string, string | number | boolean> = {};
  for (const one of given) {
    const cut = one.indexOf('=');
    if (cut < 1) throw new UsageProblem(`--set is ${one}; allowed is NAME=VALUE`);
    const value = one.slice(cut + 1);
    const isFlag = value === 'true' || value === 'false';
    const plain = /^\d{1,9}$/.test(value) ? Number(value) : value;
    settings[one.slice(0, cut)] = isFlag ? value === 'true' : plain;
  }
  return settings;
}
