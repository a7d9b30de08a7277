import type { Described } from './operations.ts';

/** Resources whose place in the path is not their name. */
const RESOURCES: readonly (readonly [RegExp, string])[] = [
  [/^rewards\/\{\w+\}\/coupons/, 'coupons'],
  [/^help-desks\/\{\w+\}\/zendesk/, 'zendesk'],
  [/^program\/drafts/, 'programDrafts'],
  [/^program\/backtests/, 'backtests'],
  [/^storefront\/design/, 'design'],
];

/** Methods whose name does not follow from the operation's. */
const METHODS: Readonly<Record<string, string>> = {
  v2_look_for_fraud_signals: 'look',
  v2_follow_events: 'list',
  v2_import_lines: 'send',
  v2_export_lines: 'read',
  v2_change_member_tags: 'changeTags',
  v2_list_waiting_events: 'listWaiting',
  v2_replay_events: 'replay',
  v2_storefront_member: 'readMember',
  v2_storefront_rewards: 'listRewards',
  v2_storefront_transactions: 'listTransactions',
  v2_storefront_activities: 'listActivities',
  v2_storefront_tiers: 'listTiers',
  v2_storefront_design: 'readDesign',
  v2_read_storefront_design: 'read',
  v2_update_storefront_design: 'update',
  v2_return: 'returnOrder',
  return: 'returnOrder',
};

/** Data that its first operation does not name well. */
const DATA: Readonly<Record<string, string>> = {
  v2_create_webhook: 'SavedWebhook',
  v2_create_help_desk: 'SavedHelpDesk',
  v2_create_integration: 'Integration',
  v2_create_backtest: 'BacktestSummary',
  v2_create_correction: 'CorrectionSummary',
  v2_follow_events: 'EventsPage',
  v2_export_lines: 'ExportPart',
  v2_explain_transaction: 'Explanation',
  award: 'Award',
  explain_transaction: 'Explanation',
  read_event: 'V1Event',
};

/** Rows of lists that the operation does not name well. */
const ROWS: Readonly<Record<string, string>> = {
  v2_follow_events: 'HappenedEvent',
  v2_list_store_events: 'StoreEvent',
  v2_list_corrections: 'CorrectionSummary',
  v2_list_moderation: 'ModeratedTransaction',
};

/** Parts of answers that the field they stand in does not name well, by the resource that has them first. */
const PARTS: Readonly<Record<string, string>> = {
  'moderation.file': 'ReceiptFile',
  'moderation.suggestion': 'ReceiptSuggestion',
  'moderation.duplicate': 'ReceiptDuplicate',
  'moderation.held': 'HeldReason',
  'programDrafts.draft': 'ProgramDraftSummary',
};

/** Items of a list that are objects of a form of their own, by operation. */
const ITEMS: Readonly<Record<string, string>> = {
  v2_bulk_transactions: 'BulkCommand',
  v2_import_lines: 'ImportLine',
};

/** What the items of a list of objects are called that is sent to an operation. */
export function itemNameOf({ id }: Described): string {
  return ITEMS[id] ?? 'object';
}

/** What a part of answers is called: by the resource and the field that it stands in first. */
export function partNameOf(operation: Described, word: string): string {
  const resource = resourceOf(operation);
  const named = PARTS[`${resource}.${word}`];
  if (named !== undefined) return named;
  const prefix = operation.api === 'v1' ? '' : pascal(singular(resource));
  return pascal(word).startsWith(prefix) ? pascal(word) : `${prefix}${pascal(word)}`;
}

/** `help_desk` as `HelpDesk`. */
export function pascal(words: string): string {
  return words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `help_desk` as `helpDesk`. */
export function camel(words: string): string {
  const name = pascal(words);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `helpDesks` as `help-desks`, which its files are called by. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** One of several: `activities` as `activity`. */
export function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The property of a client that an operation stands under; the others have no resources. */
export function resourceOf({ api, path }: Described): string {
  if (api !== 'v2') return api;
  const place = path.replace('/v2/loyalty/', '');
  const named = RESOURCES.find(([pattern]) => pattern.test(place))?.[1];
  return named ?? camel(place.split('/')[0] ?? place);
}

/** What an operation is about, without its API: `read_member`. */
export function subjectOf({ id }: Described): string {
  return id.replace(/^v2_(storefront_)?/, '');
}

/** The method that an operation is called by: what the resource says already is left out. */
export function methodOf(operation: Described): string {
  const named = METHODS[operation.id];
  if (named !== undefined) return named;
  const subject = subjectOf(operation);
  if (operation.api !== 'v2') return camel(subject);
  const said = resourceWords(operation);
  const [verb = subject, ...rest] = subject.split('_');
  const left = rest.filter((word) => !said.has(word));
  return camel(said.has(verb) ? left.join('_') : [verb, ...left].join('_'));
}

function resourceWords(operation: Described): ReadonlySet<string> {
  const words = resourceOf(operation)
    .replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .split('_');
  const plain = words.filter((word) => word !== 'exports' && word !== 'imports');
  return new Set(plain.flatMap((word) => [word, singular(word)]));
}

/** The method that walks a list: `list` is walked by `each`, `listLines` by `eachLine`. */
export function walkOf(operation: Described): string {
  const method = methodOf(operation);
  const what = method.replace(/^(list|read)/, '');
  return `each${singular(what)}`;
}

/** An operation as callers write it: `members.create`. */
export function calledAs(operation: Described): string {
  return `${resourceOf(operation)}.${methodOf(operation)}`;
}

/** What the data of an operation is called unless the same is called otherwise already. */
export function dataNameOf(operation: Described): string {
  const named = DATA[operation.id];
  if (named !== undefined) return named;
  const subject = subjectOf(operation);
  if (subject.startsWith('read_')) return pascal(subject.slice('read_'.length));
  if (operation.paging?.rows !== undefined) {
    return `${pascal(subject.replace(/^list_/, ''))}Page`;
  }
  return `${pascal(subject)}Answer`;
}

/** What a row of a list is called unless the same is called otherwise already. */
export function rowNameOf(operation: Described): string {
  const named = ROWS[operation.id];
  return named ?? pascal(singular(subjectOf(operation).replace(/^list_/, '')));
}
