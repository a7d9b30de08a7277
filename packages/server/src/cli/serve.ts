import { startServer } from '../app.ts';
import { firstRunState, firstRunToken } from '../usecases/first-run.ts';
import type { CliCommand } from './command.ts';
import { waitForStop } from './wait-for-stop.ts';

export const serve: CliCommand = {
  name: 'serve',
  summary: 'answer requests until told to stop',
  usage: '',
  async run(_args, io) {
    const stop = waitForStop();
    const config = io.config();
    const server = await startServer(config);
    if (config.jobs) server.startBackground();
    io.out(`Fealty answers at ${server.url} (PostgreSQL ${server.installation.databaseVersion})`);
    const { installation } = server;
    if ((await firstRunState(installation.database.pool)).isNeeded) {
      const token = firstRunToken(installation.secret);
      io.out(
        `Nobody works here yet. Create the owner at ${config.baseUrl ?? server.url}/#${token}`,
      );
    }
    await stop;
    io.err('finishing what was accepted …');
    await server.close();
    return 0;
  },
};
