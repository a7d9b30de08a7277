import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { baseUrlOf } from '../base-url.ts';
import { publishedSchema, SCHEMA_PATH } from '../program/published-schema.ts';
import { versionOf, runningVersionOf } from '../usecases/repeat-program.ts';
import type { CliCommand } from './command.ts';
import { readVersionNumber, withProgram } from './with-program.ts';

const options = {
  merchant: { type: 'string' },
  json: { type: 'boolean', default: false },
  version: { type: 'string' },
} as const;

const EXPORT: Pick<CliCommand, 'usage' | 'run'> = {
  usage: '[--version N] [--json] [--merchant PARTNER-ID]',
  run(args, io) {
    const { values } = parseArgs({ args: [...args], options });
    const asked = readVersionNumber('--version', values.version);
    return withProgram(io, values.merchant, async ({ pool, merchant }) => {
      const number = asked ?? (await runningVersionOf(pool, merchant.id));
      const { document, version } = await versionOf(pool, merchant.id, number);
      io.err(`version ${String(version)}`);
      if (values.json) io.out(JSON.stringify(document, null, 2));
      else {
        io.out(`# yaml-language-server: $schema=${baseUrlOf(io.config())}${SCHEMA_PATH}`);
        io.out(stringify(document).trimEnd());
      }
      return 0;
    });
  },
};

export const programExport: CliCommand = {
  name: 'program export',
  summary: 'write down the program that runs, or one that did, as a file to edit',
  ...EXPORT,
};

export const programShow: CliCommand = {
  name: 'program show',
  summary: 'the same as program export',
  ...EXPORT,
};

export const programSchema: CliCommand = {
  name: 'program schema',
  summary: 'print the JSON schema of program files, for editors',
  usage: '',
  run(_args, io) {
    io.out(JSON.stringify(publishedSchema(baseUrlOf(io.config())), null, 2));
    return Promise.resolve(0);
  },
};
