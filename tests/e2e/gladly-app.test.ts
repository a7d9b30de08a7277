import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { misfitsOfField, schemaOf } from '../../integrations/gladly-app/graphql-types.ts';
import { textAt } from '../../integrations/gladly-app/read-app.ts';
import { connectHelpDesk, type RunningDesk } from '../support/connect-help-desk.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { openGladlyRenderer, type RenderGladly } from '../support/render-gladly.ts';
import type { ShopKeys } from '../support/v1-client.ts';

/*
 * The Gladly app against a server of its own. Where Go is installed its templates make the requests and
 * read the answers, as they would at Gladly; elsewhere the answers alone are judged by its schemas.
 */

const PROGRAM = {
  name: 'Shop rewards',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'birthday', name: 'Birthday "Bonus"', earn: { points: '1000000' } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' }, agentPointsMax: '500' },
  ],
  rewards: [
    {
      ...{ id: 'ten_off', name: '$10 off', type: 'fixed_amount', value: '10', points: '100' },
      coupons: 'pool',
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '2000000' },
  ],
};

const DATA = schemaOf(textAt('data', 'data_schema.graphql'));
const ACTIONS = schemaOf(textAt('actions', 'actions_schema.graphql'));

let folder = '';
let environment: Record<string, string>;
let server: FealtyServer;
let keys: ShopKeys;
let desk: RunningDesk;
let render: RenderGladly | null;

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Answer> {
  const signal = AbortSignal.timeout(20_000);
  const answer = await fetch(url, { method: 'POST', headers, body, signal });
  return { status: answer.status, text: await answer.text() };
}

function own(): Record<string, string> {
  return {
    'partner-id': keys.partnerId,
    'api-key': desk.apiKey,
    'content-type': 'application/json',
  };
}

async function ask(what: string, sent: object): Promise<Record<string, unknown>> {
  const { status, text } = await post(`${address()}/app/${what}`, own(), JSON.stringify(sent));
  expect([what, status, text]).toEqual([what, 200, text]);
  return JSON.parse(text) as Record<string, unknown>;
}

function address(): string {
  return `${server.url}/integrations/gladly/${desk.id}`;
}

async function enroll(name: string): Promise<void> {
  const body = {
    member_id: name,
    first_name: name,
    last_name: 'Doe',
    email_address: `${name}@example.com`,
  };
  const headers = { ...own(), 'api-key': keys.apiKey };
  const { status, text } = await post(
    `${server.url}/v2/loyalty/members`,
    headers,
    JSON.stringify(body),
  );
  expect([status, text]).toEqual([200, text]);
}

/** What Gladly's platform would hand to the templates. */
function integration(): object {
  const configuration = { url: address(), partnerId: keys.partnerId };
  return { configuration, secrets: { apiKey: desk.apiKey } };
}

function rendered(template: string, context: object): string {
  if (render === null) throw new Error('Go is not installed');
  return render(template, context);
}

/** A request as the templates of a folder make it, and its answer as they read it. */
async function through(at: string, context: object): Promise<unknown> {
  const known = { integration: integration(), ...context };
  const header = (name: string): string => rendered(`authentication/headers/${name}.gtpl`, known);
  const { status: statusCode, text } = await post(
    rendered(`${at}/request_url.gtpl`, known).trim(),
    {
      'api-key': header('api-key').trim(),
      'partner-id': header('partner-id').trim(),
      'content-type': 'application/json',
    },
    rendered(`${at}/request_body.gtpl`, known),
  );
  const rawData: unknown = JSON.parse(text);
  const read = { ...known, response: { statusCode }, rawData };
  return JSON.parse(rendered(`${at}/response_transformation.gtpl`, read)) as unknown;
}

interface Form {
  readonly submitButton?: string;
  readonly sections: readonly {
    readonly attr?: string;
    readonly defaultValue?: string;
    readonly input?: { readonly options?: readonly { readonly value: string }[] };
  }[];
}

describe('the Gladly app', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fealty-gladly-app-'));
    environment = { FEALTY_DATA: path.join(folder, 'data') };
    render = openGladlyRenderer(folder);
    server = await startFealty(environment);
    keys = await openShop(environment);
    await stockShop(environment, keys, PROGRAM, { ten_off: ['CODE-1', 'CODE-2'] });
    desk = await connectHelpDesk(environment, keys, 'gladly');
    for (const name of ['ann', 'bob']) await enroll(name);
  });

  afterAll(async () => {
    await server.stop();
    const verified = await runFealty(['verify'], environment);
    await rm(folder, { recursive: true, force: true });
    expect(verified, verified.out).toMatchObject({ code: 0 });
  });

  it('is answered in the types of its schemas', async () => {
    const emails = ['ann@example.com', 'bob@example.com'];
    const judged = (
      operation: 'query' | 'mutation',
      field: string,
      value: unknown,
    ): readonly string[] =>
      misfitsOfField(field === 'members' ? DATA : ACTIONS, operation, { field, value });
    expect(judged('query', 'members', await ask('members', { emails }))).toEqual([]);
    expect(judged('query', 'activities', await ask('activities', { emails }))).toEqual([]);
    const offer = await ask('activities', { emails: ['bob@example.com'] });
    expect(judged('query', 'activities', offer)).toEqual([]);
    expect(judged('query', 'rewards', await ask('rewards', { emails: [] }))).toEqual([]);
    const sent = { token: offer['token'], choice: 'goodwill', points: '7' };
    const done = await ask('award', sent);
    expect([judged('mutation', 'awardPoints', done), done['message']]).toEqual([
      [],
      'Points awarded',
    ]);
    const refused = await ask('redeem', { ...sent, token: 'nothing' });
    expect([judged('mutation', 'redeemPoints', refused), refused['message']]).toEqual([[], '']);
  });

  it('awards once through its own templates, and shows the new balance', async (context) => {
    if (render === null) context.skip('Go and Sprig are not installed');
    const customer = { id: 'c1', name: 'Ann', emailAddresses: ['ann@example.com'] };
    const [before] = (await through('data/pull/members', { customer })) as [
      Record<string, unknown>,
    ];
    expect(before).toMatchObject({ availablePoints: '0', nextTierNeeds: '2000000 points' });

    const inputs = { emails: customer.emailAddresses };
    const activities = await through('actions/activities', { inputs });
    const drawn = rendered('ui/forms/award_points/form.gtpl', {
      actions: { activities },
      customer,
    });
    const form = JSON.parse(drawn) as Form;
    expect(form.submitButton).toBe('Award');
    const chosen = Object.fromEntries(
      form.sections.flatMap(({ attr, defaultValue, input }) =>
        attr === undefined ? [] : [[attr, defaultValue ?? input?.options?.[0]?.value ?? '']],
      ),
    );
    expect(chosen).toMatchObject({ awardActivityId: 'birthday', awardFreePoints: '' });

    const results = [
      await through('actions/award_points', { inputs: chosen, correlationId: 'c-1' }),
      await through('actions/award_points', { inputs: chosen, correlationId: 'c-2' }),
    ];
    expect(results[1]).toEqual(results[0]);
    const told = rendered('ui/forms/award_points/action_result.gtpl', {
      action: { inputs: chosen, result: results[0] },
      formAttrs: chosen,
    });
    expect(JSON.parse(told)).toEqual({
      message: 'Points awarded',
      detail: expect.stringContaining('+1000000 points') as string,
    });
    const [after] = (await through('data/pull/members', { customer })) as [Record<string, unknown>];
    expect(after).toMatchObject({ availablePoints: '1000000', earnedPoints: '1000000' });
    expect(misfitsOfField(DATA, 'query', { field: 'members', value: [after] })).toEqual([]);
  });
});
