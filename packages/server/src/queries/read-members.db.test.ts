import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../tests/support/api-server.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { openDatabase } from '../runtime/database.ts';
import { MemberReads } from './read-members.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
  for (const name of ['ann', 'bob', 'cat']) {
    await server.call('POST', '/v1/loyalty/users', {
      form: { first_name: name, last_name: 'x', email: `${name}@b.c`, uid: name },
    });
  }
});

afterAll(async () => {
  await server.close();
});

it('answers what is asked at once with few statements, each with its own member', async () => {
  let statements = 0;
  server.pool.on('acquire', () => (statements += 1));
  const reads = new MemberReads(server.pool);
  const emails = Array.from(
    { length: 300 },
    (_, index) => ['ann@b.c', 'bob@b.c', 'cat@b.c', 'nobody@b.c'].at(index % 4) ?? '',
  );
  const members = await Promise.all(emails.map((email) => reads.byEmail(server.merchantId, email)));
  // 24 of them go together.
  expect(statements).toBe(Math.ceil(emails.length / 24));
  expect(members.map((member) => member?.email ?? 'nobody@b.c')).toEqual(emails);
});

it('shows no merchant the members of another', async () => {
  const reads = new MemberReads(server.pool);
  expect(await reads.byEmail(server.merchantId + 1, 'ann@b.c')).toBeNull();
});

it('rejects all that waited when the database is away, and goes on afterwards', async () => {
  const away: TestDatabase = await testDatabase();
  const database = openDatabase(away.app);
  await away.drop();
  const reads = new MemberReads(database.pool);
  for (let time = 0; time < 2; time += 1) {
    await expect(
      Promise.all([reads.byEmail(1, 'a@b.c'), reads.byEmail(1, 'b@b.c')]),
    ).rejects.toThrow();
  }
  await database.close();
});
