import type {
  actOnSignal as actEndpoint,
  dismissSignal as dismissEndpoint,
  listSignals as listEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import {
  listFraudSignals,
  readFraudSignal,
  type SignalState,
} from '../../../queries/fraud-signals.ts';
import { membersOfSignals } from '../../../queries/members-of-signals.ts';
import { lookForSignals } from '../../../signals/look-for-signals.ts';
import {
  actOnSignal,
  dismissSignal,
  reopenSignal,
  type SignalSettled,
} from '../../../usecases/settle-signal.ts';
import { refuse } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';
import { signalData } from './signal-answer.ts';

const ID = /^[0-9a-f]{24}$/;
const STATES: readonly SignalState[] = ['open', 'dismissed', 'acted_on'];
/** Whoever asks waits for the member to be blocked. */
const PATIENCE_MS = 10_000;

export const handleListSignals: V2Handler<V2Values<typeof listEndpoint>> = async (
  { database, programs },
  { caller: { merchantId }, values },
) => {
  const { state, kind = null, severity = null, internal_member_id: memberId = null } = values;
  const { start_index: offset, count: limit } = values;
  const states = state === 'any' ? STATES : [state];
  const filter = { merchantId, states, kind, severity, memberId, offset, limit };
  const { signals, total } = await listFraudSignals(database, filter);
  const [program, members] = await Promise.all([
    programs.running(merchantId),
    membersOfSignals(database, merchantId, signals),
  ]);
  const next = offset + signals.length;
  return succeed({
    fraud_signals: signals.map((signal) => signalData(signal, program, members)),
    ...{ total, more: next < total && signals.length > 0, next_start_index: next },
  });
};

/** Does at once what is done every minute. */
export const handleLookForSignals: V2Handler<unknown> = async (
  { database: pool, secret, newId },
  { caller },
) => {
  const { cutShort } = await lookForSignals({ pool, secret, newId }, caller.merchantId);
  return succeed({ more: cutShort });
};

export const handleDismissSignal: V2Handler<V2Values<typeof dismissEndpoint>> = (
  context,
  request,
) => settling(context, request, (of) => dismissSignal(context.database, of, request.values.reason));

export const handleActOnSignal: V2Handler<V2Values<typeof actEndpoint>> = (context, request) =>
  settling(context, request, (of) => {
    const { reason, block_member: blocks } = request.values;
    const { database: pool, lanes } = context;
    return actOnSignal({ pool, lanes }, of, { reason, blocks, patienceMs: PATIENCE_MS });
  });

export const handleReopenSignal: V2Handler<unknown> = (context, request) =>
  settling(context, request, (of) => reopenSignal(context.database, of));

async function settling(
  { database, programs }: V2Context,
  { caller: { merchantId }, actor, path }: V2Request<unknown>,
  settle: (of: { merchantId: number; id: string; actor: string }) => Promise<SignalSettled>,
): Promise<V2Reply> {
  const id = path['id'] ?? '';
  if (!ID.test(id)) return unknown();
  const settled = await settle({ merchantId, id, actor });
  switch (settled.kind) {
    case 'unknown':
      return unknown();
    case 'busy':
      return refuse('TRY_AGAIN', 'The member is busy; nothing was done, send it again');
    case 'not_blocked':
      return refuse(
        'INVALID_MEMBER_STATUS',
        'Its member cannot be blocked as he stands; nothing was done. Act on it without blocking',
      );
    case 'settled': {
      const { state, settledBy } = settled.signal;
      const by = settledBy === null ? '' : ` by ${settledBy}`;
      return refuse('SIGNAL_STATE', `The signal is ${state.replace('_', ' ')}${by} already`);
    }
    case 'done': {
      const signal = await readFraudSignal(database, merchantId, id);
      if (signal === null) return unknown();
      const members = await membersOfSignals(database, merchantId, [signal]);
      return succeed(signalData(signal, await programs.running(merchantId), members));
    }
  }
}

function unknown(): V2Reply {
  return refuse('SIGNAL_DOES_NOT_EXIST', 'This store knows no such fraud signal');
}
