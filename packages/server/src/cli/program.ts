import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { openInstallation } from '../open-installation.ts';
import { PROGRAM_BYTES_MAX, readProgram } from '../program/read-program.ts';
import { Programs } from '../store/programs.ts';
import { applyProgram } from '../usecases/apply-program.ts';
import type { CliCommand } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { readInput } from './read-input.ts';

const options = {
  merchant: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const programShow: CliCommand = {
  name: 'program show',
  summary: 'print the program that runs',
  usage: '[--json] [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options });
    const installation = await openInstallation(io.config(), 'fealty program');
    try {
      const { pool } = installation.database;
      const merchant = await merchantOf(pool, values.merchant);
      const { document, version } = await new Programs(pool).refresh(merchant.id);
      io.err(`version ${String(version)}`);
      io.out(values.json ? JSON.stringify(document, null, 2) : stringify(document).trimEnd());
      return 0;
    } finally {
      await installation.close();
    }
  },
};

export const programApply: CliCommand = {
  name: 'program apply',
  summary: 'let a program run: a YAML or JSON file, whole or not at all',
  usage: 'FILE [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { merchant: options.merchant },
      allowPositionals: true,
    });
    const text = await readInput(positionals[0], PROGRAM_BYTES_MAX);
    const installation = await openInstallation(io.config(), 'fealty program');
    try {
      const { pool } = installation.database;
      const merchant = await merchantOf(pool, values.merchant);
      const document = readProgram(text);
      const applied = await applyProgram(pool, { merchantId: merchant.id, document, actor: 'cli' });
      const version = String(applied.version);
      for (const id of applied.withoutCodes) {
        io.err(`${id} has no codes to hand out: fealty coupons add ${id} FILE`);
      }
      io.out(applied.isNew ? `version ${version} runs` : `version ${version} runs already`);
      return 0;
    } finally {
      await installation.close();
    }
  },
};
