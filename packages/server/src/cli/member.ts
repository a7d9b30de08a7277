import { parseArgs } from 'node:util';
import type { Command, Program } from '@fealty/core';
import { openInstallation, type Installation } from '../open-installation.ts';
import { openLedger, type OpenLedger } from '../open-ledger.ts';
import { findPerson } from '../queries/find-person.ts';
import { eraseMember } from '../usecases/erase-member.ts';
import { outcomeOf } from '../usecases/outcome-of.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

/** A member and what it takes to do something about him. */
export interface Meant {
  readonly installation: Installation;
  readonly ledger: OpenLedger;
  readonly merchantId: number;
  readonly memberId: string;
  /** The word that named him. */
  readonly who: string;
  readonly program: Program;
  /** What was said behind the member. */
  readonly rest: readonly string[];
}

export const MEMBER_USAGE = 'MEMBER [--merchant PARTNER-ID]';

/** Opens what is needed, finds the member that the first argument means, and closes it all again. */
export async function withMember(
  args: readonly string[],
  io: CommandIo,
  work: (meant: Meant) => Promise<number>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { merchant: { type: 'string' } },
    allowPositionals: true,
  });
  const [who, ...rest] = positionals;
  if (who === undefined) {
    throw new UsageProblem('MEMBER is missing: an id, e-mail, uid or name=value');
  }
  const installation = await openInstallation(io.config(), 'fealty member');
  const { pool } = installation.database;
  const ledger = openLedger(installation, (what, error) => {
    io.err(`${what}: ${String(error)}`);
  });
  try {
    const { id: merchantId } = await merchantOf(pool, values.merchant);
    const program = await ledger.programs.refresh(merchantId);
    const memberId = await findPerson(pool, merchantId, program, who);
    if (memberId === null) throw new UsageProblem(`nobody is known as ${who}`);
    return await work({ installation, ledger, merchantId, memberId, who, program, rest });
  } finally {
    await ledger.lanes.drain();
    await installation.close();
  }
}

type About = Extract<Command, { member: unknown }>;
type Said = About extends infer One
  ? One extends About
    ? Omit<One, 'actor' | 'member'>
    : never
  : never;

function carryOutFor(meant: Meant, said: Said, io: CommandIo): Promise<number> {
  const member = { by: 'id', value: meant.memberId } as const;
  return carryOut(meant, { ...said, actor: 'cli', member }, io);
}

/** Carries a command out, and says why if it was refused. */
async function carryOut(meant: Meant, command: Command, io: CommandIo): Promise<number> {
  const outcome = await outcomeOf(meant.ledger.lanes, meant.merchantId, command);
  switch (outcome.kind) {
    case 'done':
      io.out(`${meant.memberId} ${outcome.member?.status ?? ''}`.trimEnd());
      return 0;
    case 'refused': {
      const { seen = '', needed = '', field = '' } = outcome.refusal.details;
      const what = outcome.refusal.code.replaceAll('_', ' ');
      const where = field === '' ? '' : `${String(field)} `;
      io.err(`refused: ${what}; ${where}is ${String(seen)}, needed is ${String(needed)}`);
      return 1;
    }
    case 'key_reused':
    case 'busy':
      io.err('the ledger is busy; try again');
      return 1;
  }
}

function statusCommand(
  verb: string,
  summary: string,
  said: Extract<Said, { kind: 'set_member_status' }>,
): CliCommand {
  return {
    name: `member ${verb}`,
    summary,
    usage: MEMBER_USAGE,
    run: (args, io) => withMember(args, io, (meant) => carryOutFor(meant, said, io)),
  };
}

function tagCommand(verb: 'add' | 'remove', summary: string): CliCommand {
  return {
    name: `member tag ${verb}`,
    summary,
    usage: 'MEMBER TAG… [--merchant PARTNER-ID]',
    run: (args, io) =>
      withMember(args, io, (meant) => {
        const { rest: tags } = meant;
        if (tags.length === 0) throw new UsageProblem('TAG is missing');
        const [add, remove] = verb === 'add' ? [tags, []] : [[], tags];
        return carryOutFor(meant, { kind: 'change_tags', add, remove }, io);
      }),
  };
}

const merge: CliCommand = {
  name: 'member merge',
  summary: 'make two members one: points, debts and history of the first go to the second',
  usage: 'FROM INTO [--merchant PARTNER-ID]',
  run: (args, io) =>
    withMember(args, io, async (meant) => {
      const { installation, merchantId, memberId, program, rest } = meant;
      const [other] = rest;
      if (other === undefined || rest.length > 1) {
        throw new UsageProblem('two members are needed, FROM and INTO');
      }
      const into = await findPerson(installation.database.pool, merchantId, program, other);
      if (into === null) throw new UsageProblem(`nobody is known as ${other}`);
      const named = (value: string) => ({ by: 'id', value }) as const;
      const said = { kind: 'merge_members', from: named(memberId), into: named(into) } as const;
      const ended = await carryOut(meant, { ...said, actor: 'cli' }, io);
      if (ended === 0) io.err(`undo it with: fealty member unmerge ${memberId}`);
      return ended;
    }),
};

const unmerge: CliCommand = {
  name: 'member unmerge',
  summary: 'part two members again; what was spent meanwhile stays spent',
  usage: 'ID [--merchant PARTNER-ID]',
  run: (args, io) =>
    // By the id alone: every other name leads to whoever goes on for him.
    withMember(args, io, (meant) =>
      carryOut(meant, { kind: 'unmerge_members', actor: 'cli', from: meant.who }, io),
    ),
};

const erase: CliCommand = {
  name: 'member erase',
  summary: 'forget a person for good: points lapse, sums and postings stay',
  usage: 'MEMBER --yes [--merchant PARTNER-ID]',
  run: (args, io) => {
    if (!args.includes('--yes')) {
      throw new UsageProblem('nothing brings an erased person back: say --yes');
    }
    const others = args.filter((arg) => arg !== '--yes');
    return withMember(others, io, async ({ installation, ledger, merchantId, memberId }) => {
      const { database, files } = installation;
      const tools = { pool: database.pool, files, lanes: ledger.lanes };
      const ended = await eraseMember(tools, { merchantId, memberId, actor: 'cli' });
      if (ended === 'erased') {
        io.out(`${memberId} is erased`);
        return 0;
      }
      io.err(`${memberId} is not erased yet: ${ended}; the server goes on with it`);
      return 1;
    });
  },
};

/** Everything that is done to a member by hand. */
export const memberCommands: readonly CliCommand[] = [
  tagCommand('add', 'add tags to a member, and leave his others'),
  tagCommand('remove', 'take tags off a member'),
  statusCommand('block', 'keep a member from earning and redeeming', {
    kind: 'set_member_status',
    status: 'blocked',
  }),
  statusCommand('unblock', 'let a blocked member earn and redeem again', {
    kind: 'set_member_status',
    status: 'active',
    from: 'blocked',
  }),
  statusCommand('opt-out', 'take a member out of the program as he wishes', {
    kind: 'set_member_status',
    status: 'opted_out',
  }),
  statusCommand('opt-in', 'let a member back in who opted out', {
    kind: 'set_member_status',
    status: 'active',
    from: 'opted_out',
  }),
  statusCommand('delete', 'take a member out of the program; his books are kept', {
    kind: 'set_member_status',
    status: 'deleted',
  }),
  statusCommand('readmit', 'let a deleted member back in, with the same books', {
    kind: 'set_member_status',
    status: 'active',
    readmit: true,
  }),
  merge,
  unmerge,
  erase,
];
