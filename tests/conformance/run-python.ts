import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Answered, Shop } from './answered.ts';
import type { PythonForm } from './examples.ts';

const SCRIPT = fileURLToPath(new URL('send-requests.py', import.meta.url));

/** The version of Python's requests, or null where it is not installed. */
export function findRequests(): string | null {
  const found = spawnSync('python3', ['-c', 'import requests; print(requests.__version__)'], {
    encoding: 'utf8',
  });
  return found.status === 0 ? found.stdout.trim() : null;
}

/** Has the real requests library send what a sample hands to it. */
export async function runPython(shop: Shop, method: string, form: PythonForm): Promise<Answered> {
  const { path, ...rest } = form;
  const child = spawn('python3', [SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'], timeout: 30_000 });
  const headers = { 'partner-id': shop.partnerId, 'api-key': shop.apiKey };
  child.stdin.end(JSON.stringify({ method, url: shop.url + path, headers, ...rest }));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (out === '') throw new Error(`python3 said: ${err}`);
  return JSON.parse(out) as Answered;
}
