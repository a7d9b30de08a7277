import { expect, it } from 'vitest';
import { asSuperuser } from '../../../../tests/support/postgres.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { openDatabase } from './database.ts';
import { addJobs, startJobQueue } from './job-queue.ts';

it('outlives a database that goes away between a job and its note, and does the next one', async () => {
  const test = await testDatabase();
  const { host = '', port = 0, database: name = '' } = test.superuser;
  const limit = (sessions: number): Promise<unknown> =>
    asSuperuser({ host, port }, (client) =>
      client.query(`alter database ${name} connection limit ${String(sessions)}`),
    );
  const database = openDatabase(test.app);
  const done: string[] = [];
  const troubles: string[] = [];
  const queue = startJobQueue({
    pool: database.openPool({ name: 'job queue', max: 4, plain: true }),
    cron: [],
    atOnce: 2,
    statementNames: true,
    trouble: (what) => troubles.push(what),
    tasks: {
      cut: async () => {
        await limit(0);
        await asSuperuser({ host, port }, (client) =>
          client.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
            [name],
          ),
        );
        done.push('cut');
      },
      next: () => {
        done.push('next');
        return Promise.resolve();
      },
    },
  });
  try {
    await addJobs(database.pool, [{ task: 'cut', key: 'cut', payload: {} }]);
    await expect.poll(() => done, { timeout: 15_000 }).toEqual(['cut']);
    await expect.poll(() => troubles.length, { timeout: 15_000 }).toBeGreaterThan(0);
    await limit(-1);
    await addJobs(database.pool, [{ task: 'next', key: 'next', payload: {} }]);
    await expect.poll(() => done, { timeout: 15_000 }).toContain('next');
  } finally {
    await limit(-1);
    await queue.stop();
    await database.close();
    await test.drop();
  }
});
