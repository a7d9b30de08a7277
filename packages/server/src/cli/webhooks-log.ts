import { eventNamed } from '@fealty/contract';
import { slashTime } from '../http/dates.ts';
import { readSpan, type AskedSpan } from '../http/v2/webhooks/asked-span.ts';
import { findPerson } from '../queries/find-person.ts';
import { listAttempts, type ListedAttempt } from '../queries/webhook-attempts.ts';
import { Programs } from '../store/programs.ts';
import { replayEvents } from '../usecases/replay-events.ts';
import { UsageProblem, type CliCommand } from './command.ts';
import { namesOf, problemOf } from './event-arguments.ts';
import { ACTOR, OF_MERCHANT, parse, webhookOf, withShop, type Shop } from './find-webhook.ts';

const merchant = { type: 'string' } as const;
const OUTCOMES = ['delivered', 'given_up', 'dropped'] as const;
const ATTEMPT_OUTCOMES = ['delivered', 'failed', 'gone'] as const;
const LOG_MAX = 1000;

export const webhooksReplay: CliCommand = {
  name: 'webhooks replay',
  summary: 'tell a webhook events again: those that fit all that is said',
  usage: `WEBHOOK [--event ID]… [--member MEMBER] [--events NAME,…] [--from DATE] [--to DATE] [--outcome ${OUTCOMES.join('|')}] ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, {
      merchant,
      event: { type: 'string', multiple: true },
      ...{ member: { type: 'string' }, events: { type: 'string' }, outcome: { type: 'string' } },
      ...{ from: { type: 'string' }, to: { type: 'string' } },
    });
    const { merchant: partnerId, event: eventIds, ...filters } = values;
    if (eventIds === undefined && Object.keys(filters).length === 0) {
      throw new UsageProblem(
        'say which events: --event, --member, --events, --from, --to, --outcome',
      );
    }
    const span = spanOf(filters);
    const types =
      filters.events === undefined
        ? undefined
        : namesOf(filters.events).flatMap((name) => eventNamed(name) ?? []);
    const outcome = oneOf('--outcome', filters.outcome, OUTCOMES);
    return withShop(io, partnerId, async (shop) => {
      const webhook = await webhookOf(shop, positionals[0]);
      if (webhook.status === 'inactive') {
        throw new UsageProblem('the webhook is inactive, and nothing is kept for it');
      }
      const memberId = await memberOf(shop, filters.member);
      const { pool } = shop.installation.database;
      let [added, after]: [number, string | null] = [0, ''];
      while (after !== null) {
        const page = await replayEvents(pool, ACTOR, {
          ...{ merchantId: shop.merchantId, endpointId: webhook.id, after },
          ...(eventIds === undefined ? {} : { eventIds }),
          ...(memberId === null ? {} : { memberId }),
          ...(types === undefined ? {} : { types }),
          ...(span.from === null ? {} : { from: span.from }),
          ...(span.until === null ? {} : { until: span.until }),
          ...(outcome === undefined ? {} : { outcome }),
        });
        added += page.added;
        after = page.after;
      }
      io.out(`${String(added)} events are told again`);
      return 0;
    });
  },
};

export const webhooksLog: CliCommand = {
  name: 'webhooks log',
  summary: 'show what was sent to a webhook, newest first',
  usage: `WEBHOOK [--count 20] [--outcome ${ATTEMPT_OUTCOMES.join('|')}] [--event ID] [--member MEMBER] [--from DATE] [--to DATE] ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, {
      merchant,
      ...{ count: { type: 'string', default: '20' }, outcome: { type: 'string' } },
      ...{ event: { type: 'string' }, member: { type: 'string' } },
      ...{ from: { type: 'string' }, to: { type: 'string' } },
    });
    const limit = /^\d{1,4}$/.test(values.count) ? Number(values.count) : 0;
    if (limit < 1 || limit > LOG_MAX) {
      throw new UsageProblem(`--count is ${values.count}; 1 to ${String(LOG_MAX)} are allowed`);
    }
    const outcome = oneOf('--outcome', values.outcome, ATTEMPT_OUTCOMES);
    const span = spanOf(values);
    return withShop(io, values.merchant, async (shop) => {
      const webhook = await webhookOf(shop, positionals[0]);
      const memberId = await memberOf(shop, values.member);
      const { attempts, next } = await listAttempts(shop.installation.database.pool, {
        ...{ merchantId: shop.merchantId, endpointId: webhook.id, ...span, limit, memberId },
        ...{ outcomes: outcome === undefined ? null : [outcome] },
        ...{ eventId: values.event ?? null, before: null },
      });
      for (const attempt of attempts) io.out(logLine(attempt));
      if (next !== null) io.err('there are older ones; give --to, or a larger --count');
      return 0;
    });
  },
};

async function memberOf(shop: Shop, who: string | undefined): Promise<string | null> {
  if (who === undefined) return null;
  const { pool } = shop.installation.database;
  const program = await new Programs(pool).refresh(shop.merchantId);
  const memberId = await findPerson(pool, shop.merchantId, program, who);
  if (memberId === null) throw new UsageProblem(`nobody is known as ${who}`);
  return memberId;
}

function spanOf({ from, to }: { readonly from?: string; readonly to?: string }): AskedSpan {
  const span = readSpan({
    ...(from === undefined ? {} : { from_date: from }),
    ...(to === undefined ? {} : { to_date: to }),
  });
  if ('name' in span) throw problemOf([{ ...span, name: `--${span.name.replace('_date', '')}` }]);
  return span;
}

function oneOf<T extends string>(
  name: string,
  given: string | undefined,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find((each) => each === given);
  if (given === undefined || found !== undefined) return found;
  throw new UsageProblem(`${name} is ${given}; allowed are ${allowed.join(', ')}`);
}

function logLine(attempt: ListedAttempt): string {
  const { id, startedAt, outcome, status, failure, tookMs, cause, number, eventIds } = attempt;
  const what = failure ?? `answered ${String(status)}`;
  const first = eventIds[0] ?? '';
  const others = eventIds.length > 1 ? ` and ${String(eventIds.length - 1)} more` : '';
  const why = cause === 'event' ? `try ${String(number)}` : cause;
  return `${slashTime(startedAt)}  ${outcome}  ${what}  ${String(tookMs)} ms  ${why}  ${first}${others}  ${id}`;
}
