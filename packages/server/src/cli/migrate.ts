import { startEmbeddedPostgres } from '../runtime/embedded-postgres.ts';
import { migrate as migrateDatabase } from '../runtime/migrate.ts';
import type { CliCommand } from './command.ts';

export const migrate: CliCommand = {
  name: 'migrate',
  summary: 'bring the database up to this program’s schema',
  usage: '',
  async run(_args, io) {
    const config = io.config();
    const told = ({ applied, version }: { applied: readonly string[]; version: number }): void => {
      for (const step of applied) io.out(`applied ${step}`);
      io.out(`the database is at schema ${String(version)}`);
    };
    if (config.databaseUrl === null) {
      const embedded = await startEmbeddedPostgres(config.dataDir);
      told(await migrateDatabase(embedded.owner, embedded.app.user ?? null));
      await embedded.stop();
      return 0;
    }
    const owner = config.databaseOwnerUrl ?? config.databaseUrl;
    const appRole = config.databaseOwnerUrl === null ? null : roleOf(config.databaseUrl);
    told(await migrateDatabase({ url: owner }, appRole));
    return 0;
  },
};

const USER_OF_URL = /^[a-z]+:\/\/([^:@/?]+)(?::[^@/]*)?@/;

/** The role that the program logs in as, if the URL names one; the URL of a socket has no host. */
export function roleOf(url: string): string | null {
  const [, name] = USER_OF_URL.exec(url) ?? [];
  return name === undefined ? null : decodeURIComponent(name);
}
