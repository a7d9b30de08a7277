import type pg from 'pg';
import { expect, it } from 'vitest';
import { UnnamedClient } from '../runtime/database.ts';
import { fly, type Request } from './flight.ts';

/** What the driver hands a flight to, and calls back with what comes over the wire. */
interface Flight {
  submit(wire: object): void;
  handleRowDescription(message: { fields: readonly object[] }): void;
  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}

const INT8 = 20;
const TEXT = 25;

/** A server that answers every statement with a number and a word, and what was said to it. */
class Server {
  readonly said: string[] = [];
  /** How many statements it answers before it says that it is ready. */
  answers = Infinity;
  fails: Error | null = null;
  #described: boolean[] = [];
  readonly connection = {
    stream: {
      cork: () => this.said.push('('),
      uncork: () => this.said.push(')'),
    },
    close: ({ type, name }: { type: string; name: string }) =>
      this.said.push(`close ${type} ${name}`),
    parse: ({ name, text }: { name: string; text: string }) =>
      this.said.push(`parse ${name} ${text}`),
    describe: () => (this.#described[this.#bound] = true),
    bind: ({ statement, values }: { statement: string; values: readonly unknown[] }) => {
      this.said.push(`bind ${statement} ${JSON.stringify(values)}`);
      this.#bound += 1;
    },
    execute: () => undefined,
    sync: () => this.said.push('sync'),
  };
  #bound = 0;

  /** Its own, so that it has it whatever client it passes for. */
  readonly query = (flight: Flight): void => {
    [this.#bound, this.#described] = [0, []];
    flight.submit(this.connection);
    if (this.fails !== null) {
      flight.handleError(this.fails);
      return;
    }
    for (let place = 0; place < Math.min(this.#bound, this.answers); place += 1) {
      if (this.#described[place] === true) {
        const fields = [
          { name: 'number', dataTypeID: INT8 },
          { name: 'word', dataTypeID: TEXT },
        ];
        flight.handleRowDescription({ fields });
      }
      flight.handleDataRow({ fields: ['9007199254740991', 'a b'] });
      flight.handleDataRow({ fields: [String(place), null] });
      flight.handleCommandComplete({ text: 'SELECT 2' });
    }
    flight.handleReadyForQuery();
  };
}

const look: Request = { statement: { name: 'look', text: 'select it' }, values: [5, null, 'x'] };
const other: Request = { statement: { name: 'other', text: 'select more' }, values: [] };
const clientOf = (server: object): pg.Client => server as pg.Client;

it('a statement is prepared once on a connection, and its columns are remembered', async () => {
  const server = new Server();
  const first = await fly(clientOf(server), [look, other]);
  expect(server.said.splice(0)).toEqual([
    ...['(', 'close S look', 'parse look select it', 'bind look ["5",null,"x"]'],
    ...['close S other', 'parse other select more', 'bind other []', 'sync', ')'],
  ]);
  const again = await fly(clientOf(server), [other, look]);
  expect(server.said).toEqual(['(', 'bind other []', 'bind look ["5",null,"x"]', 'sync', ')']);
  const whole = { number: Number.MAX_SAFE_INTEGER, word: 'a b' };
  const told = [0, 1].map((number) => ({
    command: 'SELECT',
    rows: [whole, { number, word: null }],
  }));
  expect([first, again]).toEqual([told, told]);
});

it('a statement without a name is prepared each time', async () => {
  const server = Object.setPrototypeOf(new Server(), UnnamedClient.prototype) as Server;
  for (let time = 1; time <= 2; time += 1) {
    const [result] = await fly(clientOf(server), [look]);
    expect(result?.rows[0]).toEqual({ number: Number.MAX_SAFE_INTEGER, word: 'a b' });
    const values = 'bind  ["5",null,"x"]';
    expect(server.said.splice(0)).toEqual([
      '(',
      'close S ',
      'parse  select it',
      values,
      'sync',
      ')',
    ]);
  }
});

it('a flight of which something went unanswered has failed', async () => {
  const server = new Server();
  server.answers = 1;
  await expect(fly(clientOf(server), [look, other])).rejects.toThrow('went unanswered');
});

it('what failed is prepared anew, for nobody knows how far it came', async () => {
  const server = new Server();
  server.fails = new Error('the line was cut');
  await expect(fly(clientOf(server), [look])).rejects.toThrow('the line was cut');
  server.fails = null;
  server.said.length = 0;
  await fly(clientOf(server), [look]);
  expect(server.said).toContain('parse look select it');
});
