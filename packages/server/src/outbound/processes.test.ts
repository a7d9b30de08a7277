import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../../tests/support/outbound/', import.meta.url);
const run = promisify(execFile);

function nodeOn(file: string): readonly string[] {
  const flags = ['--conditions=@fealty/source', '--disable-warning=ExperimentalWarning'];
  return [...flags, fileURLToPath(new URL(file, FOLDER))];
}

describe('an environment with proxies', () => {
  let receiver: Server;
  let proxy: Server;
  let throughProxy = 0;

  beforeAll(async () => {
    receiver = createServer((_request, response) => void response.end('straight'));
    proxy = createServer((_request, response) => {
      throughProxy += 1;
      response.end('by proxy');
    });
    for (const server of [receiver, proxy]) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
  });

  afterAll(() => {
    receiver.close();
    proxy.close();
  });

  it('does not change where calls go, though Node itself would obey it', async () => {
    const there = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const by = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy'];
    const env = {
      ...process.env,
      ...Object.fromEntries(names.map((name) => [name, by])),
      NO_PROXY: '',
      no_proxy: '',
      NODE_USE_ENV_PROXY: '1',
      FEALTY_OUTBOUND_ALLOW: new URL(there).host,
    };
    const plain = `require('http').get('${there}', (it) => it.pipe(process.stdout))`;
    const obeying = await run(process.execPath, ['-e', plain], { env, timeout: 10_000 });
    expect(obeying.stdout).toBe('by proxy');
    expect(throughProxy).toBe(1);
    const metadata = 'http://169.254.169.254/';
    const args = [...nodeOn('call-urls.ts'), there, metadata];
    const ours = await run(process.execPath, args, { env, timeout: 10_000 });
    const [first, second] = ours.stdout.split('\n').filter((line) => line !== '');
    expect(JSON.parse(first ?? '')).toMatchObject({ kind: 'answered', body: 'straight' });
    expect(JSON.parse(second ?? '')).toMatchObject({ kind: 'refused' });
    expect(throughProxy).toBe(1);
  });
});

/** How to get a network namespace here: as root, or as root of a user namespace. Null for not at all. */
const unshare = [['--net'], ['--map-root-user', '--net']].find(
  (flags) => spawnSync('unshare', [...flags, 'ip', 'link', 'set', 'lo', 'up']).status === 0,
);
if (unshare === undefined && process.env['FEALTY_REQUIRE_NETNS'] !== '1') {
  console.log('left out: calls within a network namespace, which this machine does not give');
}

describe('a network where forbidden addresses take connections', () => {
  it.skipIf(unshare === undefined && process.env['FEALTY_REQUIRE_NETNS'] !== '1')(
    'sees none from the connector, by more than 400 URLs',
    async () => {
      if (unshare === undefined) throw new Error('unshare and ip must give a network namespace');
      const args = [...unshare, process.execPath, ...nodeOn('in-namespace.ts')];
      const { stdout } = await run('unshare', args, { timeout: 18_000 });
      const said = JSON.parse(stdout) as Record<string, unknown>;
      expect(said).toMatchObject({ forbidden: 22, reachable: 22 });
      expect(said['urls']).toBeGreaterThan(400);
      expect(said['refused']).toBe(said['urls']);
      expect(said['addresses']).toEqual({ '9.9.9.9': 1, '2606:4700::1111': 1 });
    },
  );
});
