import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { startMailServer, type MailServer } from '../../../../../../tests/support/mail-server.ts';
import { SmtpConnections } from '../../../mail/smtp-connections.ts';

let keeping: ApiServer;
let sending: ApiServer;
let server: MailServer;
let connections: SmtpConnections;

const SETTINGS = '/v2/loyalty/mail-settings';
const TEMPLATES = '/v2/loyalty/mail-templates';
const MAILS = '/v2/loyalty/mails';

beforeAll(async () => {
  server = await startMailServer({ needsLogin: true });
  server.onLogin = (user, password) => user === 'points' && password === 'p%ss word';
  const login = { user: 'points', password: 'p%ss word' };
  const smtp = { host: server.host, port: server.port, isSecure: false, login };
  connections = new SmtpConnections(smtp, { waitMs: 2000 });
  keeping = await apiServer();
  sending = await apiServer(undefined, { postman: { server: smtp, connections } });
});
afterAll(async () => {
  connections.close();
  await keeping.close();
  await sending.close();
  await server.close();
});

function put(path: string, json: object, headers = {}): Promise<Received> {
  return keeping.call('PUT', path, { json, headers });
}

describe('settings of mail', () => {
  it('are off at first, and change as far as they are sent', async () => {
    expect((await keeping.call('GET', SETTINGS)).data).toEqual({
      enabled: false,
      paused_for: null,
      messages: [],
      language: 'english',
      sender_name: 'A shop',
      from_address: 'loyalty@fealty.example',
      reply_to: '',
      web_url: '',
      dashboard_url: '',
      delivery: 'kept',
    });
    const saved = await put(SETTINGS, {
      enabled: true,
      messages: ['tier_up', 'welcome'],
      language: 'de-AT',
      web_url: 'https://shop.example.com',
      reply_to: 'Hello@example.com',
    });
    expect(saved.data).toMatchObject({
      enabled: true,
      messages: ['tier_up', 'welcome'],
      language: 'german',
      reply_to: 'hello@example.com',
    });
    const cleared = await put(SETTINGS, { reply_to: '', messages: ['welcome'] });
    expect(cleared.data).toMatchObject({
      enabled: true,
      messages: ['welcome'],
      reply_to: '',
      web_url: 'https://shop.example.com',
    });
    expect(await keeping.query('select kind, status, types from endpoints')).toEqual([
      { kind: 'mail', status: 'active', types: ['member.enrolled'] },
    ]);
    const off = await put(SETTINGS, { enabled: false });
    expect(off.data).toMatchObject({ enabled: false, messages: ['welcome'] });
    expect(await keeping.query('select status from endpoints')).toEqual([{ status: 'inactive' }]);
  });

  it('say what is wrong with each, and change nothing in a simulation', async () => {
    const before = (await keeping.call('GET', SETTINGS)).data;
    const wrong = await put(SETTINGS, { web_url: 'javascript:alert(1)', dashboard_url: 'shop' });
    expect(wrong).toMatchObject({ status: 400, code: 'INVALID_REQUEST_PARAMETER_VALUES' });
    expect(wrong.reason).toContain('web_url is "javascript:alert(1)", allowed is a URL');
    expect(wrong.reason).toContain('dashboard_url is "shop"');
    const message = await put(SETTINGS, { messages: ['welcome', 'hello'] });
    expect(message.reason).toContain('"hello"');
    expect(message.reason).toContain('points_redeemed');
    expect((await put(SETTINGS, { language: '<b>' })).reason).toContain('language is "<b>"');
    const simulated = await put(`${SETTINGS}?simulate=true`, {
      enabled: true,
      messages: ['winback'],
    });
    expect(simulated.data).toMatchObject({ enabled: true, messages: ['winback'] });
    expect((await keeping.call('GET', SETTINGS)).data).toEqual(before);
  });

  it.each([
    ['GET', SETTINGS],
    ['PUT', SETTINGS],
    ['GET', TEMPLATES],
    ['GET', `${TEMPLATES}/welcome/english`],
    ['PUT', `${TEMPLATES}/welcome/english`],
    ['DELETE', `${TEMPLATES}/welcome/english`],
    ['GET', MAILS],
    ['GET', `${MAILS}/${'0'.repeat(24)}`],
    ['POST', `${MAILS}/preview`],
    ['POST', `${MAILS}/test`],
  ] as const)('are, like all of mail, for keys of the scope admin: %s %s', async (method, path) => {
    const json = { message: 'welcome', subject: 'x', text: 'x', to: 'a@example.com' };
    for (const key of ['key-support', 'key-read', 'key-slow']) {
      const refused = await keeping.call(method, path, {
        ...(method === 'GET' ? {} : { json }),
        headers: { 'api-key': key },
      });
      expect(refused).toMatchObject({ status: 401, code: 'ERROR_UNAUTHORIZED' });
    }
  });
});

describe('texts of mails', () => {
  it('are built in until the store writes its own, and again when that is taken away', async () => {
    const path = `${TEMPLATES}/points_earned/Deutsch`;
    const builtIn = (await keeping.call('GET', path)).data;
    expect(builtIn).toMatchObject({ language: 'german', is_own: false });
    const own = { subject: '_POINTS_ Punkte', text: 'Hallo {{FIRST_NAME}}' };
    expect((await put(path, own)).data).toEqual({
      ...{ message: 'points_earned', language: 'german', is_own: true, html: null },
      ...own,
    });
    const listed = (await keeping.call('GET', TEMPLATES)).data as {
      readonly templates: readonly Record<string, unknown>[];
      readonly variables: readonly string[];
    };
    expect(listed.templates).toHaveLength(20);
    expect(listed.templates.filter((each) => each['is_own'])).toMatchObject([
      { message: 'points_earned', language: 'german' },
    ]);
    expect(listed.variables).toContain('USER_DASHBOARD_URL');
    expect((await keeping.call('DELETE', path)).data).toEqual(builtIn);
    expect((await keeping.call('DELETE', path)).data).toEqual(builtIn);
    const audit = await keeping.query<{ action: string }>(
      `select action from audit_entries where subject = 'points_earned/german' order by id`,
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'mail_template.saved',
      'mail_template.reset',
    ]);
  });

  it.each([
    [
      '{{FRIST_NAME}} and {{NOBODY}}',
      'text is "FRIST_NAME, NOBODY", allowed is the names MERCHANT_NAME,',
    ],
    ['_FRIST_NAME_', 'text is "FRIST_NAME"'],
    ['{{{FIRST_NAME}}}', 'text is "{{&FIRST_NAME}}"'],
    ['{{&FIRST_NAME}}', 'text is "{{&FIRST_NAME}}"'],
    ['{{>partial}}', 'text is "{{>partial}}"'],
    ['{{=<% %>=}} <%FIRST_NAME%>', 'text is "{{='],
    ['{{#COUPON_CODE}}open', 'text is "Unclosed section'],
    ['{{FIRST_NAME', 'text is "Unclosed tag'],
    ['{{constructor}}', 'text is "constructor"'],
  ])('are refused with what is wrong with them: %s', async (text, reason) => {
    const refused = await put(`${TEMPLATES}/welcome/english`, { subject: 'Hello', text });
    expect(refused).toMatchObject({ status: 400, code: 'INVALID_REQUEST_PARAMETER_VALUES' });
    expect(refused.reason).toContain(reason);
  });

  it('have messages and languages that there are', async () => {
    const refused = await keeping.call('GET', `${TEMPLATES}/hello/%3Cb%3E`);
    expect(refused.reason).toContain('message is "hello", allowed is welcome, points_earned');
    expect(refused.reason).toContain('language is "<b>"');
  });
});

describe('trying a mail', () => {
  it('shows every message in every built-in language, with nothing left open in it', async () => {
    const listed = (await keeping.call('GET', TEMPLATES)).data as {
      readonly templates: readonly { readonly message: string; readonly language: string }[];
    };
    for (const { message, language } of listed.templates) {
      const shown = await keeping.call('POST', `${MAILS}/preview?language=${language}`, {
        json: { message },
      });
      expect(shown.data).toMatchObject({ message, language });
      const { subject, text, html } = shown.data as Record<string, string>;
      for (const part of [subject, text, html]) {
        expect(part).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
      }
      expect(text).toContain('/unsubscribe/');
    }
  });

  it('shows what is not saved yet, with a member’s own names', async () => {
    await keeping.call('POST', '/v2/loyalty/members', {
      json: {
        ...{ member_id: 'pre-1', first_name: 'Zoë', last_name: 'Preview' },
        email_address: 'zoe@example.com',
      },
    });
    const shown = await keeping.call('POST', `${MAILS}/preview`, {
      json: {
        ...{ message: 'points_redeemed', member_id: 'pre-1', subject: 'Für {{FIRST_NAME}}' },
        ...{ text: '{{#COUPON_CODE}}Code {{COUPON_CODE}}{{/COUPON_CODE}}', html: '' },
      },
    });
    expect(shown.data).toMatchObject({ subject: 'Für Zoë', html: null });
    expect(shown.data['text']).toMatch(/^Code SAMPLE-CODE-42/);
    const unknown = await keeping.call('POST', `${MAILS}/preview`, {
      json: { message: 'welcome', member_id: 'nobody' },
    });
    expect(unknown.code).toBe('INCORRECT_MEMBER_ID_PASSED');
  });

  it('keeps the mail where no mail server is set, and shows it', async () => {
    const json = { message: 'tier_up', to: 'me@example.com' };
    const simulated = await keeping.call('POST', `${MAILS}/test?simulate=true`, { json });
    expect(simulated.data).toMatchObject({ delivery: 'none' });
    const headers = { 'idempotency-key': 'try-1' };
    const tried = await keeping.call('POST', `${MAILS}/test`, { json, headers });
    expect((await keeping.call('POST', `${MAILS}/test`, { json, headers })).data).toEqual(
      tried.data,
    );
    expect(tried.data).toMatchObject({ delivery: 'kept', to: 'me@example.com' });
    const listed = await keeping.call('GET', `${MAILS}?message=tier_up`);
    expect(listed.data).toMatchObject({ total: 1, more: false });
    const [mail] = listed.data['mails'] as readonly Record<string, string>[];
    expect(mail).toMatchObject({ to: 'me@example.com', internal_member_id: null });
    const read = await keeping.call('GET', `${MAILS}/${mail?.['id'] ?? ''}`);
    expect(read.data).toMatchObject({ subject: tried.data['subject'], text: tried.data['text'] });
    expect((await keeping.call('GET', `${MAILS}/${'0'.repeat(24)}`)).code).toBe(
      'MAIL_DOES_NOT_EXIST',
    );
    expect((await keeping.call('GET', `${MAILS}?message=nothing`)).status).toBe(400);
  });

  it('sends it by the mail server, logged in, and tells what that says', async () => {
    const json = { message: 'welcome', to: 'me@example.com' };
    const tried = await sending.call('POST', `${MAILS}/test`, { json });
    expect(tried.data).toMatchObject({ delivery: 'smtp' });
    expect(server.arrived.map(({ from, to }) => [from, to])).toEqual([
      ['loyalty@fealty.example', ['me@example.com']],
    ]);
    server.onRecipient = () => ({ code: 550, words: 'not here' });
    const refused = await sending.call('POST', `${MAILS}/test`, { json });
    expect(refused).toMatchObject({ status: 200, code: 'MAIL_NOT_SENT' });
    expect(refused.reason).toContain('not here');
    // The connection that is logged in ends, and the next one is not let in.
    connections.close();
    server.onLogin = () => false;
    const locked = await sending.call('POST', `${MAILS}/test`, { json });
    expect(locked).toMatchObject({ status: 200, code: 'MAIL_NOT_SENT' });
    expect(locked.reason).toContain('535');
    expect(locked.text).not.toContain('p%ss');
  });
});
