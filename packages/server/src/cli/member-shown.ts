import { rename } from 'node:fs/promises';
import { pointsText } from '@fealty/core';
import { exportPerson } from '../exports/export-person.ts';
import { readPerson } from '../queries/person-parts.ts';
import { TextFile } from '../runtime/text-file.ts';
import { UsageProblem, type CliCommand } from './command.ts';
import { MEMBER_USAGE, withMember } from './member.ts';

/** Points of the head, in the order in which they are shown. */
const POINTS = ['available', 'pending', 'reserved', 'owed', 'earned', 'redeemed'] as const;

export const memberShow: CliCommand = {
  name: 'member show',
  summary: 'show who a member is and what he has',
  usage: MEMBER_USAGE,
  run: (args, io) =>
    withMember(args, io, async ({ installation, merchantId, memberId, program }) => {
      const client = await installation.database.pool.connect();
      const found = await readPerson(client, { merchantId, memberId }).finally(() => {
        client.release();
      });
      if (found === null) throw new UsageProblem(`there is no member ${memberId}`);
      const profile = JSON.parse(found.profile) as Readonly<Record<string, unknown>>;
      for (const [name, value] of Object.entries(profile)) {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        if (!['', 'null', '[]', '{}'].includes(text)) io.out(`${name}  ${text}`);
      }
      const head = JSON.parse(found.books) as Readonly<Record<string, string | number | null>>;
      const decimals = program.pointsDecimals;
      for (const name of POINTS) io.out(`${name}  ${pointsText(Number(head[name]), decimals)}`);
      const { tier_id: tier = null } = head;
      if (tier !== null) io.out(`tier  ${String(tier)}`);
      return 0;
    }),
};

export const memberExport: CliCommand = {
  name: 'member export',
  summary: 'write all that is held on a member into one JSON file',
  usage: 'MEMBER FILE [--merchant PARTNER-ID]',
  run: (args, io) =>
    withMember(args, io, async ({ installation, ledger, merchantId, memberId, rest }) => {
      const [path] = rest;
      if (path === undefined) throw new UsageProblem('FILE is missing');
      const client = await installation.database.pool.connect();
      const file = new TextFile(`${path}.part`);
      try {
        // A whole history takes as long as it takes.
        await client.query('set statement_timeout = 0');
        const { programs } = ledger;
        for await (const piece of exportPerson(client, { merchantId, memberId, programs })) {
          await file.write(piece);
        }
        await file.close();
        await rename(`${path}.part`, path);
      } finally {
        file.abandon();
        client.release(true);
      }
      io.out(`all that is held on ${memberId} is in ${path}`);
      return 0;
    }),
};
