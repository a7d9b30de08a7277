import { appendFileSync } from 'node:fs';
import pg from 'pg';

/*
 * Loaded into a server before it starts. On connections that serve one merchant it takes the conditions on
 * the merchant out of every statement on its way to PostgreSQL, so that the wall alone keeps stores apart.
 * Names of the statements that were changed go to the file CHANGED_STATEMENTS.
 */

interface Wire {
  startup: (this: Wire, config: { readonly options?: string }) => void;
  parse: (
    this: Wire,
    query: { readonly name?: string; readonly text: string },
    ...rest: unknown[]
  ) => void;
}

const CONDITION = /\b(?:\w+\.)?merchant_id = \$(\d+)(?:::integer)?(?!\w)/g;

const told = process.env['CHANGED_STATEMENTS'] ?? '';
const walled = new WeakSet<Wire>();
const wire = (pg as unknown as { readonly Connection: { readonly prototype: Wire } }).Connection
  .prototype;
const { startup, parse } = wire;

wire.startup = function (this: Wire, config) {
  if (config.options?.includes('role=fealty_merchant') === true) walled.add(this);
  startup.call(this, config);
};

wire.parse = function (this: Wire, query, ...rest) {
  const text = walled.has(this)
    ? query.text.replaceAll(CONDITION, '$$$1::integer is not null')
    : query.text;
  if (text !== query.text && told !== '') appendFileSync(told, `${query.name ?? ''}\n`);
  parse.call(this, { ...query, text }, ...rest);
};
