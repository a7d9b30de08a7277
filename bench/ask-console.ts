import { startFealty } from '../tests/support/fealty-process.ts';
import { runInside } from '../tests/support/run-inside.ts';
import { UNLIMITED } from '../tests/support/unlimited.ts';
import { consoleCalls, type ConsoleCall, type SeededShop } from './console-calls.ts';
import type { BenchShop } from './set-up.ts';
import { percentile } from './summary.ts';

/** What no page of the console is to wait longer for. */
export const LIMIT_MS = 300;
const ANSWER_WAIT_MS = 60_000;
const OWNER = { email: 'owner@shop.example', password: 'three green bicycles' };

interface Asking {
  readonly url: string;
  readonly cookie: string;
  readonly requests: number;
}

interface Taken {
  readonly call: ConsoleCall;
  readonly times: readonly number[];
}

/**
 * Starts a server, asks it so often all that the console's pages ask, and prints how long each took, the
 * longest first. True if no answer took too long.
 */
export async function askConsole(
  shop: BenchShop,
  seeded: SeededShop,
  requests: number,
): Promise<boolean> {
  const environment = { ...shop.environment, ...UNLIMITED };
  const server = await startFealty(environment);
  try {
    const cookie = await signIn(server.url, environment);
    const taken: Taken[] = [];
    for (const call of consoleCalls(seeded)) {
      taken.push({ call, times: await ask({ url: server.url, cookie, requests }, call) });
    }
    return tell(taken);
  } finally {
    await server.stop();
  }
}

/** Takes an owner on; the cookie of that person's session. */
async function signIn(url: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const args = ['person', 'add', OWNER.email, '--role', 'owner', '--name', 'Olga'];
  const { out, err } = await runInside(args, environment);
  const token = /#(\S+)/.exec(out)?.[1];
  if (token === undefined) throw new Error(`no link in: ${out}${err}`);
  await post(`${url}/account/set-password`, { token, new: OWNER.password });
  const signed = await post(`${url}/account/sign-in`, OWNER);
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error('signing in set no cookie');
  return cookie;
}

async function post(url: string, json: object): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
    signal: AbortSignal.timeout(ANSWER_WAIT_MS),
  });
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`);
  return answer;
}

/** Asks so often as was said, once more for the first time; milliseconds of each but the first. */
async function ask(
  { url, cookie, requests }: Asking,
  call: ConsoleCall,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn <= requests; turn += 1) {
    const began = performance.now();
    const answer = await fetch(url + call.url(turn), {
      headers: { cookie },
      signal: AbortSignal.timeout(ANSWER_WAIT_MS),
    });
    const text = await answer.text();
    times.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${call.page}, ${call.what}: ${text.slice(0, 300)}`);
  }
  return times.slice(1);
}

function tell(taken: readonly Taken[]): boolean {
  console.log('page         what                                 p50 ms    p99 ms   longest');
  const longest = ({ times }: Taken): number => Math.max(...times);
  const sorted = [...taken].sort((a, b) => longest(b) - longest(a));
  for (const each of sorted) {
    const { call, times } = each;
    const shown = [percentile(times, 0.5), percentile(times, 0.99), longest(each)]
      .map((ms) => ms.toFixed(1).padStart(9))
      .join(' ');
    const late = longest(each) > LIMIT_MS ? `  longer than ${String(LIMIT_MS)} ms` : '';
    console.log(`${call.page.padEnd(12)} ${call.what.padEnd(34)} ${shown}${late}`);
  }
  return sorted.every((each) => longest(each) <= LIMIT_MS);
}
