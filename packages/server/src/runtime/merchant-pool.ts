import pg from 'pg';
import { PrimaryClient } from './primary-client.ts';
import { MERCHANT_ROLE } from './roles.ts';
import { statement, type Statement } from './statement.ts';
import { merchantOfNow } from './within-merchant.ts';

/** What names the merchant of a transaction. */
export const MERCHANT_SETTING = 'fealty.merchant_id';

/**
 * What names the merchant of a transaction, as its first parameter; it holds until the transaction ends. The
 * session has taken the role of merchants already.
 */
export const enterByMerchant = statement(
  'wall.enter',
  `select set_config('${MERCHANT_SETTING}', $1, true)`,
);
/** A pooler may give each transaction another session: then the role is taken anew each time. */
const takeRoleAndEnter = statement(
  'wall.takeRoleAndEnter',
  `select set_config('role', '${MERCHANT_ROLE}', true), set_config('${MERCHANT_SETTING}', $1, true)`,
);

/** What the driver calls on its wire; its types leave most of it out. */
interface Wire {
  parse(statement: Statement): void;
  bind(terms: { statement: string; values: readonly string[] }): void;
  execute(terms: object): void;
}

/** The driver's own query, as it is. */
interface DriverQuery {
  text: string;
  queryMode: string | undefined;
  callback: ((error: Error | null, result: unknown) => void) | undefined;
  submit(wire: Wire): Error | null;
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
const DriverQuery = pg.Query as unknown as new (config: unknown, values: unknown) => DriverQuery;

/** Connections that know the statement above. */
const prepared = new WeakSet<Wire>();

interface Terms {
  readonly merchantId: number;
  readonly named: boolean;
  /** Whether the query is its own transaction; asked when it is sent. */
  readonly isAlone: () => boolean;
}

/**
 * A query that names its merchant first, in the same send and the same transaction: no round trip more.
 * Within a transaction `begin` has done it.
 */
class MerchantQuery extends DriverQuery {
  readonly #terms: Terms;
  /** The answer that comes in is the one to the naming. */
  #isNaming = false;

  constructor(config: unknown, values: unknown, terms: Terms) {
    const { named } = terms;
    const isNamed = typeof config === 'object' && config !== null && 'name' in config;
    super(isNamed && !named ? { ...config, name: undefined } : config, values);
    this.#terms = terms;
    // Nothing but these may be sent as bare text, which nobody could name a merchant before.
    if (!/^(begin|commit|rollback)\b/i.test(this.text)) this.queryMode = 'extended';
  }

  override submit(wire: Wire): Error | null {
    const { merchantId, named } = this.#terms;
    if (/^begin\b/i.test(this.text)) {
      // Not `set_config`: after a query, which it is one of, no isolation level can be chosen any more.
      const role = named ? '' : `set local role ${MERCHANT_ROLE}; `;
      this.text = `${this.text}; ${role}set local ${MERCHANT_SETTING} = ${String(merchantId)}`;
    }
    return super.submit(wire);
  }

  override prepare(wire: Wire): void {
    const { merchantId, named, isAlone } = this.#terms;
    if (isAlone()) {
      const { name, text } = named ? enterByMerchant : takeRoleAndEnter;
      const asName = named ? name : '';
      if (!named || !prepared.has(wire)) wire.parse({ name: asName, text });
      if (named) prepared.add(wire);
      wire.bind({ statement: asName, values: [String(merchantId)] });
      wire.execute({});
      this.#isNaming = true;
    }
    super.prepare(wire);
  }

  override handleDataRow(message: unknown): void {
    if (!this.#isNaming) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#isNaming) this.#isNaming = false;
    else super.handleCommandComplete(message, wire);
  }
}

/** A connection, lent for statements of one merchant. */
class MerchantClient extends PrimaryClient {
  /** Whom it is lent for; null while the pool itself sends what is complete. */
  lent: Pick<Terms, 'merchantId' | 'named'> | null = null;

  override query: pg.Client['query'] = ((config: unknown, values: unknown, callback: unknown) => {
    const { lent } = this;
    const send = super.query.bind(this) as (...sent: unknown[]) => unknown;
    const isComplete = typeof config === 'object' && config !== null && 'submit' in config;
    if (lent === null || isComplete) return send(config, values, callback);
    const isAlone = (): boolean => this.getTransactionStatus() === 'I';
    const query = new MerchantQuery(config, values, { ...lent, isAlone });
    return new Promise((resolve, reject) => {
      query.callback = (error, result) => {
        if (error === null) resolve(result);
        else reject(error);
      };
      send(query);
    });
  }) as pg.Client['query'];
}

/**
 * Connections for what is done within one merchant (`withinMerchant`). They see that merchant's rows alone,
 * whatever a statement says: the database holds them to it. Outside of a merchant a query is rejected.
 */
export class MerchantPool extends pg.Pool {
  readonly #named: boolean;

  constructor(config: pg.PoolConfig, { named }: { readonly named: boolean }) {
    super({ ...config, Client: MerchantClient });
    this.#named = named;
  }

  override query: pg.Pool['query'] = (async (config: unknown, values: unknown) => {
    const terms = { merchantId: merchantOfNow(), named: this.#named, isAlone: () => true };
    const send = super.query.bind(this) as (query: unknown) => Promise<unknown>;
    return send(new MerchantQuery(config, values, terms));
  }) as pg.Pool['query'];

  override connect: pg.Pool['connect'] = ((callback?: Parameters<pg.Pool['connect']>[0]) => {
    if (callback !== undefined) {
      super.connect(callback);
      return;
    }
    return this.#lend();
  }) as pg.Pool['connect'];

  async #lend(): Promise<pg.PoolClient> {
    const lent = { merchantId: merchantOfNow(), named: this.#named };
    const client = await super.connect();
    (client as unknown as MerchantClient).lent = lent;
    return client;
  }
}
