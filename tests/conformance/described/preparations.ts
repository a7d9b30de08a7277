import { setTimeout as pause } from 'node:timers/promises';
import { askV2 as tell, dataOf, type AskedStore, type Data } from '../../support/ask-v2.ts';
import { raiseSignal } from '../../support/fraud/raise-signal.ts';
import { plainPicture } from '../../support/pictures.ts';

/** A store whose examples are tried: sends what must have happened before one can succeed. */
export type Stage = AskedStore;

/** Makes an example succeed; answers with the ids in its path that only the server knows. */
export type Prepare = (stage: Stage) => Promise<Readonly<Record<string, string>>>;

/** Whom the examples are about, as v2 and as v1 name him. */
export const BOB = { member_id: 'bob@example.com' };
const V1_BOB = { user_email: 'bob@example.com' };

/** Operations of which others need what they do, and those that leave nothing for others. */
export const FIRST = ['create_user', 'v2_create_member'];
export const LAST = [
  'v2_apply_program',
  // Back to what the examples were stocked with.
  'v2_roll_back_program',
  'v2_advance_test_clock',
  'v2_read_advance',
  'v2_erase_member',
  'block_user',
  'update_user_email',
];

/** What the examples of v2 take for granted, by operation. */
const FOR_V2: Readonly<Record<string, Prepare>> = {
  v2_merge_member: async (stage) => {
    await createMember(stage, 'bob-2');
    return {};
  },
  v2_unmerge_member: async (stage) => {
    const mid = await createMember(stage, 'bob-3');
    await tell(stage, 'POST', `members/${mid}/merge`, { into: 'bob-1' });
    return { mid };
  },
  v2_list_moderation: sendReceipt,
  v2_read_receipt: async (stage) => ({ id: await receiptOf(stage) }),
  v2_read_receipt_details: async (stage) => ({ id: await receiptOf(stage) }),
  v2_read_thumbnail: async (stage) => ({ id: await receiptOf(stage) }),
  v2_update_integration: async (stage) => ({ id: (await join(stage)).id }),
  v2_read_integration: async (stage) => ({ id: (await join(stage)).id }),
  v2_list_store_events: async (stage) => ({ id: (await join(stage)).id }),
  v2_receive_store_event: async (stage) => {
    const [partner = '', token = ''] = (await join(stage)).url.split('/').slice(-2);
    return { partner, token };
  },
  v2_read_mail: async (stage) => {
    await tell(stage, 'POST', 'mails/test', { message: 'points_earned', to: 'me@example.com' });
    const { mails } = await tell(stage, 'GET', 'mails');
    return { id: (mails as readonly { id: string }[])[0]?.id ?? '' };
  },
  v2_read_help_desk: aHelpDesk,
  v2_update_help_desk: aHelpDesk,
  v2_delete_help_desk: aHelpDesk,
  v2_read_zendesk_health: aZendesk,
  v2_check_zendesk: aZendesk,
  v2_create_zendesk_fields: aZendesk,
  v2_sync_zendesk_member: aZendesk,
  v2_run_zendesk_backfill: aZendesk,
  v2_list_zendesk_members: aZendesk,
  v2_read_seal: aSeal,
  v2_prove_member: aSeal,
  v2_list_corrections: aCorrection,
  v2_read_correction: aForeseen,
  v2_list_correction_lines: aForeseen,
  v2_export_correction_lines: aForeseen,
  v2_apply_correction: aForeseen,
  v2_stop_correction: aForeseen,
  v2_undo_correction: async (stage) => {
    const { id = '' } = await aForeseen(stage);
    await tell(stage, 'POST', `corrections/${id}/apply`);
    return untilState(stage, id, 'applied');
  },
  v2_list_fraud_signals: aSignal,
  v2_dismiss_fraud_signal: aSignal,
  v2_act_on_fraud_signal: aSignal,
  v2_reopen_fraud_signal: async (stage) => {
    const { id = '' } = await aSignal(stage);
    await tell(stage, 'POST', `fraud_signals/${id}/dismiss`, { reason: 'One family' });
    return { id };
  },
  v2_read_approval: anApproval,
  v2_agree_approval: anApproval,
  v2_refuse_approval: anApproval,
  v2_withdraw_approval: anApproval,
  v2_lock_liability_journal: async (stage) => {
    const said = { point_value: '0.01', reason: 'To close months' };
    await tell(stage, 'POST', 'liability/assumptions', said);
    return {};
  },
  v2_read_program_draft: aDraft,
  v2_update_program_draft: aDraft,
  v2_delete_program_draft: aDraft,
  v2_plan_program: noBacktest,
  v2_create_backtest: noBacktest,
  v2_read_backtest: aBacktest,
  v2_cancel_backtest: aBacktest,
  v2_read_webhook: aWebhook,
  v2_update_webhook: aWebhook,
  v2_rotate_webhook_secret: aWebhook,
  v2_test_webhook: aWebhook,
  v2_list_webhook_attempts: aTriedWebhook,
  v2_read_webhook_attempt: aTriedWebhook,
  v2_list_waiting_events: aWebhook,
  v2_replay_events: aWebhook,
  v2_delete_webhook: aWebhook,
  v2_approve: async (stage) => ({ tid: await cartOf(stage) }),
  v2_reject: async (stage) => ({ tid: await cartOf(stage) }),
  v2_storefront_redeem: async (stage) => {
    await tell(stage, 'POST', `transactions/${await cartOf(stage)}/reject`);
    return {};
  },
  v2_storefront_confirm_reward: async (stage) => ({ id: await cartOf(stage) }),
  v2_storefront_cancel_reward: async (stage) => ({ id: await cartOf(stage) }),
  v2_reverse: async (stage) => ({ tid: await award(stage) }),
  v2_modify_transaction: async (stage) => ({
    tid: await award(stage, { approval_date: '01/01/2099' }),
  }),
  v2_read_transaction: async (stage) => ({ tid: await award(stage) }),
  v2_explain_transaction: async (stage) => ({ tid: await award(stage) }),
  v2_read_advance: async (stage) => {
    const moved = await tell(stage, 'POST', 'test-clock/advance', { by: { seconds: 1 } });
    return { id: String(moved['id']) };
  },
};

/** The same of v1. */
const FOR_V1: Readonly<Record<string, Prepare>> = {
  redeem: (stage) => buy(stage, 'BEFORE-1'),
  deduct: (stage) => buy(stage, 'BEFORE-2'),
  return: (stage) => buy(stage, 'ORDER101'),
  list_unsubscribed_users: async (stage) => {
    await tellV1(stage, 'unsubscribe_email', V1_BOB);
    return {};
  },
  explain_transaction: async (stage) => {
    const form = { ...V1_BOB, activity_id: 'write_a_review' };
    return { id: String((await tellV1(stage, 'award', form))['id']) };
  },
  read_event: async (stage) => ({ id: await anEventOf(stage) }),
  read_event_short_path: async (stage) => ({ id: await anEventOf(stage) }),
};

export const PREPARATIONS: Readonly<Record<string, Prepare>> = { ...FOR_V1, ...FOR_V2 };

async function createMember(stage: Stage, member_id: string): Promise<string> {
  return String((await tell(stage, 'POST', 'members', { member_id }))['id']);
}

async function award(stage: Stage, more: object = {}): Promise<string> {
  const wanted = { ...BOB, activity_id: 'write_a_review', ...more };
  return String((await tell(stage, 'POST', 'transactions/award', wanted))['id']);
}

let receipts = 0;

async function sendReceipt(stage: Stage): Promise<Readonly<Record<string, string>>> {
  receipts += 1;
  const picture = (await plainPicture(40 + receipts, 40)).toString('base64');
  const transaction_attributes = { receipt_files: [picture] };
  await award(stage, { activity_id: 'submit_a_receipt', transaction_attributes });
  return {};
}

async function receiptOf(stage: Stage): Promise<string> {
  const { moderation } = await tell(stage, 'GET', 'moderation');
  const [first] = moderation as { readonly files: readonly { readonly id: string }[] }[];
  return first?.files[0]?.id ?? '';
}

/** The redemption that is in the member's cart, or a new one. */
async function cartOf(stage: Stage): Promise<string> {
  const filters = `status={"eq":"pending"}&transaction_type={"eq":"redeem"}`;
  const found = await tell(stage, 'GET', `transactions?${filters}`);
  const [waiting] = found['transactions'] as readonly Data[];
  const wanted = { ...BOB, reward_id: 'reward_cb5f8', status: 'pending' };
  return String((waiting ?? (await tell(stage, 'POST', 'transactions/redeem', wanted)))['id']);
}

/** A shop that has joined. */
async function join(stage: Stage): Promise<{ readonly id: string; readonly url: string }> {
  const wanted = { integration_type: 'magento_to_zinrelo', status: 'active' };
  const made = await tell(stage, 'POST', 'integrations', wanted);
  const { zif_config } = made['config'] as { zif_config: { workflow_url: string } };
  return { id: String(made['id']), url: zif_config.workflow_url };
}

/** A help desk that nobody calls from. */
async function aHelpDesk(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const wanted = { kind: 'gladly', name: 'Support EU', actions: true };
  return { id: String((await tell(stage, 'POST', 'help-desks', wanted))['id']) };
}

/** A connection to an account whose name cannot be one, so that nobody is called. */
async function aZendesk(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const settings = { subdomain: 'no-such-account-', client_id: 'fealty' };
  const wanted = { kind: 'zendesk', name: 'Support', settings, secret_key: 'a-client-secret' };
  return { id: String((await tell(stage, 'POST', 'help-desks', wanted))['id']) };
}

let approvals = 0;

/** Something that waits for a second person. */
async function aSignal({ url, keys }: Stage): Promise<Readonly<Record<string, string>>> {
  return { id: await raiseSignal(url, keys, 'described') };
}

async function anApproval(stage: Stage): Promise<Readonly<Record<string, string>>> {
  approvals += 1;
  const wanted = { subject: `mailing-${String(approvals)}`, what: 'Give everybody 500 points' };
  return { id: String((await tell(stage, 'POST', 'approvals', wanted))['id']) };
}

async function aSeal(stage: Stage): Promise<Record<string, string>> {
  await tell(stage, 'POST', 'seals');
  return {};
}

/** One that gives a few points to the member of the examples. */
async function aCorrection(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const wanted = {
    ...{ name: 'Sorry', reason: 'Said sorry', act: { give: { points: '5' } } },
    select: { members: { emails: [BOB.member_id] } },
  };
  return { id: String((await tell(stage, 'POST', 'corrections', wanted))['id']) };
}

async function aForeseen(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { id = '' } = await aCorrection(stage);
  return untilState(stage, id, 'previewed');
}

const POLL_MS = 50;
const POLLS_MAX = 400;

/** Waits for the job behind it. */
async function untilState(
  stage: Stage,
  id: string,
  state: string,
): Promise<Readonly<Record<string, string>>> {
  for (let poll = 0; poll < POLLS_MAX; poll += 1) {
    const now = await tell(stage, 'GET', `corrections/${id}`);
    if (now['state'] === state) return { id };
    await pause(POLL_MS);
  }
  throw new Error(`correction ${id} did not come to be ${state}`);
}

let drafts = 0;

/** A draft of the program that runs. */
async function aDraft(stage: Stage): Promise<Readonly<Record<string, string>>> {
  drafts += 1;
  const name = `Draft ${String(drafts)}`;
  return { id: String((await tell(stage, 'POST', 'program/drafts', { name }))['id']) };
}

/** None waits or runs, as there is one at a time. */
async function noBacktest(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { backtests } = await tell(stage, 'GET', 'program/backtests');
  for (const { id, state } of backtests as readonly { id: string; state: string }[]) {
    const isOpen = state === 'queued' || state === 'running';
    if (isOpen) await tell(stage, 'DELETE', `program/backtests/${id}`);
  }
  return {};
}

/** The program that runs, tried on what happened. */
async function aBacktest(stage: Stage): Promise<Readonly<Record<string, string>>> {
  await noBacktest(stage);
  const { document } = await tell(stage, 'GET', 'program');
  return { id: String((await tell(stage, 'POST', 'program/backtests', { document }))['id']) };
}

/** A webhook that leads nowhere. */
async function aWebhook(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const url = 'https://crm.example.com/hooks/points';
  const wanted = { name: 'CRM', url, events: ['event_points_earned'] };
  return { id: String((await tell(stage, 'POST', 'webhooks', wanted))['id']) };
}

/** One that was sent a sample. */
async function aTriedWebhook(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { id = '' } = await aWebhook(stage);
  const sent = await tell(stage, 'POST', `webhooks/${id}/test`, { event: 'points.awarded' });
  return { id, attempt: String(sent['attempt_id']) };
}

async function buy(stage: Stage, order_id: string): Promise<Readonly<Record<string, string>>> {
  await tellV1(stage, 'purchase', { ...V1_BOB, order_id, total: '2000', subtotal: '2000' });
  return {};
}

/** An event that tells of an award, which v1 has a name for. */
async function anEventOf(stage: Stage): Promise<string> {
  // An event is told when every transaction that began before it has ended, those of other tests too.
  for (let poll = 0; poll < POLLS_MAX; poll += 1) {
    const { events } = await tell(stage, 'GET', 'events');
    const told = (events as readonly Data[]).find((one) => one['event'] === 'points.awarded');
    if (told !== undefined) return String(told['id']);
    await pause(POLL_MS);
  }
  throw new Error('no event tells of an award');
}

async function tellV1(
  { url, keys }: Stage,
  where: string,
  form: Readonly<Record<string, string>>,
): Promise<Data> {
  const answer = await fetch(`${url}/v1/loyalty/${where}`, {
    method: 'POST',
    headers: { 'partner-id': keys.partnerId, 'api-key': keys.apiKey },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(10_000),
  });
  return dataOf(where, await answer.text());
}
