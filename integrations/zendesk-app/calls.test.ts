import { afterEach, describe, expect, it, vi } from 'vitest';
import { agentName } from './src/agent-name.ts';
import { Calls } from './src/calls.ts';
import { formOf, missingOf, type Form } from './src/form.ts';
import { membersOf } from './src/member.ts';
import { lookAround } from './src/people.ts';
import { plainText } from './src/plain-text.ts';
import { wordsFor } from './src/words.ts';
import type { ZafClient, ZafRequest } from './src/zaf.ts';

/** Zendesk's side of the app, answering as a test wants. */
function zendesk(
  answer: (asked: ZafRequest) => Promise<unknown>,
  values: Readonly<Record<string, unknown>> = {},
): { readonly client: ZafClient; readonly asked: ZafRequest[] } {
  const asked: ZafRequest[] = [];
  const client: ZafClient = {
    request(terms) {
      asked.push(terms);
      return answer(terms);
    },
    get: () => Promise.resolve(values),
    invoke: () => Promise.resolve(),
    on: () => undefined,
    metadata: () => Promise.resolve({}),
    context: () => Promise.resolve({}),
  };
  return { client, asked };
}

const CALLER = {
  ...{ base: 'https://loyalty.example.com', helpDesk: '0a1b', agent: 'ada@shop.example' },
  conversation: '35436',
};

const FORM: Form = {
  ...{ title: 'Award points', submitButton: 'Award', closeButton: 'Cancel' },
  actionUrl: '/integrations/zendesk/0a1b/actions/token',
  sections: [],
};

function failing(status: number, body: unknown): () => Promise<never> {
  const responseText = typeof body === 'string' ? body : JSON.stringify(body);
  return () => Promise.reject(Object.assign(new Error('failed'), { status, responseText }));
}

describe('a call', () => {
  it('names its headers without underscores and leaves the key to the proxy', async () => {
    const { client, asked } = zendesk(() => Promise.resolve({ results: [] }));
    await new Calls(client, CALLER).members('a+b@example.com');
    expect(asked).toEqual([
      {
        url: 'https://loyalty.example.com/integrations/zendesk/0a1b/members?email=a%2Bb%40example.com',
        type: 'GET',
        headers: {
          'api-key': '{{setting.api_key}}',
          'partner-id': '{{setting.partner_id}}',
          'x-agent': 'ada@shop.example',
          'x-conversation': '35436',
        },
        secure: true,
        dataType: 'json',
      },
    ]);
  });

  it.each([
    ['//evil.example/integrations/x'],
    ['@evil.example/integrations/x'],
    ['.evil.example/integrations/x'],
    ['/integrations/../v2/loyalty/members'],
    ['https://evil.example/integrations/x'],
  ])('takes the key nowhere but to its own server, so not to %s', async (actionUrl) => {
    const { client, asked } = zendesk(() => Promise.resolve({ message: 'Done', detail: '' }));
    const outcome = await new Calls(client, CALLER).submit({ ...FORM, actionUrl }, {});
    expect([asked, outcome.kind]).toEqual([[], 'fault']);
  });

  it.each([
    [0, '', 'unreachable'],
    [401, { errors: [{ code: 'unauthorized', detail: 'No such key' }] }, 'unauthorized'],
    [404, {}, 'unknownDesk'],
    [429, {}, 'limited'],
    [500, {}, 'odd'],
    [502, '<html>Bad gateway</html>', 'unreachable'],
    [503, {}, 'paused'],
  ])('that ends with %i says why', async (status, body, why) => {
    const { client } = zendesk(failing(status, body));
    const answer = await new Calls(client, CALLER).members('a@example.com');
    expect(answer).toMatchObject({ ok: false, fault: { why, status } });
  });

  it.each([['<html>'], [null], [[]], [{ results: 5 }], [{ members: [] }]])(
    'that is answered with %j is no lookup',
    async (body) => {
      const { client } = zendesk(() => Promise.resolve(body));
      const answer = await new Calls(client, CALLER).members('a@example.com');
      expect(answer).toMatchObject({ ok: false, fault: { why: 'odd' } });
    },
  );
});

describe('a form that was sent', () => {
  it('is done when the server says so, and its words are text', async () => {
    const detail = 'Tom &amp; Jerry &lt;b&gt;: +50 points. Code: &#39;A&#39;';
    const { client, asked } = zendesk(() => Promise.resolve({ message: 'Points awarded', detail }));
    const outcome = await new Calls(client, CALLER).submit(FORM, { activity: 'birthday' });
    expect(outcome).toEqual({
      kind: 'done',
      message: 'Points awarded',
      detail: "Tom & Jerry <b>: +50 points. Code: 'A'",
    });
    expect(asked[0]).toMatchObject({
      type: 'POST',
      contentType: 'application/json',
      data: '{"activity":"birthday"}',
    });
  });

  it.each([
    [
      400,
      { errors: [{ attr: 'points', detail: 'Too many', code: 'limit' }] },
      { kind: 'toMend', errors: [{ attr: 'points', detail: 'Too many' }] },
    ],
    [
      406,
      { errors: [{ message: 'Blocked', detail: 'Nothing was changed' }] },
      { kind: 'dismissed', message: 'Blocked', detail: 'Nothing was changed' },
    ],
    [502, '<html>', { kind: 'open', detail: '' }],
    [0, '', { kind: 'open', detail: '' }],
    [503, { errors: [{ detail: 'Paused' }] }, { kind: 'open', detail: 'Paused' }],
    [401, {}, { kind: 'fault', fault: { why: 'unauthorized', detail: '', status: 401 } }],
  ])('and ends with %i is told apart', async (status, body, outcome) => {
    const { client } = zendesk(failing(status, body));
    expect(await new Calls(client, CALLER).submit(FORM, {})).toEqual(outcome);
  });

  it('stays open when a success says nothing', async () => {
    const { client } = zendesk(() => Promise.resolve('<html>'));
    expect(await new Calls(client, CALLER).submit(FORM, {})).toEqual({ kind: 'open', detail: '' });
  });
});

describe('a server that hangs', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is given up: a read after ten seconds, a form after fifteen, which may have been done', async () => {
    vi.useFakeTimers();
    const { client } = zendesk(() => new Promise(() => undefined));
    const calls = new Calls(client, CALLER);
    const ends: string[] = [];
    void calls.members('a@example.com').then((answer) => {
      ends.push(answer.ok ? 'found' : answer.fault.why);
    });
    void calls.submit(FORM, {}).then(({ kind }) => {
      ends.push(kind);
    });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(ends).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ends).toEqual(['unreachable']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ends).toEqual(['unreachable', 'open']);
  });
});

describe('what is read', () => {
  it('is a form, without sections of unknown kinds', () => {
    const form = formOf({
      ...FORM,
      sections: [
        { type: 'text', text: 'Hello' },
        { type: 'map', attr: 'place' },
        {
          type: 'input',
          label: 'A',
          attr: 'a',
          input: { type: 'select', options: [{ text: 'One' }] },
        },
        { type: 'input', label: 'B', attr: 'b', input: { type: 'text', optional: true } },
        { type: 'input', label: 'C', attr: 'c', input: { type: 'slider' } },
      ],
    });
    expect(form?.sections).toMatchObject([
      { type: 'text', text: 'Hello' },
      {
        attr: 'a',
        input: { type: 'select', optional: false, options: [{ text: 'One', value: 'One' }] },
      },
      { attr: 'b', defaultValue: '', input: { optional: true } },
    ]);
    expect(form === null ? null : missingOf(form, { a: ' ', b: '' })).toEqual(['a']);
    expect(formOf({ title: 'No sections' })).toBeNull();
  });

  it('is a member, with nothing where nothing usable came', () => {
    const [member] =
      membersOf({ results: [{ id: 'x', available_points: '12.50', tier: null }] }) ?? [];
    expect(member).toMatchObject({
      ...{ id: 'x', available: 12.5, pending: 0, tier: null, nextTier: null },
      ...{ name: '', transactions: [], offers: [] },
    });
  });

  it('takes back the escapes of HTML once', () => {
    expect(plainText('&amp;lt; &quot;a&quot; &eacute;')).toBe('&lt; "a" &eacute;');
  });
});

describe('around the app', () => {
  it('agents are named by what fits into a header', () => {
    expect(agentName({ id: 1, name: 'Ada', email: 'ada@shop.example' })).toBe('ada@shop.example');
    expect(agentName({ id: 1, name: 'Zoë', email: null })).toBe('Zo%C3%AB');
    expect(agentName({ id: 7 })).toBe('Zendesk user 7');
    expect(agentName({ name: 'a'.repeat(300) })).toHaveLength(200);
    expect(decodeURIComponent(agentName({ name: `${'a'.repeat(199)}😀` }))).toHaveLength(199);
  });

  it('people are the requester and the customers copied in, each once', async () => {
    const requester = {
      ...{ id: 1, name: 'Jen', email: 'Jen@Example.com' },
      identities: [
        { type: 'email', value: 'jen@example.com' },
        { type: 'phone_number', value: '+15550100' },
        { type: 'email', value: 'jen@work.example' },
      ],
    };
    const { client } = zendesk(() => Promise.resolve(null), {
      'ticket.id': 5,
      'ticket.requester': requester,
      'ticket.collaborators': [
        { name: 'Bob', email: 'bob@example.com', role: 'end-user' },
        { name: 'Agent', email: 'agent@shop.example', role: 'agent' },
        { name: 'Jen again', email: 'jen@work.example', role: 'end-user' },
        { name: 'Nobody', email: null },
      ],
      currentUser: { id: 7 },
    });
    expect(await lookAround(client, true)).toEqual({
      people: [
        { name: 'Jen', emails: ['jen@example.com', 'jen@work.example'], isRequester: true },
        { name: 'Bob', emails: ['bob@example.com'], isRequester: false },
      ],
      agent: { id: 7 },
      ticketId: '5',
    });
  });

  it('words are those of the agent’s language, and English for others', () => {
    const german = wordsFor('de');
    expect([german.say('refresh'), german.number(1234.5), german.change(-20)]).toEqual([
      'Aktualisieren',
      '1.234,5',
      '-20',
    ]);
    expect(german.day('11/20/2026 10:00:00')).toBe(german.day('2026-11-20T10:00:00Z'));
    expect(german.day('soon')).toBe('soon');
    expect(wordsFor('pt-BR').say('retry')).toBe('Try again');
    expect(wordsFor('not a language').number(1000)).toBe('1,000');
    expect(wordsFor('en').say('toNextTier', { amount: '5', tier: '{{amount}}' })).toBe(
      '5 to {{amount}}',
    );
  });
});
