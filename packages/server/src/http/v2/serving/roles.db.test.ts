import { takesWriteTerms, V2_ENDPOINTS, type V2Endpoint } from '@fealty/contract/v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { ask, bearer, signedIn } from '../../../../../../tests/support/sign-in-people.ts';

/*
 * Every role against every operation that the contract describes: what is sent is the example, about ids that
 * nobody has. Whether it goes on to look at that, or is refused for who asks, is what counts.
 */

type Role = 'owner' | 'manager' | 'agent' | 'analyst';
const ROLES: readonly Role[] = ['owner', 'manager', 'agent', 'analyst'];

/** Operations that read, whatever their method. */
const READS = new Set([
  ...['v2_program_drift', 'v2_describe_program', 'v2_try_program', 'v2_tier_effect'],
]);
/** For owners and keys of the scope admin alone, by the contract or by their handlers. */
const OWNERS = [
  ...['v2_assume_liability', 'v2_lock_liability_journal'],
  ...['v2_read_mail_settings', 'v2_update_mail_settings', 'v2_list_mail_templates'],
  ...['v2_read_mail_template', 'v2_put_mail_template', 'v2_reset_mail_template', 'v2_preview_mail'],
  ...['v2_test_mail', 'v2_list_mails', 'v2_read_mail', 'v2_export_member', 'v2_erase_member'],
];
/** Not for agents, beside what takes an owner or manager. */
const NOT_FOR_AGENTS = [
  ...['v2_create_integration', 'v2_update_integration', 'v2_advance_test_clock'],
  ...['create', 'apply', 'stop', 'undo'].map((act) => `v2_${act}_correction`),
  ...['overview', 'balance', 'redemptions', 'activities', 'retention', 'tiers'].map(
    (report) => `v2_report_${report}`,
  ),
  'v2_export_report',
  'v2_make_seal',
  ...['v2_bulk_members', 'v2_import_lines', 'v2_export_lines'],
  ...['v2_add_coupons', 'v2_list_coupons'],
];
/** What the program is changed with, and what looks over its awards. */
const PROGRAM =
  /^v2_((apply|roll_back|create|update|delete)_program|(read|mean)_(breaker|awards)$|(list|look_for|dismiss|act_on|reopen)_fraud_signals?$|(create|cancel)_backtest$|plan_program$|update_storefront_design$)/;
/** Reading what is not for everybody who reads. */
const NOT_FOR_ANALYSTS = [
  ...['v2_read_receipt', 'v2_read_thumbnail', 'v2_export_lines', 'v2_list_coupons'],
];
const DECIDERS = ['v2_agree_approval', 'v2_refuse_approval'];

/** As the pages say it, written down once more, so that a guard that is lost is found. */
function mayUse(role: Role, { id, method }: V2Endpoint): boolean {
  if (role === 'owner') return true;
  const isRead = method === 'GET' || READS.has(id);
  if (OWNERS.includes(id)) return false;
  if (PROGRAM.test(id)) return role === 'manager';
  const forAdmins =
    /webhook|help_desk|zendesk|replay_events|list_alarms|waiting_events/.test(id) && ADMINS.has(id);
  if (forAdmins) return false;
  if (role === 'manager') return true;
  if (role === 'agent') return !NOT_FOR_AGENTS.includes(id) && !DECIDERS.includes(id);
  return isRead && !NOT_FOR_ANALYSTS.includes(id);
}

const ADMINS = new Set(V2_ENDPOINTS.filter(({ scope }) => scope === 'admin').map(({ id }) => id));

let api: ApiServer;
const sessions = new Map<Role, { authorization: string }>();

beforeAll(async () => {
  api = await apiServer();
  for (const role of ROLES) {
    sessions.set(role, bearer(await signedIn(api, `${role}@shop.example`, role)));
  }
});

afterAll(async () => {
  await api.close();
});

describe.each(ROLES)('the role %s', (role) => {
  it('opens what is meant for it, and nothing else', async () => {
    const wrong: string[] = [];
    const refused: string[] = [];
    for (const endpoint of V2_ENDPOINTS) {
      const answer = await use(endpoint, sessions.get(role) ?? { authorization: '' });
      const isRefused = answer.status === 403 || answer.status === 401;
      if (isRefused) refused.push(endpoint.id);
      if (isRefused && answer.code !== 'ERROR_FORBIDDEN') {
        wrong.push(`${endpoint.id} ${answer.text}`);
      }
      if (answer.status >= 500) wrong.push(`${endpoint.id} ${answer.text}`);
    }
    expect(wrong).toEqual([]);
    const expected = V2_ENDPOINTS.filter((endpoint) => !mayUse(role, endpoint)).map(({ id }) => id);
    expect(refused.toSorted()).toEqual(expected.toSorted());
  });
});

it('nobody who is not signed in opens anything', async () => {
  for (const endpoint of V2_ENDPOINTS) {
    const answer = await use(endpoint, {
      authorization: `Bearer fls_cad458dc4e_${'A'.repeat(43)}`,
    });
    expect([endpoint.id, answer.status]).toEqual([endpoint.id, 401]);
  }
});

it('a key decides about no approval, whatever its scope', async () => {
  for (const endpoint of V2_ENDPOINTS.filter(({ byPerson }) => byPerson === true)) {
    const answer = await use(endpoint, { 'partner-id': 'cad458dc4e', 'api-key': 'key-admin' });
    expect(answer).toMatchObject({ status: 403, code: 'ERROR_FORBIDDEN' });
    expect(answer.reason).toMatch(/a key is none/);
  }
});

/** Sends the example; ids in the path are nobody's. */
function use(endpoint: V2Endpoint, headers: Readonly<Record<string, string>>) {
  const { method, path, pathValues, query, body, sent } = endpoint;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    /^[0-9a-f]{24}$/.test(pathValues[name]?.example ?? '')
      ? '0'.repeat(24)
      : (pathValues[name]?.example ?? ''),
  );
  const inBody = Object.entries(sent).filter(([name]) => name in body.properties);
  const inQuery = Object.entries(sent).filter(([name]) => name in query.properties);
  const asked = new URLSearchParams(
    inQuery.map(([name, value]) => [name, String(value)] as [string, string]),
  );
  const simulate = takesWriteTerms(endpoint) ? { 'fealty-simulate': 'true' } : {};
  return ask(api, method, `${filled}?${asked.toString()}`, {
    headers: { ...headers, ...simulate },
    ...(method === 'GET' ? {} : { json: Object.fromEntries(inBody) }),
  }).catch((error: unknown) => {
    throw new Error(endpoint.id, { cause: error });
  });
}
