import { baseUrlOf } from '../base-url.ts';
import { createFresh } from '../runtime/fresh.ts';
import { createPasswordHash } from '../runtime/password-hash.ts';
import { saveStaffLimits } from '../usecases/agent-limits.ts';
import {
  allPeople,
  invitePerson,
  personByEmail,
  removePerson,
  resetLink,
  ROLES,
  updatePerson,
  type MadeLink,
  type Person,
  type Role,
  type WantedPerson,
} from '../usecases/people.ts';
import { linkUrl } from '../usecases/send-link.ts';
import { setPasswordAsOperator } from '../usecases/set-password.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { ACTOR, OF_MERCHANT, parse, withShop, type Shop } from './find-webhook.ts';
import { readFirstLine } from './read-first-line.ts';
import { printable } from './printable.ts';

const merchant = { type: 'string' } as const;
const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;
const EMAIL_MAX = 254;
const NAME_MAX = 100;
const LIMIT_MAX = 1_000_000_000;

const add: CliCommand = {
  name: 'person add',
  summary: 'take somebody on; prints a link that sets the password, or asks for the password here',
  usage: `EMAIL [--role ${ROLES.join('|')}] [--name NAME] [--password | --password-stdin] ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, {
      merchant,
      role: { type: 'string', default: 'agent' },
      name: { type: 'string' },
      password: { type: 'boolean', default: false },
      'password-stdin': { type: 'boolean', default: false },
    });
    const email = emailOf(positionals[0]);
    const role = roleOf(values.role);
    const name = (values.name ?? email.split('@')[0] ?? '').trim();
    if (name === '' || name.length > NAME_MAX) {
      throw new UsageProblem(`--name has ${String(NAME_MAX)} characters at most`);
    }
    return withShop(io, values.merchant, async (shop) => {
      const of = { merchantId: shop.merchantId, id: createFresh().id(), actor: ACTOR };
      const password = await passwordOf(io, values);
      const invited = await invitePerson(poolOf(shop), of, { email, name, role });
      if (invited.kind !== 'invited') {
        const what = invited.kind === 'exists' ? `${email} already` : 'too many people';
        throw new UsageProblem(`the merchant has ${what}`);
      }
      io.out(`person  ${email}  ${role}`);
      if (password === null) return printLink(io, invited.link);
      return setHere(shop, io, { person: invited.person, password, link: invited.link });
    });
  },
};

const list: CliCommand = {
  name: 'person list',
  summary: 'list the people who work for a merchant',
  usage: OF_MERCHANT,
  run(args, io) {
    const { values } = parse(args, { merchant });
    return withShop(io, values.merchant, async (shop) => {
      for (const person of await allPeople(poolOf(shop), shop.merchantId)) {
        const { email, role, name, disabledAt, password, signedInAt } = person;
        const may = disabledAt === null ? (password === null ? 'invited' : 'active') : 'disabled';
        const last =
          signedInAt === null ? 'never' : new Date(signedInAt).toISOString().slice(0, 10);
        io.out(`${printable(email)}  ${role}  ${may}  last signed in ${last}  ${printable(name)}`);
      }
      return 0;
    });
  },
};

const role: CliCommand = {
  name: 'person role',
  summary: 'give somebody another role; all sessions of that person end',
  usage: `EMAIL ${ROLES.join('|')} ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, { merchant });
    const wanted = roleOf(positionals[1] ?? '');
    return change(io, values.merchant, { email: positionals[0], wanted: { role: wanted } });
  },
};

const disable: CliCommand = {
  name: 'person disable',
  summary: 'keep somebody out at once, or let in again with --enable',
  usage: `EMAIL [--enable] ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, { merchant, enable: { type: 'boolean' } });
    const wanted = { isDisabled: values.enable !== true };
    return change(io, values.merchant, { email: positionals[0], wanted });
  },
};

const remove: CliCommand = {
  name: 'person remove',
  summary: 'take somebody off the list for good',
  usage: `EMAIL ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, { merchant });
    return withPerson(io, values.merchant, positionals[0], async (shop, { id, email }) => {
      const of = { merchantId: shop.merchantId, id, actor: ACTOR };
      if ((await removePerson(poolOf(shop), of)) === 'last_owner') throw lastOwner(email);
      io.out(`${email} is taken off the list`);
      return 0;
    });
  },
};

const resetLinkCommand: CliCommand = {
  name: 'person reset-link',
  summary: 'make a link that sets a password, in place of an earlier one',
  usage: `EMAIL ${OF_MERCHANT}`,
  run(args, io) {
    const { values, positionals } = parse(args, { merchant });
    return withPerson(io, values.merchant, positionals[0], async (shop, { id, email }) => {
      const of = { merchantId: shop.merchantId, id, actor: ACTOR };
      const made = await resetLink(poolOf(shop), of);
      if (made === null) throw new UsageProblem(`${email} is disabled`);
      return printLink(io, made.link);
    });
  },
};

const limits: CliCommand = {
  name: 'person limits',
  summary: 'say how many points people of the role agent may give; 0 is no limit',
  usage: `[--award-max N] [--daily-max N] ${OF_MERCHANT}`,
  run(args, io) {
    const { values } = parse(args, {
      merchant,
      'award-max': { type: 'string' },
      'daily-max': { type: 'string' },
    });
    const { 'award-max': award, 'daily-max': daily } = values;
    const wanted = {
      ...(award === undefined ? {} : { awardMax: limitOf('--award-max', award) }),
      ...(daily === undefined ? {} : { dailyMax: limitOf('--daily-max', daily) }),
    };
    return withShop(io, values.merchant, async (shop) => {
      const of = { merchantId: shop.merchantId, actor: ACTOR };
      const { awardMax, dailyMax } = await saveStaffLimits(poolOf(shop), of, wanted);
      io.out(`in one award  ${String(awardMax ?? 'no limit')}`);
      io.out(`in a day      ${String(dailyMax ?? 'no limit')}`);
      return 0;
    });
  },
};

export const personCommands: readonly CliCommand[] = [
  ...[add, list, role, disable, remove, resetLinkCommand, limits],
];

function change(
  io: CommandIo,
  partnerId: string | undefined,
  { email: given, wanted }: { readonly email: string | undefined; readonly wanted: WantedPerson },
): Promise<number> {
  return withPerson(io, partnerId, given, async (shop, { id, email }) => {
    const of = { merchantId: shop.merchantId, id, actor: ACTOR };
    const changed = await updatePerson(poolOf(shop), of, wanted);
    if (changed.kind !== 'changed') {
      throw changed.kind === 'last_owner'
        ? lastOwner(email)
        : new UsageProblem(`there is no person ${email}`);
    }
    const state = changed.person.disabledAt === null ? changed.person.role : 'disabled';
    io.out(`${email} is ${state}`);
    return 0;
  });
}

function withPerson(
  io: CommandIo,
  partnerId: string | undefined,
  given: string | undefined,
  work: (shop: Shop, person: Person) => Promise<number>,
): Promise<number> {
  const email = emailOf(given);
  return withShop(io, partnerId, async (shop) => {
    const person = await personByEmail(poolOf(shop), shop.merchantId, email);
    if (person === null) throw new UsageProblem(`the merchant has nobody of the address ${email}`);
    return work(shop, person);
  });
}

/** Never out of the arguments: those stand in the list of processes and in the shell's history. */
async function passwordOf(
  io: CommandIo,
  asked: { readonly password: boolean; readonly 'password-stdin': boolean },
): Promise<string | null> {
  if (asked['password-stdin']) {
    if (asked.password) {
      throw new UsageProblem('--password and --password-stdin exclude each other');
    }
    const password = io.input === undefined ? '' : await readFirstLine(io.input);
    if (password === '') throw new UsageProblem('--password-stdin finds no password in its input');
    return password;
  }
  return asked.password ? askPassword(io) : null;
}

async function askPassword({ askInSecret }: CommandIo): Promise<string> {
  if (askInSecret === undefined) {
    throw new UsageProblem(
      '--password takes somebody at a terminal; else there is --password-stdin',
    );
  }
  const password = await askInSecret('password: ');
  if (password === '') throw new UsageProblem('no password was given');
  const again = await askInSecret('once more: ');
  if (password !== again) throw new UsageProblem('the two are not the same');
  return password;
}

/** A password that is not taken leaves the link, so that nothing has to be undone. */
async function setHere(
  shop: Shop,
  io: CommandIo,
  { person, password, link }: { person: Person; password: string; link: MadeLink },
): Promise<number> {
  const tools = { pool: poolOf(shop), passwords: createPasswordHash() };
  const problem = await setPasswordAsOperator(tools, { person, password, actor: ACTOR });
  if (problem === null) return 0;
  io.err(problem);
  return printLink(io, link);
}

function printLink(io: CommandIo, link: MadeLink): number {
  const until = new Date(link.expiresAt).toISOString().slice(0, 16).replace('T', ' ');
  io.out(`link    ${linkUrl(baseUrlOf(io.config()), link)}`);
  io.err(`The link is shown this once, is good for one use, and until ${until} UTC.`);
  return 0;
}

function poolOf({ installation }: Shop): Shop['installation']['database']['pool'] {
  return installation.database.pool;
}

function emailOf(given: string | undefined): string {
  const email = given?.trim().toLowerCase() ?? '';
  if (EMAIL.test(email) && email.length <= EMAIL_MAX) return email;
  throw new UsageProblem(`EMAIL is ${JSON.stringify(given ?? '')}; allowed is an e-mail address`);
}

function roleOf(given: string): Role {
  const found = ROLES.find((one) => one === given);
  if (found === undefined) {
    throw new UsageProblem(`the role is ${JSON.stringify(given)}; allowed are ${ROLES.join(', ')}`);
  }
  return found;
}

function limitOf(name: string, given: string): number | null {
  const limit = /^\d{1,10}$/.test(given) ? Number(given) : NaN;
  if (limit <= LIMIT_MAX) return limit === 0 ? null : limit;
  throw new UsageProblem(`${name} is ${given}; whole numbers from 0 to ${LIMIT_MAX} are allowed`);
}

function lastOwner(email: string): UsageProblem {
  return new UsageProblem(`${email} is the last owner: make somebody else one first`);
}
