import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { readDescription, type Operation } from '../../support/description.ts';
import { callThrough, drawCall, type Call } from './draw-call.ts';
import { judgeAnswer, type Answer, type Secrets } from './judge-answer.ts';
import { kindOfIds, knownTo, type Known } from './known.ts';
import { drawPlain, judgePlain, type PlainCall } from './plain-routes.ts';
import { Draw } from './random.ts';
import type { FilledShop } from './shops.ts';

/** APIs that a server describes, unless others are asked for. */
const APIS: readonly string[] = ['v1', 'v2'];
/** What a client may wait for before it is a finding: machines of tests are busy. */
const TIMEOUT_MS = 60_000;
/** Calls of what no description names, where they are asked for. */
const PLAIN_SHARE = 0.03;
/** What ends sessions, sends people away or lets nobody in is called less often than it is drawn. */
const CLOSES_DOORS = new Set([
  ...['account_update_sign_in_rules', 'account_remove_person', 'account_change_password'],
  ...['account_sign_out', 'account_end_session', 'account_end_person_session'],
]);
const CLOSES_SHARE = 0.03;
/** As much of what goes in steps is called with what the step before answered. */
const DOOR_SHARE = 0.6;
/** What did not succeed in a quarter of the calls needs what no call can draw. */
const WAITING_SHARE = 0.2;
const WAITING_SHARE_LATER = 0.05;
/** What a server says that could not get to it: what it is asked for is not at fault. */
const BUSY = /try again/i;
const BUSY_PAUSE_MS = 1000;
const TRIES = 4;
/** Findings that are told in full; more are counted. */
const FINDINGS_MAX = 20;

export interface CallTerms {
  readonly url: string;
  readonly shops: readonly [FilledShop, FilledShop];
  readonly calls: number;
  /** Sent at once. */
  readonly together: number;
  /** Interfaces, by the names of their descriptions; v1 and v2 unless told. */
  readonly apis?: readonly string[];
  /** Whether what is described nowhere is called too. */
  readonly plain?: boolean;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
}

export interface CallReport {
  readonly calls: number;
  /** How often each HTTP status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations with an answer that their description calls a success, of how many. */
  readonly succeeded: readonly string[];
  readonly operations: number;
  /** Answers that must not be. */
  readonly bad: number;
  readonly findings: readonly string[];
}

/** Sends random calls of everything that the server describes, and judges every answer. */
export async function runCalls(terms: CallTerms): Promise<CallReport> {
  const run = new Run(terms, await described(terms.url, terms.apis));
  await Promise.all(Array.from({ length: terms.together }, () => run.work()));
  return run.report();
}

async function described(url: string, apis = APIS): Promise<readonly Operation[]> {
  return (await Promise.all(apis.map((api) => readDescription(url, api)))).flat();
}

class Run {
  readonly #terms: CallTerms;
  readonly #draw: Draw;
  readonly #operations: readonly Operation[];
  readonly #agent: Agent;
  readonly #statuses: Record<string, number> = {};
  readonly #succeeded = new Set<string>();
  readonly #findings: string[] = [];
  #bad = 0;
  #begun = 0;

  constructor(terms: CallTerms, operations: readonly Operation[]) {
    this.#terms = terms;
    this.#draw = new Draw(terms.random);
    this.#operations = operations;
    this.#agent = new Agent({ keepAlive: true, maxSockets: terms.together });
  }

  /** Sends one call after the other until all have begun. */
  async work(): Promise<void> {
    const [one, two] = this.#terms.shops;
    while (this.#begun < this.#terms.calls) {
      const [own, foreign] = this.#draw.below(2) === 0 ? [one, two] : [two, one];
      const known = knownTo(own.ids, foreign.ids);
      const secrets = { foreign: foreign.secret };
      if (this.#terms.plain === true && this.#draw.chance(PLAIN_SHARE)) {
        this.#begun += 1;
        const call = drawPlain(this.#draw, own.keys, known);
        const answer = await this.#send(call);
        this.#note(call.url, call, answer, answer === null ? LATE : judgePlain(answer, secrets));
      } else await this.#callDescribed(own, known, secrets);
    }
  }

  async #callDescribed(own: FilledShop, known: Known, secrets: Secrets): Promise<void> {
    const operation = this.#drawOperation();
    const door = this.#draw.chance(DOOR_SHARE)
      ? own.people.draw(this.#draw, operation.id)
      : undefined;
    const closes = door === undefined && CLOSES_DOORS.has(operation.id);
    if (closes && !this.#draw.chance(CLOSES_SHARE)) return;
    const session = this.#draw.one(own.people.sessions) ?? '';
    const call =
      door === undefined
        ? drawCall(this.#draw, operation, { ...own.keys, session }, known)
        : callThrough(this.#draw, operation, door);
    this.#begun += 1;
    const answer = await this.#send(call);
    const wrong = answer === null ? LATE : judgeAnswer(call, answer, secrets);
    this.#note(operation.id, call, answer, wrong);
    if (answer === null) return;
    const asked = door === undefined ? session : (door.session ?? '');
    if (operation.opens === 'person' && call.described && answer.status === 401) {
      own.people.forget(asked);
    }
    const isDone = hasSucceeded(call, answer);
    const data = isDone ? dataOf(answer) : {};
    door?.learn(answer.status, data);
    if (!isDone) return;
    this.#succeeded.add(operation.id);
    own.people.learn(operation.id, call.url, data);
    learnFrom(own, call, answer);
  }

  #drawOperation(): Operation {
    // What has not been seen to work yet is tried more often.
    const waiting = this.#operations.filter(({ id }) => !this.#succeeded.has(id));
    const share = this.#begun < this.#terms.calls / 4 ? WAITING_SHARE : WAITING_SHARE_LATER;
    const asked = this.#draw.chance(share) ? this.#draw.one(waiting) : undefined;
    const operation = asked ?? this.#draw.one(this.#operations);
    if (operation === undefined) throw new Error('the server describes nothing');
    return operation;
  }

  /** Null if no whole answer came in time. Who is told to come back does, a few times. */
  async #send(call: PlainCall): Promise<Answer | null> {
    for (let tries = 1; ; tries += 1) {
      const answer = await send(this.#terms.url, this.#agent, call);
      const status = answer?.status ?? 'none';
      this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
      const isBusy = status === 503 && answer !== null && BUSY.test(answer.text);
      if (!isBusy || tries === TRIES) return answer;
      await pause(BUSY_PAUSE_MS * tries);
    }
  }

  #note(name: string, call: PlainCall, answer: Answer | null, wrong: readonly string[]): void {
    if (wrong.length === 0) return;
    this.#bad += 1;
    if (this.#findings.length < FINDINGS_MAX) this.#findings.push(told(name, call, answer, wrong));
  }

  report(): CallReport {
    this.#agent.destroy();
    return {
      calls: this.#begun,
      statuses: this.#statuses,
      succeeded: [...this.#succeeded].sort(),
      operations: this.#operations.length,
      bad: this.#bad,
      findings: this.#findings,
    };
  }
}

const LATE: readonly string[] = ['no answer, or a broken one'];

/** What no random call has succeeded with: the run has not seen it work. */
export async function neverSucceeded(
  url: string,
  report: CallReport,
  apis?: readonly string[],
): Promise<readonly string[]> {
  const ids = (await described(url, apis)).map(({ id }) => id);
  return ids.filter((id) => !report.succeeded.includes(id));
}

/** What an answer names can be asked for, and whoever was merged can be parted. */
function learnFrom({ ids }: FilledShop, { operation, url }: Call, answer: Answer): void {
  if (isJson(answer)) ids.learn(JSON.parse(answer.text) as unknown, kindOfIds(operation.path));
  const [, merged] = /\/members\/([0-9a-f]{24})\/merge\b/.exec(url) ?? [];
  if (merged !== undefined) ids.add('merged', merged);
}

/** What a success carries, if it is JSON. */
function dataOf(answer: Answer): Readonly<Record<string, unknown>> {
  if (!isJson(answer)) return {};
  return (
    (JSON.parse(answer.text) as { readonly data?: Readonly<Record<string, unknown>> }).data ?? {}
  );
}

/** A success says so, or it is a file. */
function hasSucceeded({ described }: Call, answer: Answer): boolean {
  const { status, text: body } = answer;
  if (!described || (status !== 200 && status !== 202)) return false;
  return isJson(answer) ? body.includes('"success":true') : body !== '';
}

function isJson({ contentType }: Answer): boolean {
  return contentType.startsWith('application/json');
}

function told(
  name: string,
  { method, url, body: sent }: PlainCall,
  answer: Answer | null,
  wrong: readonly string[],
): string {
  const got = answer === null ? '' : `${String(answer.status)} ${answer.text.slice(0, 400)}`;
  return `${name}: ${wrong.join(', ')}\n  ${method} ${url.slice(0, 300)}\n  sent ${sent.slice(0, 400)}\n  got ${got}`;
}

function send(base: string, agent: Agent, call: PlainCall): Promise<Answer | null> {
  return new Promise((resolve) => {
    const fail = (): void => {
      resolve(null);
    };
    const sent = request(base + call.url, {
      method: call.method,
      agent,
      ...(call.from === undefined ? {} : { localAddress: call.from }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { ...call.headers, 'content-length': Buffer.byteLength(call.body) },
    });
    sent.on('error', fail);
    sent.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const contentType = headers['content-type'] ?? '';
      text(response).then((whole) => {
        resolve({ status, contentType, text: whole });
      }, fail);
    });
    sent.end(call.body);
  });
}
