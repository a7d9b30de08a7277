import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import { startMailServer, type MailServer } from '../../../../../tests/support/mail-server.ts';
import { ask, bearer, PASSWORD, signedIn } from '../../../../../tests/support/sign-in-people.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import { SmtpConnections } from '../../mail/smtp-connections.ts';

let mails: MailServer;
let connections: SmtpConnections;
let api: ApiServer;
let owner: Readonly<Record<string, string>>;

beforeAll(async () => {
  mails = await startMailServer();
  const server = { host: mails.host, port: mails.port, isSecure: false, login: null };
  connections = new SmtpConnections(server, { waitMs: 2000 });
  api = await apiServer(SHOP, { postman: { server, connections } });
  owner = bearer(await signedIn(api, 'ann@shop.example', 'owner'));
});

afterAll(async () => {
  await api.close();
  connections.close();
  await mails.close();
});

/** The token of the link that the last mail to somebody holds. */
function tokenMailedTo(email: string): string {
  const mail = mails.arrived.findLast(({ to }) => to.includes(email));
  return /set-password#(fll_\S+)/.exec(mail?.parsed.text ?? '')?.[1] ?? '';
}

function invite(email: string): ReturnType<typeof ask> {
  const json = { email, name: 'Bob', role: 'manager' };
  return ask(api, 'POST', '/account/people', { json, headers: owner });
}

it('mails an invitation, shows its link to nobody else, and the link sets a password once', async () => {
  const invited = await invite('bob@shop.example');
  expect(invited.data).toMatchObject({ mailed_to: 'bob@shop.example', link: null });
  const [mail] = mails.arrived;
  expect(mail).toMatchObject({ from: 'loyalty@fealty.example', to: ['bob@shop.example'] });
  expect(mail?.parsed.subject).toMatch(/^Your access to /);
  expect(mail?.parsed.text).toContain('Sign in with bob@shop.example afterwards.');
  const json = { token: tokenMailedTo('bob@shop.example'), new: PASSWORD };
  const set = await ask(api, 'POST', '/account/set-password', { json, from: '198.51.100.1' });
  expect(set.status).toBe(200);
  const again = await ask(api, 'POST', '/account/set-password', { json, from: '198.51.100.2' });
  expect(again.code).toBe('LINK_DOES_NOT_EXIST');
  const entered = { email: 'bob@shop.example', password: PASSWORD, answer_with: 'token' };
  const signed = await ask(api, 'POST', '/account/sign-in', {
    json: entered,
    from: '198.51.100.3',
  });
  expect(signed.status).toBe(200);
});

it('mails a link to whoever forgot his password; the one before it is gone', async () => {
  const invited = await invite('cay@shop.example');
  const { id } = invited.data['person'] as { id: string };
  const first = tokenMailedTo('cay@shop.example');
  const reset = await ask(api, 'POST', `/account/people/${id}/reset-link`, {
    json: {},
    headers: owner,
  });
  expect(reset.data).toMatchObject({ mailed_to: 'cay@shop.example', link: null });
  const second = tokenMailedTo('cay@shop.example');
  expect(second).not.toBe(first);
  const use = (token: string, from: string): ReturnType<typeof ask> =>
    ask(api, 'POST', '/account/set-password', { json: { token, new: PASSWORD }, from });
  expect((await use(first, '198.51.100.4')).code).toBe('LINK_DOES_NOT_EXIST');
  expect((await use(second, '198.51.100.5')).status).toBe(200);
});

it('hands the link to the owner if the mail server refuses the address', async () => {
  mails.onRecipient = () => ({ code: 550, words: 'nobody of that name' });
  const invited = await invite('dan@shop.example');
  expect(invited.data).toMatchObject({
    mailed_to: null,
    link: expect.stringMatching(/#fll_/) as string,
  });
  mails.onRecipient = () => null;
});
