import type { decideModeration, V2Values } from '@fealty/contract/v2';
import { listHeldAwards } from '../../../queries/breaker.ts';
import { decideAwards } from '../../../usecases/decide-awards.ts';
import { REFUSALS } from '../serving/refusal-table.ts';
import { refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Context, type V2Handler, type V2Request } from '../surface.ts';

type Asked = V2Values<typeof decideModeration>;

const ID = /^[0-9a-f]{24}$/;

/** Approves or rejects many awards that wait; those that cannot be decided are told, and left. */
export const handleDecideModeration: V2Handler<Asked> = async (context, request) => {
  const { values, caller, actor, terms } = request;
  const { decision, transaction_ids: named, cursor = '', reason = null } = values;
  if (cursor !== '' && !ID.test(cursor)) {
    const allowed = 'nothing, or what next_cursor said';
    return refuseParameters({
      kind: 'malformed',
      faults: [{ name: 'cursor', seen: cursor, allowed }],
    });
  }
  const { ids, more } = named === undefined ? await heldIds(context, request) : page(named, values);
  const known = ids.filter((id) => ID.test(id));
  const { activity_id, held_reason } = values;
  const { decided, undecided } = await decideAwards(
    { pool: context.database, lanes: context.lanes },
    {
      ...{ merchantId: caller.merchantId, actor, reason, patienceMs: terms.patienceMs },
      ...{ approves: decision === 'approve', ids: known },
      asked: { named: named !== undefined, activity_id, held_reason, cursor },
    },
  );
  const left = [
    ...ids
      .filter((id) => !ID.test(id))
      .map((id) => ({ id, error_code: 'TRANSACTION_DOES_NOT_EXIST' })),
    ...undecided.map(({ id, code }) => ({
      id,
      error_code: code === 'busy' ? 'TRY_AGAIN' : REFUSALS[code],
    })),
  ];
  return succeed({ decided, left, more, next_cursor: ids.at(-1) ?? cursor });
};

interface Page {
  readonly ids: readonly string[];
  readonly more: boolean;
}

/** Those behind the last one, in their order, each once. */
function page(named: readonly string[], { cursor = '', count }: Asked): Page {
  const rest = [...new Set(named)].sort().filter((id) => id > cursor);
  return { ids: rest.slice(0, count), more: rest.length > count };
}

async function heldIds(
  { database }: V2Context,
  { values, caller }: V2Request<Asked>,
): Promise<Page> {
  const { activity_id, held_reason, cursor: after = '', count } = values;
  const found = await listHeldAwards(database, {
    ...{ merchantId: caller.merchantId, activityId: activity_id ?? null },
    ...{ reason: held_reason ?? null, after, limit: count + 1 },
  });
  return { ids: found.slice(0, count), more: found.length > count };
}
