import { openInstallation } from '../open-installation.ts';
import { addSecretInFolder, forgetSecretsInFolder } from '../runtime/secret.ts';
import { sealAnew, sealedUnder, type SealedUnder } from '../usecases/seal-anew.ts';
import type { Config } from '../config.ts';
import type { CliCommand, CommandIo } from './command.ts';

/** Whether the secret lies in the data folder, so that commands may change it. */
function isInFolder({ secret }: Config): boolean {
  return secret === null;
}

const secretStatus: CliCommand = {
  name: 'secret status',
  summary: 'tell under which secrets of the installation something is sealed',
  usage: '',
  run: (_args, io) =>
    withSecrets(io.config(), async (tools) => {
      tell(await sealedUnder(tools), io);
      return 0;
    }),
};

const secretRotate: CliCommand = {
  name: 'secret rotate',
  summary: 'seal everything under the newest secret; embedded, one is made for it',
  usage: '',
  async run(_args, io) {
    const config = io.config();
    return withSecrets(config, async (tools) => {
      if (isInFolder(config)) {
        const isAdded = addSecretInFolder(config.dataDir);
        io.err(isAdded ? 'a new secret seals from now on' : 'going on with what was begun');
      }
      const { values, unopened } = await sealAnew(tools, (column, so) => {
        io.err(`${column}: ${String(so)} sealed anew`);
      });
      io.out(`${String(values)} sealed anew`);
      for (const { column, values: many } of unopened) {
        io.err(`${column}: ${String(many)} open with none of the secrets and stay as they are`);
      }
      const under = await sealedUnder(tools);
      tell(under, io);
      return leftOf(under) === 0 ? 0 : 1;
    });
  },
};

const secretForget: CliCommand = {
  name: 'secret forget',
  summary: 'take former secrets out of the data folder, once nothing is sealed under them',
  usage: '',
  async run(_args, io) {
    const config = io.config();
    if (!isInFolder(config)) {
      io.err('The secrets come from the environment: take FEALTY_SECRET_PREVIOUS out of it.');
      return 1;
    }
    return withSecrets(config, async (tools) => {
      const under = await sealedUnder(tools);
      if (leftOf(under) > 0) {
        tell(under, io);
        io.err('Something is sealed under others than the newest: run "fealty secret rotate".');
        return 1;
      }
      io.out(`${String(forgetSecretsInFolder(config.dataDir))} former secrets are gone`);
      return 0;
    });
  },
};

export const secretCommands: readonly CliCommand[] = [secretStatus, secretRotate, secretForget];

/** Runs on the installation's database with its secrets. */
async function withSecrets(
  config: Config,
  run: (tools: Parameters<typeof sealedUnder>[0]) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(config, 'fealty secret');
  try {
    const { database, secret } = installation;
    return await run({ pool: database.pool, secret });
  } finally {
    await installation.close();
  }
}

function leftOf(under: readonly SealedUnder[]): number {
  return under.reduce((sum, { values, isNewest }) => (isNewest ? sum : sum + values), 0);
}

function tell(under: readonly SealedUnder[], io: CommandIo): void {
  for (const { name, values, isNewest, isKnown } of under) {
    const known = isKnown ? '' : ', which is not known here';
    io.out(`${name}: ${String(values)} values${isNewest ? ', seals what is new' : known}`);
  }
  io.out(`${String(leftOf(under))} left under others than the newest`);
}
