// Calls the URLs of its command line with the connector as it runs in production and the settings of
// its environment, and prints one line of JSON for each.
import { readConfig } from '../../../packages/server/src/config.ts';
import { createOutbound } from '../../../packages/server/src/outbound/create-outbound.ts';

const outbound = createOutbound(readConfig().outbound, 'Fealty test');
for (const url of process.argv.slice(2)) {
  const result = await outbound.send({ url, method: 'GET', headers: {}, body: null });
  const body = result.kind === 'answered' ? result.body.toString('latin1') : null;
  console.log(JSON.stringify({ url, ...result, body }));
}
outbound.close();
