import { eventNamed } from '@fealty/contract';
import type { EventType } from '@fealty/core';
import { baseUrlOf } from '../base-url.ts';
import { slashTime } from '../http/dates.ts';
import { formatOf } from '../http/v2/webhooks/webhook-answer.ts';
import { isFaults, typeNamed, wantedWebhook } from '../http/v2/webhooks/wanted-webhook.ts';
import { openOutbound, openWebhooks } from '../open-delivery.ts';
import { listWebhooks, type Webhook } from '../queries/webhooks.ts';
import { createFresh } from '../runtime/fresh.ts';
import { Programs } from '../store/programs.ts';
import { createEndpoint, ENDPOINTS_MAX } from '../usecases/save-endpoint.ts';
import { testEndpoint } from '../usecases/test-endpoint.ts';
import { sampleEvent } from '../webhooks/sample-event.ts';
import { UsageProblem, type CliCommand } from './command.ts';
import { namesOf, problemOf, unknownEvent } from './event-arguments.ts';
import { ACTOR, OF_MERCHANT, parse, webhookOf, withShop } from './find-webhook.ts';
import { printable } from './printable.ts';

const merchant = { type: 'string' } as const;

export const webhooksList: CliCommand = {
  name: 'webhooks list',
  summary: 'list webhooks and how they do',
  usage: OF_MERCHANT,
  run(args, io) {
    const { values } = parse(args, { merchant });
    return withShop(io, values.merchant, async ({ installation, merchantId }) => {
      for (const webhook of await listWebhooks(installation.database.pool, merchantId)) {
        for (const line of shown(webhook)) io.out(line);
      }
      return 0;
    });
  },
};

export const webhooksAdd: CliCommand = {
  name: 'webhooks add',
  summary: 'post events that happen from now on to a URL, signed',
  usage: `URL --events NAME,… [--name NAME] [--format v1|v2] [--secret SECRET] ${OF_MERCHANT}`,
  async run(args, io) {
    const { values, positionals } = parse(args, {
      merchant,
      ...{ events: { type: 'string' }, name: { type: 'string', default: 'added by hand' } },
      ...{ format: { type: 'string', default: 'v2' }, secret: { type: 'string' } },
    });
    const [url] = positionals;
    if (url === undefined) throw new UsageProblem('URL is missing');
    const { name, format, secret: given } = values;
    if (format !== 'v1' && format !== 'v2') throw new UsageProblem('--format is one of v1, v2');
    const sent = {
      ...{ name, url, events: namesOf(values.events) },
      ...(given === undefined ? {} : { secret_key: given }),
    };
    const wanted = wantedWebhook(sent, format);
    if (isFaults(wanted)) throw problemOf(wanted);
    const outbound = openOutbound(io.config());
    const checked = await outbound.check(url).finally(() => {
      outbound.close();
    });
    if (!checked.ok) throw new UsageProblem(`URL: ${checked.refusal.message}`);
    const { href, warnings } = checked.destination;
    for (const warning of warnings) io.err(warning);
    return withShop(io, values.merchant, async ({ installation, merchantId }) => {
      const { database, secret } = installation;
      const id = createFresh().id();
      const made = await createEndpoint(
        { pool: database.pool, secret },
        {
          ...{ merchantId, id, actor: ACTOR, kind: format === 'v1' ? 'webhook_v1' : 'webhook_v2' },
          wanted: { ...wanted, url: href },
        },
      );
      if (made === 'too_many') {
        throw new UsageProblem(`a merchant has at most ${String(ENDPOINTS_MAX)} webhooks`);
      }
      io.out(`webhook  ${id}`);
      if (given === undefined) {
        io.out(`secret   ${made.secret}`);
        io.err('The secret is shown this once.');
      }
      return 0;
    });
  },
};

export const webhooksTest: CliCommand = {
  name: 'webhooks test',
  summary: 'post a made-up event to a webhook at once, and tell what came back',
  usage: `WEBHOOK EVENT ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, { merchant });
    const [id, name] = positionals;
    if (name === undefined) throw new UsageProblem('WEBHOOK or EVENT is missing');
    return withShop(io, values.merchant, async (shop) => {
      const webhook = await webhookOf(shop, id);
      const type = eventNamed(name) === null ? unknownEvent(name) : typed(name, webhook);
      const config = io.config();
      const { installation, merchantId } = shop;
      const { secret } = installation;
      const { pool } = installation.database;
      const programs = new Programs(pool);
      const outbound = openOutbound(config);
      try {
        const { channels } = openWebhooks({
          ...{ outbound, baseUrl: baseUrlOf(config), secret, pool, programs },
        });
        const fresh = createFresh();
        const attempt = await testEndpoint(
          { pool, channels, newId: () => fresh.id() },
          { merchantId, id: webhook.id, actor: ACTOR },
          sampleEvent(type, fresh.id()),
        );
        if (attempt === null) throw new UsageProblem(`there is no webhook ${webhook.id}`);
        if (attempt === 'busy') throw new UsageProblem('too many requests are under way');
        const { evidence, outcome, failure } = attempt;
        io.out(`${outcome}  ${failure ?? `answered ${String(evidence.status)}`}`);
        io.out(`${String(Math.round(evidence.tookMs))} ms  ${evidence.address ?? 'nobody called'}`);
        if (evidence.responseBody !== null) io.out(printable(evidence.responseBody));
        return outcome === 'delivered' ? 0 : 1;
      } finally {
        outbound.close();
      }
    });
  },
};

function typed(name: string, webhook: Webhook): EventType {
  const type = typeNamed('EVENT', name, formatOf(webhook));
  if (typeof type !== 'string') throw problemOf([type]);
  return type;
}

function shown(webhook: Webhook): readonly string[] {
  const { delivered, givenUp, waiting, oldestAt, failingSince, lastFailure, openUntil } = webhook;
  const paused = webhook.pausedFor === null ? '' : ` (${webhook.pausedFor})`;
  const since = oldestAt === null ? '' : ` since ${slashTime(oldestAt)}`;
  return [
    `${webhook.id}  ${webhook.status}${paused}  ${formatOf(webhook)}  ${webhook.name}  ${webhook.url}`,
    `  ${webhook.types.join(' ')}`,
    `  delivered ${String(delivered)}, given up ${String(givenUp)}, waiting ${String(waiting)}${since}`,
    ...(failingSince === null
      ? []
      : [`  failing since ${slashTime(failingSince)}: ${lastFailure ?? 'not known why'}`]),
    ...(openUntil === null ? [] : [`  nothing is sent before ${slashTime(openUntil)}`]),
  ];
}
