#!/usr/bin/env node
import type { CliCommand, CommandIo } from './cli/command.ts';
import { couponsAdd, couponsList } from './cli/coupons.ts';
import { demo } from './cli/demo.ts';
import { dispatch } from './cli/dispatch.ts';
import { exportAll, exportMembersCommand, exportTransactionsCommand } from './cli/export.ts';
import { helpDeskCommands } from './cli/help-desk.ts';
import { personCommands } from './cli/person.ts';
import { importMembers, importTransactions } from './cli/import.ts';
import { keyCreate, keyLimit, keyList, keyRevoke } from './cli/key.ts';
import { liabilityCommands } from './cli/liability.ts';
import { journalCommands } from './cli/liability-journal.ts';
import { memberCommands } from './cli/member.ts';
import { memberExport, memberShow } from './cli/member-shown.ts';
import { merchantCreate, merchantList } from './cli/merchant.ts';
import { migrate } from './cli/migrate.ts';
import { programExport, programSchema, programShow } from './cli/program.ts';
import { programApply, programDrift, programPlan } from './cli/program-apply.ts';
import { programHistory, programPromote, programRollback } from './cli/program-history.ts';
import { sealCommands } from './cli/seal.ts';
import { secretCommands } from './cli/secret.ts';
import { serve } from './cli/serve.ts';
import { backtest } from './cli/backtest.ts';
import { verify } from './cli/verify.ts';
import { webhooksAdd, webhooksList, webhooksTest } from './cli/webhooks.ts';
import { webhooksLog, webhooksReplay } from './cli/webhooks-log.ts';
import { webhooksListen } from './cli/webhooks-listen.ts';
import { webhooksSetAside } from './cli/webhooks-set-aside.ts';
import { work } from './cli/work.ts';
import { askInSecret, askOnTerminal } from './cli/ask-on-terminal.ts';
import { readConfig } from './config.ts';
import { CORRECTION_COMMANDS } from './cli/correction.ts';
import { SIGNAL_COMMANDS } from './cli/signals.ts';
import { zendeskCommands } from './cli/zendesk.ts';

const COMMANDS: readonly CliCommand[] = [
  serve,
  work,
  demo,
  migrate,
  merchantCreate,
  merchantList,
  keyCreate,
  keyList,
  keyRevoke,
  keyLimit,
  programExport,
  programShow,
  programPlan,
  programApply,
  programHistory,
  programRollback,
  programPromote,
  programDrift,
  programSchema,
  ...CORRECTION_COMMANDS,
  ...SIGNAL_COMMANDS,
  couponsAdd,
  couponsList,
  importMembers,
  importTransactions,
  exportAll,
  exportMembersCommand,
  exportTransactionsCommand,
  memberShow,
  ...memberCommands,
  memberExport,
  webhooksList,
  webhooksAdd,
  webhooksTest,
  webhooksReplay,
  webhooksLog,
  webhooksListen,
  webhooksSetAside,
  ...helpDeskCommands,
  ...personCommands,
  ...zendeskCommands(),
  ...liabilityCommands,
  ...journalCommands,
  ...sealCommands,
  verify,
  ...secretCommands,
  backtest,
];

const io: CommandIo = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  isTerminal: process.stderr.isTTY,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: askOnTerminal, askInSecret } : {}),
  input: process.stdin,
  config: (defaults) => readConfig(undefined, defaults),
};

process.exitCode = await dispatch(COMMANDS, process.argv.slice(2), io);
