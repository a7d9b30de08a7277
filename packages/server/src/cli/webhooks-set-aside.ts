import { parseArgs } from 'node:util';
import { setAsideDeliveries } from '../delivery/set-aside.ts';
import { openInstallation } from '../open-installation.ts';
import type { CliCommand } from './command.ts';

export const webhooksSetAside: CliCommand = {
  name: 'webhooks set-aside',
  summary:
    'after a restore, before the start: tell nothing of what waited when the backup was taken',
  usage: '',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const installation = await openInstallation(io.config(), 'fealty webhooks');
    try {
      const count = await setAsideDeliveries(installation.database.pool);
      io.out(
        `${String(count)} deliveries count as given up; "webhooks replay" tells them after all`,
      );
      return 0;
    } finally {
      await installation.close();
    }
  },
};
