import type pg from 'pg';
import { UnnamedClient } from '../runtime/database.ts';
import { parserOf } from '../runtime/pg-types.ts';
import type { Statement } from '../runtime/statement.ts';

/** One statement with its values, on its way to the server. */
export interface Request {
  readonly statement: Statement;
  readonly values: readonly (string | number | null)[];
}

export interface FlightResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly command: string;
}

/** A flight that gets no answer this long counts as lost, and its connection with it. */
const ANSWER_TIMEOUT_MS = 20_000;

/**
 * Sends statements in one go and waits for all answers: one round trip and one Sync whatever their
 * number. The first error ends the flight: PostgreSQL skips the statements behind it, COMMIT
 * too, so a transaction that was open is still to be rolled back. Throws that error, or the
 * socket's.
 */
export function fly(client: pg.Client, requests: readonly Request[]): Promise<FlightResult[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      partsOf(client).connection.stream.destroy(new Error('the database did not answer in time'));
    }, ANSWER_TIMEOUT_MS);
    const named = !(client instanceof UnnamedClient);
    const flight = new Flight(requests, named, (error, results) => {
      clearTimeout(timer);
      if (error === null) resolve(results);
      else reject(error);
    });
    client.query(flight);
  });
}

/** What the driver calls on its wire; its types leave most of it out. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void; destroy(error: Error): void };
  close(what: { type: 'S'; name: string }): void;
  parse(statement: { name: string; text: string }): void;
  describe(what: { type: 'S'; name: string }): void;
  bind(terms: { statement: string; values: readonly (string | null)[] }): void;
  execute(terms: object): void;
  sync(): void;
}

function partsOf(client: pg.Client): { readonly connection: Wire } {
  return client as unknown as { readonly connection: Wire };
}

/** A column of a statement's answer, and what makes a value of its text. */
interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** The statements that a connection has prepared, with the columns they answer. */
const prepared = new WeakMap<Wire, Map<string, readonly Column[]>>();

/**
 * The driver's own queries end in a Sync each, and every Sync is a packet back and a wake-up of
 * both processes. So this speaks the protocol itself: bind and execute for each statement, one
 * Sync at the end. The columns of a statement are asked for once, when it is prepared.
 */
class Flight implements pg.Submittable {
  readonly #requests: readonly Request[];
  readonly #named: boolean;
  readonly #results: FlightResult[] = [];
  #known = new Map<string, readonly Column[]>();
  /** Columns and rows of the statement whose answer is coming in. */
  #columns: readonly Column[] | null = null;
  #rows: Record<string, unknown>[] = [];
  /** Told once; the driver may exchange it. */
  callback: (error: Error | null, results: FlightResult[]) => void;

  constructor(
    requests: readonly Request[],
    named: boolean,
    callback: (error: Error | null, results: FlightResult[]) => void,
  ) {
    this.#requests = requests;
    this.#named = named;
    this.callback = callback;
  }

  submit(connection: unknown): void {
    const wire = connection as Wire;
    if (this.#named) this.#known = preparedOn(wire);
    wire.stream.cork();
    try {
      for (const request of this.#requests) this.#send(wire, request);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  #send(wire: Wire, { statement, values }: Request): void {
    const name = this.#named ? statement.name : '';
    if (!this.#named || !this.#known.has(name)) {
      // It may be there from a flight that failed before it was known to be.
      wire.close({ type: 'S', name });
      wire.parse({ name, text: statement.text });
      wire.describe({ type: 'S', name });
    }
    wire.bind({
      statement: name,
      values: values.map((value) => (typeof value === 'number' ? String(value) : value)),
    });
    wire.execute({});
  }

  handleRowDescription(message: {
    fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  }): void {
    this.#columns = message.fields.map(({ name, dataTypeID }) => ({
      name,
      parse: parserOf(dataTypeID),
    }));
  }

  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void {
    const columns = this.#columnsNow();
    const row: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      const text = message.fields[index] ?? null;
      if (column !== undefined) row[column.name] = text === null ? null : column.parse(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete(message: { readonly text: string }): void {
    const request = this.#requests[this.#results.length];
    if (this.#named && request !== undefined) {
      this.#known.set(request.statement.name, this.#columnsNow());
    }
    const [command = ''] = message.text.split(' ', 1);
    this.#results.push({ rows: this.#rows, command });
    this.#rows = [];
    this.#columns = null;
  }

  #columnsNow(): readonly Column[] {
    if (this.#columns !== null) return this.#columns;
    const name = this.#requests[this.#results.length]?.statement.name ?? '';
    return (this.#named ? this.#known.get(name) : undefined) ?? [];
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }

  handleReadyForQuery(): void {
    if (this.#results.length === this.#requests.length) this.callback(null, this.#results);
    else this.callback(new Error('statements of a flight went unanswered'), []);
  }
}

function preparedOn(wire: Wire): Map<string, readonly Column[]> {
  const known = prepared.get(wire);
  if (known !== undefined) return known;
  const none = new Map<string, readonly Column[]>();
  prepared.set(wire, none);
  return none;
}
