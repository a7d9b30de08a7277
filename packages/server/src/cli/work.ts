import { startBackground } from '../open-background.ts';
import { openTelling } from '../open-telling.ts';
import { openInstallation } from '../open-installation.ts';
import { openLedger } from '../open-ledger.ts';
import type { CliCommand } from './command.ts';
import { requireLanguages } from '../receipts/reading/languages.ts';
import { waitForStop } from './wait-for-stop.ts';

export const work: CliCommand = {
  name: 'work',
  summary: 'do what falls due and tell events, without answering requests, until told to stop',
  usage: '',
  async run(_args, io) {
    const stop = waitForStop();
    const config = io.config();
    requireLanguages(config.readReceipts);
    const installation = await openInstallation(config, 'fealty work', { refusesReplica: true });
    const trouble = (what: string, error: unknown): void => {
      io.err(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    };
    try {
      const { lanes, programs } = openLedger(installation, trouble);
      const telling = openTelling(config, installation, programs);
      const { channels, zendesk, postman } = telling;
      const background = startBackground({
        ...{ config, installation, lanes, trouble },
        ...{ channels, zendesk, postman },
      });
      io.out('Fealty does what falls due');
      await stop;
      io.err('finishing what was begun …');
      await background.stop();
      telling.close();
      await lanes.drain();
      return 0;
    } finally {
      await installation.close();
    }
  },
};
