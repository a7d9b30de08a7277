import type { Tables } from '../store/memory-store.ts';
import type { Row } from '../store/values.ts';
import type { Log } from './clients.ts';
import type { Answered } from './requests.ts';

/** Where in the order of all decisions something stands: the moment of its batch, the place in it. */
interface Trace {
  readonly moment: number;
  readonly place: number;
}

/** What requests left behind, held against what clients were told. */
export function judgeAnswers(store: Tables, log: Log): string[] {
  const traces = tracesByActor(store);
  const transactions = new Map(store.rows('transactions').map((row) => [row['id'], row]));
  const refused = countBy(store.rows('refusals').map((row) => actorIn(row['command'])));
  const findings: string[] = [];
  for (const [actor, places] of traces) {
    if (places.size > 1) findings.push(`${actor} was carried out ${String(places.size)} times`);
  }
  for (const answered of log.answers) {
    const { request, told } = answered;
    const left = traces.get(request.actor)?.size ?? 0;
    const { transaction, outcome } = told;
    if (outcome === 'done' && transaction !== null && !transactions.has(transaction.id)) {
      findings.push(`${request.actor} was told of ${transaction.id}, which is not there`);
    }
    if (outcome === 'refused') {
      if (left > 0) findings.push(`${request.actor} was refused, and carried out`);
      if (!refused.has(request.actor)) findings.push(`the refusal of ${request.actor} is not kept`);
    }
    if (outcome === 'key_reused') findings.push(`${request.actor} was told its key was another's`);
  }
  return [...findings, ...judgeKeys(store, log), ...judgeOrder(store, log, traces)];
}

/** One request, one answer, byte for byte, and the one that is kept. */
function judgeKeys(store: Tables, log: Log): string[] {
  const kept = new Map(store.rows('request_keys').map((row) => [row['key'], row]));
  return log.answers.flatMap(({ request, status, body }) => {
    if (request.key === null) return [];
    const row = kept.get(request.key.key);
    if (row === undefined) return [`the answer to ${request.actor} is not kept`];
    return row['body'] === body && row['status'] === status
      ? []
      : [`${request.actor} was answered otherwise than what is kept`];
  });
}

/**
 * The real-time order: what was asked after an answer had come shows that member at least as far on as
 * that answer, and was decided behind it.
 */
function judgeOrder(
  store: Tables,
  log: Log,
  traces: ReadonlyMap<string, ReadonlyMap<string, Trace>>,
): string[] {
  const findings: string[] = [];
  const members = new Map(store.rows('member_heads').map((row) => [row['id'], row]));
  const byMember = Map.groupBy(
    log.answers.filter(({ told, isReplayed }) => told.member !== null && !isReplayed),
    ({ told }) => told.member?.id,
  );
  for (const answers of byMember.values()) {
    for (const later of answers) {
      const missed = answers.filter(
        (earlier) => earlier.answeredAt <= later.askedAt && !isBehind(later, earlier, traces),
      );
      findings.push(
        ...missed.map(
          ({ request }) => `${later.request.actor} did not see what ${request.actor} was told`,
        ),
      );
    }
  }
  for (const { told, request } of log.answers) {
    const head: Row | undefined = members.get(told.member?.id);
    if (
      told.member !== null &&
      head !== undefined &&
      (head['version'] as number) < told.member.version
    ) {
      findings.push(`${request.actor} was shown postings that are not there`);
    }
  }
  return findings;
}

function isBehind(
  later: Answered,
  earlier: Answered,
  traces: ReadonlyMap<string, ReadonlyMap<string, Trace>>,
): boolean {
  const [after, before] = [later.told.member, earlier.told.member];
  if (after === null || before === null) return true;
  if (after.version < before.version || after.eventSequence < before.eventSequence) return false;
  const [one] = traces.get(earlier.request.actor)?.values() ?? [];
  const [other] = traces.get(later.request.actor)?.values() ?? [];
  return (
    one === undefined ||
    other === undefined ||
    other.moment > one.moment ||
    (other.moment === one.moment && other.place > one.place)
  );
}

/** Where each request was carried out: once, if all is well. */
function tracesByActor(store: Tables): Map<string, Map<string, Trace>> {
  const traces = new Map<string, Map<string, Trace>>();
  const note = (actor: string, { moment, place }: Trace): void => {
    if (!actor.startsWith('client:')) return;
    const known = traces.get(actor) ?? new Map<string, Trace>();
    known.set(`${String(moment)}:${String(place)}`, { moment, place });
    traces.set(actor, known);
  };
  for (const { details } of store.rows('transaction_details')) {
    const kept = JSON.parse(details as string) as Trace & { readonly command: { actor: string } };
    note(kept.command.actor, kept);
  }
  const cached = new Map(store.rows('cached_purchases').map((row) => [row['id'], row['command']]));
  for (const row of store.rows('journal')) {
    note(actorIn(row['command'] ?? cached.get(row['cached_id'])), row as unknown as Trace);
  }
  return traces;
}

function actorIn(command: unknown): string {
  return (JSON.parse(String(command)) as { readonly actor: string }).actor;
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
