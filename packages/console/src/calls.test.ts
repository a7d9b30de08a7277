import { readdirSync } from 'node:fs';
import { ACCOUNT_ENDPOINTS } from '@fealty/contract/account';
import { V2_ENDPOINTS } from '@fealty/contract/v2';
import { expect, it } from 'vitest';
import type { Call } from './api/call.ts';

function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

it('every call has the method and path of an operation, and says whether the program decides it', async () => {
  const features = readdirSync(new URL('features', import.meta.url));
  const modules: object[] = await Promise.all([
    ...[import('./api/me.ts'), import('./api/draft-calls.ts'), import('./api/member-calls.ts')],
    ...[import('./api/names.ts'), import('./api/timeline.ts'), import('./api/program.ts')],
  ]);
  for (const name of features) {
    const calls = (await import(`./features/${name}/calls.ts`).catch(() => ({}))) as object;
    modules.push(calls);
  }
  const calls = modules.flatMap((module) => Object.values(module).filter(isCall));
  expect(calls.length).toBeGreaterThan(25);
  const known = new Map(
    [...V2_ENDPOINTS, ...ACCOUNT_ENDPOINTS].map(({ method, path, writes }) => [
      `${method} ${path}`,
      writes,
    ]),
  );
  for (const { method, path, writes } of calls) {
    const name = `${method} ${path}`;
    expect([name, known.get(name)]).toEqual([name, writes]);
  }
});
