import { setTimeout as pause } from 'node:timers/promises';
import { runInside } from './run-inside.ts';
import type { ShopKeys } from './v1-client.ts';

const TRIES = 10;

/** Somebody whom the command line took on. */
export interface TakenOn {
  readonly email: string;
  readonly password: string;
  readonly role: 'owner' | 'manager' | 'agent' | 'analyst';
}

/** Takes somebody on by the command line, sets the password and signs in; answers the session's token. */
export async function signInAt(
  url: string,
  environment: Readonly<Record<string, string>>,
  { partnerId }: Pick<ShopKeys, 'partnerId'>,
  { email, password, role }: TakenOn,
): Promise<string> {
  const args = ['person', 'add', email, '--role', role, '--merchant', partnerId];
  const { code, out, err } = await runInside(args, environment);
  if (code !== 0) throw new Error(`fealty ${args.join(' ')} ended with ${String(code)}: ${err}`);
  const token = /#(fll_\S+)/.exec(out)?.[1] ?? '';
  await post(url, 'set-password', { token, new: password });
  const signed = await post(url, 'sign-in', { email, password, answer_with: 'token' });
  return String(signed['token']);
}

async function post(url: string, where: string, json: object): Promise<Record<string, unknown>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(`${url}/account/${where}`, {
      method: 'POST',
      body: JSON.stringify(json),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answer.text();
    if (answer.status === 200) {
      return (JSON.parse(text) as { readonly data: Record<string, unknown> }).data;
    }
    // Others may have tried too often from the same address.
    const isTooOften = answer.status === 429 && tries < TRIES;
    if (!isTooOften) throw new Error(`${where} answered ${text}`);
    await pause(Number(answer.headers.get('retry-after') ?? '1') * 1000);
  }
}
