import { expect, it } from 'vitest';
import { readDescription, type Operation } from '../../support/description.ts';
import { signInAt } from '../../support/person-at.ts';
import { sampleRunner, type SampleLanguage } from '../../support/samples/run-sample.ts';
import { signToken } from '../../support/sign-token.ts';
import { useServer } from '../../support/use-server.ts';
import type { ShopKeys } from '../../support/v1-client.ts';
import { findRequests } from '../run-python.ts';
import { FIRST, LAST, PREPARATIONS } from './preparations.ts';
import { EXAMPLES_PROGRAM } from './program.ts';
import { examplesIn } from './request.ts';

/*
 * Every sample of the reference, taken out of its page and run as it stands there by a real shell with
 * curl, by Python with requests and by Node, each against a store where it can succeed.
 */

/** Who calls in one language: a store for each description, and a person of it. */
interface Caller {
  readonly keys: Readonly<Record<string, ShopKeys>>;
  readonly session: string;
}

const callers = new Map<SampleLanguage, Caller>();
const LANGUAGES: readonly SampleLanguage[] = ['sh', 'python', 'js'];

const server = useServer(async ({ url, environment, stock }) => {
  if (findRequests() === null && process.env['FEALTY_REQUIRE_PYTHON'] === '1') {
    throw new Error("Python's requests is required here and was not found");
  }
  for (const language of LANGUAGES) {
    const [v1, v2] = [await stock(EXAMPLES_PROGRAM), await stock(EXAMPLES_PROGRAM)];
    const manager = {
      email: `${language}@shop.example`,
      password: 'three green bicycles',
      role: 'manager',
    } as const;
    const session = await signInAt(url, environment, v2, manager);
    callers.set(language, { keys: { v1, v2 }, session });
  }
});

const NO_KEYS: ShopKeys = { partnerId: '', apiKey: '' };

it.for(LANGUAGES)('samples in %s run as they stand and succeed', async (language, { skip }) => {
  if (language === 'python' && findRequests() === null) {
    skip("left out: Python's requests is not installed here");
  }
  const caller = callers.get(language);
  if (caller === undefined) throw new Error(`nobody calls in ${language}`);
  const runner = sampleRunner(language);
  const problems: string[] = [];
  for (const api of ['v1', 'v2']) {
    const operations = inOrder(await readDescription(server.url, api));
    expect(operations.length).toBeGreaterThan(20);
    for (const operation of operations) {
      const keys = caller.keys[api] ?? NO_KEYS;
      const ids = (await PREPARATIONS[operation.id]?.({ url: server.url, keys })) ?? {};
      const sample = withIds(await sampleOf(operation, language), operation, ids);
      const told = await runner
        .run(sample, environmentOf(caller, keys))
        .catch((error: unknown) => String(error));
      if (!succeeded(operation, told)) problems.push(`${operation.id}: ${told}\n${sample}`);
    }
  }
  runner.stop();
  expect(problems).toEqual([]);
});

/** Some make what others need, and some leave nothing for others. */
function inOrder(operations: readonly Operation[]): readonly Operation[] {
  const place = ({ id }: Operation): number => (FIRST.includes(id) ? -1 : LAST.indexOf(id) + 1);
  return [...operations].sort((one, other) => place(one) - place(other));
}

/** Pages of operations as they were served; each has the samples of all languages. */
const pages = new Map<string, string>();

async function pageOf({ api, id }: Operation): Promise<string> {
  const place = `${api}/${id.replace(/^v2_/, '').replaceAll('_', '-')}`;
  const known = pages.get(place);
  if (known !== undefined) return known;
  const text = await (await fetch(`${server.url}/docs/reference/${place}`)).text();
  pages.set(place, text);
  return text;
}

/** What the page of an operation shows in a language. */
async function sampleOf(operation: Operation, language: SampleLanguage): Promise<string> {
  const { id } = operation;
  const listing = new RegExp(`data-language="${language}"><pre[^>]*><code[^>]*>([^]*?)</code>`);
  const [, html = ''] = listing.exec(await pageOf(operation)) ?? [];
  if (html === '') throw new Error(`no sample of ${id} in ${language}`);
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(?:x27|39);/g, "'")
    .replaceAll('&amp;', '&');
}

/** The ids of this store in place of the example's, and this year in place of those of the samples. */
function withIds(
  sample: string,
  operation: Operation,
  ids: Readonly<Record<string, string>>,
): string {
  let text = sample;
  for (const [name, example] of Object.entries(examplesIn(operation, 'path'))) {
    const own = ids[name];
    if (own !== undefined) {
      text = text.replace(`/${encodeURIComponent(example)}`, `/${encodeURIComponent(own)}`);
    }
  }
  const year = new Date().getUTCFullYear();
  return text
    .replaceAll(/(\/|%2F)2016/g, `$1${String(year)}`)
    .replaceAll(/(\/|%2F)2017/g, `$1${String(year + 1)}`);
}

function environmentOf({ session }: Caller, keys: ShopKeys): Record<string, string> {
  const visitor = { member_id: 'bob-1', exp: Math.floor(Date.now() / 1000) + 3600 };
  return {
    BASE: server.url,
    PARTNER_ID: keys.partnerId,
    API_KEY: keys.apiKey,
    MEMBER_TOKEN: signToken(visitor, keys.apiKey),
    SESSION: session,
  };
}

/** Each language prints an object in its own way; what is no JSON is just not empty. */
function succeeded({ answered }: Operation, told: string): boolean {
  if (answered === undefined) return told.trim() !== '' && !/"success": ?false/.test(told);
  return /['"]?success['"]?: ?(?:true|True)/.test(told);
}
