import http from 'node:http';
import { openAgentPage, openBrowser } from './support/zendesk-app/agent-page.ts';
const member = {
  id: 'abc', member_id: 'jennifer-d', name: 'Jennifer Doe', email: 'jen@example.com', status: 'active',
  available_points: 12450, pending_points: 50, tier: { id: 'g', name: 'Gold' }, next_tier: { name: 'Platinum', points_needed: 2550 },
  enrolled_at: '2024-02-03T10:00:00Z',
  last_transactions: [
    { id: '1', type: 'award', text: 'Birthday Bonus', points: 50, status: 'approved', date: '2026-11-20T10:00:00Z' },
    { id: '2', type: 'redeem', text: '$10 off coupon', points: -500, status: 'approved', date: '2026-11-18T10:00:00Z' },
    { id: '3', type: 'award', text: 'Made a purchase of many things at the Summer Sale in Bristol', points: 1250, status: 'pending', date: '2026-11-11T10:00:00Z' },
    { id: '4', type: 'expire', text: 'Points expired', points: -20, status: 'approved', date: '2026-10-11T10:00:00Z' },
  ],
  actions: [{ name: 'Award points', form_url: '/integrations/zendesk/d/forms/award/abc' }, { name: 'Redeem points', form_url: '/integrations/zendesk/d/forms/redeem/abc' }],
};
const form = { title: 'Award points', submitButton: 'Award', closeButton: 'Cancel', actionUrl: '/integrations/zendesk/d/actions/tok', sections: [
  { type: 'text', text: 'Jennifer Doe has 12,450 points available.' },
  { type: 'input', label: 'Activity', attr: 'activity_id', input: { type: 'select', placeholder: 'Please select an activity', optional: false, options: [{ text: 'Birthday Bonus — 50 points', value: 'b' }, { text: 'Goodwill — you choose', value: 'g' }] } },
  { type: 'input', label: 'Points', attr: 'points', hint: 'Only for activities that let you choose, at most 500.', input: { type: 'text', placeholder: 'e.g. 100', optional: true } },
  { type: 'input', label: 'Notify', attr: 'notify', input: { type: 'checkbox', text: 'Tell the customer' } },
] };
let mode = 'ok';
const server = http.createServer((req, res) => {
  const send = (status: number, body: unknown) => { res.writeHead(status, { 'content-type': 'application/json' }); res.end(JSON.stringify(body)); };
  if (mode === '401') return send(401, { errors: [{ code: 'unauthorized', detail: 'The API key is not known.' }] });
  if (req.url?.includes('/members')) {
    if (mode === 'none') return send(200, { results: [] });
    if (mode === 'two') return send(200, { results: [member, { ...member, id: 'x', member_id: 'jen-2', name: 'Jen Doe' }] });
    if (mode === 'blocked') return send(200, { results: [{ ...member, status: 'block', actions: [] }] });
    if (mode === 'new') return send(200, { results: [{ ...member, available_points: 0, pending_points: 0, tier: null, next_tier: null, last_transactions: [], actions: [] }] });
    return send(200, { results: [member] });
  }
  if (req.url?.includes('/forms/')) return send(200, form);
  if (mode === '400') return send(400, { errors: [{ attr: 'points', detail: 'At most 500 points may be given at once.', code: 'limit' }] });
  if (mode === '406') return send(406, { errors: [{ message: 'Not awarded', detail: 'The member is blocked.' }] });
  if (mode === 'open') return send(502, null);
  return send(200, { message: 'Points awarded', detail: 'Birthday Bonus: +50 points. Available points: 12,500. Ref tx_1' });
});
await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
const browser = await openBrowser();
const only = process.argv.slice(2);
async function shot(name: string, m: string, more: object, act?: (p: Awaited<ReturnType<typeof openAgentPage>>) => Promise<void>) {
  if (only.length && !only.includes(name)) return;
  mode = m;
  const p = await openAgentPage(browser, { app: '/tmp/b6-app/app', server: url, settings: { help_desk: 'd', partner_id: 'p', api_key: 'k' }, requester: { id: 1, name: 'Jennifer Doe', email: 'jen@example.com' }, ...more });
  await p.page.waitForTimeout(700);
  if (act) { await act(p); await p.page.waitForTimeout(500); }
  await p.page.screenshot({ path: `/tmp/b6-look/${name}.png` });
  console.log(name, p.errors, p.proxy.refused, JSON.stringify(p.invoked));
  await p.close();
}
const award = async (p: any) => { await p.app.getByRole('button', { name: 'Award points' }).click(); await p.page.waitForTimeout(300); };
const send = async (p: any) => { await award(p); await p.app.getByLabel('Activity').selectOption('b'); await p.app.getByRole('button', { name: 'Award' }).click(); };
await shot('full-light', 'ok', { colours: 'light' });
await shot('full-dark', 'ok', { colours: 'dark' });
await shot('full-wide', 'ok', { colours: 'light', width: 420 });
await shot('form', 'ok', { colours: 'light' }, award);
await shot('form-dark', '400', { colours: 'dark' }, send);
await shot('form-missing', 'ok', { colours: 'light' }, async (p) => { await award(p); await p.app.getByRole('button', { name: 'Award' }).click(); });
await shot('open', 'open', { colours: 'light' }, send);
await shot('406', '406', { colours: 'light' }, send);
await shot('done', 'ok', { colours: 'light' }, send);
await shot('401', '401', { colours: 'light' });
await shot('none', 'none', { colours: 'light' });
await shot('two', 'two', { colours: 'light', collaborators: [{ id: 2, name: 'Bob B', email: 'bob@example.com' }] });
await shot('blocked', 'blocked', { colours: 'dark' });
await shot('new', 'new', { colours: 'light', locale: 'de' });
await shot('nosdk', 'ok', { hasSdk: false });
await shot('loading', 'ok', { colours: 'light' });
await browser.close();
server.close();
