import pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { Command } from '@fealty/core';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { changeProgram, MERCHANT } from '../../../../tests/simulation/run/shop.ts';
import { memoryDriver } from '../../../../tests/simulation/scenario/memory-driver.ts';
import type { MemoryStore } from '../../../../tests/simulation/store/memory-store.ts';
import type { TableName } from '../../../../tests/simulation/store/tables.ts';
import { countingFresh, START } from '../../../../tests/support/scenario/core-driver.ts';

/** What is between a lane and its driver; the driver calls back what the server says. */
interface Flight {
  submit(wire: object): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/** Something that goes wrong once: before a statement is carried out, or behind it. */
interface Trouble {
  readonly at: string;
  readonly error: Error;
  readonly behind?: true;
}

function refused(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('no', 2, 'error'), { code });
}

/** The statements of a flight, as they would go over a wire. */
function namesOf(flight: Flight): readonly string[] {
  const names: string[] = [];
  const nothing = (): void => undefined;
  flight.submit({
    ...{ stream: { cork: nothing, uncork: nothing }, close: nothing, parse: nothing },
    ...{ describe: nothing, execute: nothing, sync: nothing },
    bind: ({ statement }: { readonly statement: string }) => names.push(statement),
  });
  return names;
}

/** Connections on which things go wrong, one after the other. */
function upsetBy(troubles: readonly Trouble[]): (client: pg.Client) => void {
  const left = [...troubles];
  return (client) => {
    const query = client.query.bind(client) as (flight: Flight) => unknown;
    const troubled = (flight: Flight): unknown => {
      const [next] = left;
      if (next === undefined || !namesOf(flight).includes(next.at)) return query(flight);
      left.shift();
      if (next.behind !== true) {
        setTimeout(() => {
          flight.handleError(next.error);
        });
        return undefined;
      }
      flight.handleReadyForQuery = () => {
        flight.handleError(next.error);
      };
      return query(flight);
    };
    client.query = troubled as unknown as pg.Client['query'];
  };
}

const actor = 'key:test';
const profile = { email: 'ann@example.com', firstName: 'Ann', lastName: 'T' };
const enroll: Command = { kind: 'enroll', actor, profile };
const award = (points: string): Command => ({
  ...{ kind: 'award', actor, activityId: 'goodwill', passed: points },
  member: { by: 'email', value: profile.email },
});

interface Ended {
  /** How each command ended: by its answer, or with an error. */
  readonly ended: readonly string[];
  /** What the lanes complained of. */
  readonly troubles: readonly string[];
  readonly store: MemoryStore;
}

/** Sends commands about one member together; of `mute` ones no answer can be made. */
async function send(
  commands: readonly Command[],
  troubles: readonly Trouble[],
  mute: ReadonlySet<Command> = new Set(),
): Promise<Ended> {
  const scenario = { title: '', program: plain, table: '' };
  const driver = await memoryDriver(scenario, START, countingFresh(), upsetBy(troubles));
  const { lanes, within, store } = driver;
  const submit = (command: Command): Promise<string> =>
    lanes
      .submit({
        ...{ merchantId: MERCHANT, command, key: null, bulk: false },
        deadlineMs: performance.now() + 60_000,
        respond: (outcome) => {
          if (mute.has(command)) throw new Error('no words');
          return { status: 200, body: outcome.kind === 'busy' ? outcome.why : outcome.kind };
        },
      })
      .then(
        ({ body }) => body,
        (error: unknown) => `failed: ${(error as Error).message}`,
      );
  const ended = await within(() => Promise.all(commands.map(submit)));
  await driver.close();
  return { ended, troubles: driver.troubles, store };
}

function balance(store: MemoryStore): unknown {
  return store.rows('member_heads').map(({ available, version }) => [available, version]);
}

const write = 'lane.commit';
const ALL_DONE = ['done', 'done', 'done'];
const commands = [enroll, award('5'), award('7')];

describe('a batch that does not come to its end', () => {
  it.each([
    ['somebody was first', ['23505']],
    ['transactions crossed', ['40001']],
    ['transactions waited for each other', ['40P01']],
    ['one thing happened, then another', ['40P01', '23505']],
    ['its row is locked', ['55P03']],
  ])('is carried out once where %s', async (_why, codes) => {
    const troubles = codes.map((code) => ({ at: write, error: refused(code) }));
    const { ended, store, troubles: told } = await send(commands, troubles);
    expect([ended, balance(store), told]).toEqual([ALL_DONE, [[12, 2]], []]);
  });

  it('is tried in parts where a second look finds the same, and only one of them fails', async () => {
    const often = Array.from({ length: 3 }, () => ({ at: write, error: refused('23505') }));
    const { ended, store, troubles } = await send([enroll, award('5')], often.slice(0, 2));
    expect([ended, balance(store), troubles]).toEqual([['done', 'done'], [[5, 1]], []]);
    const alone = await send([enroll], often);
    expect(alone.ended).toEqual(['failed: no']);
    expect(alone.troubles).toEqual(['a command failed: enroll: error: no']);
    expect(alone.store.rows('members')).toEqual([]);
  });

  it('fails the command of which no answer can be made, and none of its neighbours', async () => {
    const mute = award('6');
    const { ended, store, troubles } = await send(
      [enroll, award('5'), mute, award('7')],
      [],
      new Set([mute]),
    );
    expect(ended).toEqual(['done', 'done', 'failed: no words', 'done']);
    expect([balance(store), troubles.length]).toEqual([[[12, 2]], 1]);
  });

  it.each([
    ['the server stops', '57P01'],
    ['the server takes no writes any more', '25006'],
    ['the session stood still for too long', '25P03'],
  ])('is carried out on another connection where %s', async (_why, code) => {
    const { ended, store, troubles } = await send(commands, [
      { at: 'lane.readMoment', error: refused(code) },
    ]);
    expect([ended, balance(store)]).toEqual([ALL_DONE, [[12, 2]]]);
    expect(troubles[0]).toMatch(/^the connection of a lane was lost/);
  });
});

describe('a commit that nobody can tell of', () => {
  const lost = new Error('read ECONNRESET');
  it.each<[string, Trouble]>([
    ['the line is cut behind it', { at: write, error: lost, behind: true }],
    ['the line is cut before it', { at: write, error: lost }],
    ['the server stops behind it', { at: write, error: refused('57P01'), behind: true }],
    ['the disk is full', { at: write, error: refused('53100') }],
    ['the server breaks down behind it', { at: write, error: refused('XX000'), behind: true }],
  ])('is found out, and carried out once, where %s', async (_why, trouble) => {
    const { ended, store, troubles } = await send(commands, [trouble]);
    expect([ended, balance(store)]).toEqual([ALL_DONE, [[12, 2]]]);
    expect(troubles[0]).toMatch(/^a commit went unanswered/);
  });

  it.each<[string, Command, string, TableName]>([
    ['a member who joins', enroll, 'done', 'members'],
    ['a refusal', award('5'), 'refused', 'refusals'],
  ])('of %s alone is found out, too', async (_what, command, end, table) => {
    const { ended, store } = await send([command], [{ at: write, error: lost, behind: true }]);
    expect([ended, store.rows(table).length]).toEqual([[end], 1]);
  });

  it('is asked for again where the database does not say at once', async () => {
    const { ended, store, troubles } = await send(commands, [
      { at: write, error: lost, behind: true },
      { at: 'lane.readMoment', error: lost },
      { at: 'recover.findPosting', error: refused('57P03') },
    ]);
    expect([ended, balance(store)]).toEqual([ALL_DONE, [[12, 2]]]);
    expect(troubles.filter((said) => said.startsWith('a commit is still unanswered'))).toHaveLength(
      2,
    );
  });

  it('is left open after a while, to be told by the same order or key', async () => {
    const silent = Array.from({ length: 200 }, () => ({ at: 'lane.readMoment', error: lost }));
    const { ended, store } = await send(
      [enroll, award('5')],
      [{ at: write, error: lost, behind: true }, ...silent],
    );
    expect(ended).toEqual(['outcome_unknown', 'outcome_unknown']);
    expect(balance(store)).toEqual([[5, 1]]);
  });
});

it.each([
  [7, 'done'],
  [8, 'failed: the running program changes too quickly'],
])('a batch under which the program changes %i times is %s', async (times, end) => {
  const scenario = { title: '', program: plain, table: '' };
  let left = times;
  const driver = await memoryDriver(scenario, START, countingFresh(), (client) => {
    const query = client.query.bind(client) as (flight: Flight) => unknown;
    const changing = (flight: Flight): unknown => {
      if (left > 0 && namesOf(flight).includes('lane.readMoment')) {
        left -= 1;
        changeProgram(driver.store, MERCHANT, 0);
      }
      return query(flight);
    };
    client.query = changing as unknown as pg.Client['query'];
  });
  const { lanes, within } = driver;
  const ended = await within(() =>
    lanes
      .submit({
        ...{ merchantId: MERCHANT, command: enroll, key: null, bulk: false, deadlineMs: Infinity },
        respond: ({ kind }) => ({ status: 200, body: kind }),
      })
      .then(
        ({ body }) => body,
        (error: unknown) => `failed: ${(error as Error).message}`,
      ),
  );
  await driver.close();
  expect([ended, left]).toEqual([end, 0]);
});
