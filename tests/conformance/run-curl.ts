import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Answered, Shop } from './answered.ts';
import type { CurlForm } from './examples.ts';

const run = promisify(execFile);

export function findCurl(): boolean {
  return spawnSync('curl', ['--version']).status === 0;
}

/** Runs the real curl with the arguments of a sample, in their order. */
export async function runCurl(shop: Shop, method: string, form: CurlForm): Promise<Answered> {
  const { path, data = [], flags = [], withoutMethod = false } = form;
  const header = withoutMethod ? '-H' : '--header';
  const { stdout } = await run(
    'curl',
    [
      ...['--silent', '--show-error', '--max-time', '20', '--write-out', '\n%{http_code}'],
      ...flags,
      ...(withoutMethod ? [] : ['-X', method]),
      ...[header, `partner-id: ${shop.partnerId}`, header, `api-key: ${shop.apiKey}`],
      ...data.flatMap((each) => ['--data', each]),
      shop.url + path,
    ],
    { encoding: 'utf8', timeout: 30_000, maxBuffer: 64 * 1024 * 1024 },
  );
  const cut = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(cut + 1)), body: JSON.parse(stdout.slice(0, cut)) };
}
