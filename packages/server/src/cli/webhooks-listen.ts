import { parseArgs } from 'node:util';
import { secretFaults } from '../http/v2/webhooks/wanted-webhook.ts';
import { UsageProblem, type CliCommand } from './command.ts';
import { waitForStop } from './wait-for-stop.ts';
import { startListener } from './webhook-listener.ts';

const DELAY_SECONDS_MAX = 120;

export const webhooksListen: CliCommand = {
  name: 'webhooks listen',
  summary: 'receive webhooks on this machine, check their signatures and print them',
  usage: '[--port 4000] [--secret whsec_…]… [--status 200] [--delay SECONDS]',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4000' },
        secret: { type: 'string', multiple: true, default: [] },
        status: { type: 'string', default: '200' },
        delay: { type: 'string', default: '0' },
      },
    });
    const weak = values.secret.flatMap(secretFaults).at(0);
    if (weak !== undefined) {
      throw new UsageProblem(`--secret is ${weak.seen}; allowed is ${weak.allowed}`);
    }
    const terms = {
      port: wholeOf('--port', values.port, [0, 65_535]),
      status: wholeOf('--status', values.status, [200, 599]),
      delayMs: wholeOf('--delay', values.delay, [0, DELAY_SECONDS_MAX]) * 1000,
      secrets: values.secret,
    };
    const stop = waitForStop();
    const listener = await startListener({ ...terms, print: io.out, now: () => Date.now() });
    const { url } = listener;
    io.out(`Listening at ${url}; Ctrl-C ends it`);
    io.err(`  point a webhook at it:  fealty webhooks add ${url} --events event_points_earned`);
    io.err(`  and let the server call it:  FEALTY_OUTBOUND_ALLOW=${new URL(url).host}`);
    if (values.secret.length === 0) io.err('  give --secret to have signatures checked');
    await stop;
    await listener.close();
    return 0;
  },
};

function wholeOf(name: string, given: string, [least, most]: readonly [number, number]): number {
  const number = /^\d{1,6}$/.test(given) ? Number(given) : NaN;
  if (number >= least && number <= most) return number;
  const allowed = `whole numbers from ${String(least)} to ${String(most)} are allowed`;
  throw new UsageProblem(`${name} is ${given}; ${allowed}`);
}
