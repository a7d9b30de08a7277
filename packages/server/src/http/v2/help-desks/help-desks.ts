import type {
  createHelpDesk as createOf,
  updateHelpDesk as updateOf,
  V2Values,
} from '@fealty/contract/v2';
import { listOwnDesks, readOwnDesk, type HelpDesk } from '../../../help-desks/find-desk.ts';
import {
  createHelpDesk,
  deleteHelpDesk,
  HELP_DESKS_MAX,
  updateHelpDesk,
} from '../../../usecases/save-help-desk.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';
import { helpDeskData } from './help-desk-answer.ts';
import { isFaults, wantedHelpDesk } from './wanted-help-desk.ts';

/** Connects a help desk; its API key is told this once. */
export const handleCreateHelpDesk: V2Handler<V2Values<typeof createOf>> = async (
  context,
  { caller, actor, values },
) => {
  const { kind, ...sent } = values;
  const { merchantId } = caller;
  const program = await context.programs.running(merchantId);
  const wanted = wantedHelpDesk(kind, sent, program);
  if (isFaults(wanted)) return refuseParameters({ kind: 'malformed', faults: wanted });
  const id = context.newId();
  const tools = { pool: context.database, secret: context.secret };
  const made = await createHelpDesk(tools, { merchantId, id, actor, kind, wanted });
  if (made === 'too_many') {
    return refuse('TOO_MANY_HELP_DESKS', `A store has at most ${HELP_DESKS_MAX} help desks`);
  }
  return answerOf(context, { merchantId, id }, { api_key: made.apiKey });
};

/** All of the store; there are never more than fit. */
export const handleListHelpDesks: V2Handler<unknown> = async (context, { caller }) => {
  const { merchantId } = caller;
  const [desks, program] = await Promise.all([
    listOwnDesks(context.database, merchantId),
    context.programs.running(merchantId),
  ]);
  const { baseUrl } = context;
  const shown = desks.map((desk) => helpDeskData(desk, { program, baseUrl }));
  return succeed({ help_desks: shown, total: shown.length });
};

export const handleReadHelpDesk: V2Handler<unknown> = forHelpDesk((context, _request, desk) =>
  answerOf(context, desk, {}),
);

export const handleUpdateHelpDesk: V2Handler<V2Values<typeof updateOf>> = forHelpDesk(
  async (context, { actor, values }, { merchantId, id, kind }) => {
    const program = await context.programs.running(merchantId);
    const wanted = wantedHelpDesk(kind, values, program);
    if (isFaults(wanted)) return refuseParameters({ kind: 'malformed', faults: wanted });
    const tools = { pool: context.database, secret: context.secret };
    const saved = await updateHelpDesk(tools, { merchantId, id, actor, wanted });
    return saved === 'unknown' ? unknownHelpDesk() : answerOf(context, { merchantId, id }, {});
  },
);

export const handleDeleteHelpDesk: V2Handler<unknown> = forHelpDesk(
  async ({ database: pool, secret }, { actor }, { merchantId, id }) => {
    const deleted = await deleteHelpDesk({ pool, secret }, { merchantId, id, actor });
    return deleted === 'unknown' ? unknownHelpDesk() : succeed({ id, deleted: true });
  },
);

/** A handler of what belongs to the help desk that the path names. */
function forHelpDesk<T>(
  handle: (context: V2Context, request: V2Request<T>, desk: HelpDesk) => Promise<V2Reply>,
): V2Handler<T> {
  return async (context, request) => {
    const { merchantId } = request.caller;
    const found = await readOwnDesk(context.database, merchantId, request.path['id'] ?? '');
    return found === null ? unknownHelpDesk() : handle(context, request, found);
  };
}

function unknownHelpDesk(): V2Reply {
  return refuse('HELP_DESK_DOES_NOT_EXIST', 'This store has no such help desk');
}

async function answerOf(
  { database, programs, baseUrl }: V2Context,
  { merchantId, id }: Pick<HelpDesk, 'merchantId' | 'id'>,
  extra: object,
): Promise<V2Reply> {
  const [desk, program] = await Promise.all([
    readOwnDesk(database, merchantId, id),
    programs.running(merchantId),
  ]);
  if (desk === null) return unknownHelpDesk();
  return succeed({ ...helpDeskData(desk, { program, baseUrl }), ...extra });
}
