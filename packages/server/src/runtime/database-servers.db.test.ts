import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChaosProxy, type ChaosProxy } from '../../../../tests/support/chaos-proxy.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { freePort } from '../../../../tests/support/free-port.ts';
import { isDatabaseAway } from './database-away.ts';
import { DatabaseServers, urlsOf } from './database-servers.ts';
import { openDatabase } from './database.ts';

describe('servers of one database', () => {
  let test: TestDatabase;
  let line: ChaosProxy;
  let nobody: number;

  beforeEach(async () => {
    test = await testDatabase();
    const { host = '', port = 0 } = test.app;
    line = await startChaosProxy({
      target: { path: path.join(host, `.s.PGSQL.${String(port)}`) },
    });
    nobody = await freePort();
  });
  afterEach(async () => {
    await line.close();
    await test.drop();
  });

  const urlTo = (...ports: number[]): string => {
    const { user = '', database = '' } = test.app;
    const hosts = ports.map((port) => `127.0.0.1:${String(port)}`).join(',');
    return `postgres://${user}@${hosts}/${database}`;
  };

  it('are all asked, and the one that takes writes is used by every connection', async () => {
    const database = openDatabase({ url: urlTo(nobody, line.port) });
    const lane = await database.connectLane();
    const { rows } = await lane.query<{ one: number }>('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
    expect((await database.pool.query<{ two: number }>('select 2 as two')).rows).toEqual([
      { two: 2 },
    ]);
    await lane.end();
    await database.close();
  });

  it('that are all away are told as a database that is away', async () => {
    const database = openDatabase({ url: urlTo(nobody, nobody) });
    const asked = await database.pool.query('select 1').then(
      () => null,
      (error: unknown) => error,
    );
    expect(isDatabaseAway(asked)).toBe(true);
    await database.close();
  });

  it('are asked anew once a connection to the one that was found failed', async () => {
    const servers = new DatabaseServers(urlsOf(urlTo(nobody, line.port)));
    const found = await servers.primary();
    expect(found).toBe(urlTo(line.port));
    line.set({ swallowsNew: true });
    expect(await servers.primary()).toBe(found);
    servers.forget();
    await expect(servers.primary()).rejects.toThrow('no server of the database takes writes');
  });
});

describe('a URL of several servers', () => {
  it('is taken apart into URLs of each, with what stands before and behind', () => {
    expect(urlsOf('postgres://app:se,cret@one:1,[::1]:2,three/name?sslmode=require')).toEqual([
      'postgres://app:se,cret@one:1/name?sslmode=require',
      'postgres://app:se,cret@[::1]:2/name?sslmode=require',
      'postgres://app:se,cret@three/name?sslmode=require',
    ]);
  });

  it('of one server or a socket stays as it is', () => {
    for (const url of [
      'postgres://app@one/name',
      'postgres://app@/name?host=%2Ftmp%2Fa,b&port=1',
    ]) {
      expect(urlsOf(url)).toEqual([url]);
    }
  });
});
