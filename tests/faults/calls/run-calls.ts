import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { readDescription, type Operation } from '../../support/description.ts';
import { drawCall, type Call } from './draw-call.ts';
import { judgeAnswer, type Answer } from './judge-answer.ts';
import { kindOfIds, knownTo } from './known.ts';
import { Draw } from './random.ts';
import type { FilledShop } from './shops.ts';

/** APIs that a server describes. */
const APIS = ['v1', 'v2'];
const TIMEOUT_MS = 20_000;
/** Findings that are told in full; more are counted. */
const FINDINGS_MAX = 20;

export interface CallTerms {
  readonly url: string;
  readonly shops: readonly [FilledShop, FilledShop];
  readonly calls: number;
  /** Sent at once. */
  readonly together: number;
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
  const draw = new Draw(terms.random);
  const described = await Promise.all(APIS.map((api) => readDescription(terms.url, api)));
  const operations = described.flat();
  const agent = new Agent({ keepAlive: true, maxSockets: terms.together });
  const statuses: Record<string, number> = {};
  const succeeded = new Set<string>();
  const findings: string[] = [];
  let bad = 0;
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < terms.calls) {
      begun += 1;
      const side = draw.below(2);
      const [own, foreign] = side === 0 ? terms.shops : [terms.shops[1], terms.shops[0]];
      // What has not been seen to work yet is tried more often.
      const waiting = operations.filter(({ id }) => !succeeded.has(id));
      const operation = (draw.chance(0.2) ? draw.one(waiting) : undefined) ?? draw.one(operations);
      if (operation === undefined) throw new Error('the server describes nothing');
      const call = drawCall(
        draw,
        operation,
        { ...own.keys, session: own.session },
        knownTo(own.ids, foreign.ids),
      );
      const answer = await send(terms.url, agent, call);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      const wrong = judgeAnswer(call, answer, { foreign: foreign.secret });
      if (wrong.length > 0) {
        bad += 1;
        if (findings.length < FINDINGS_MAX) findings.push(told(call, answer, wrong));
      }
      if (hasSucceeded(call, answer)) {
        succeeded.add(operation.id);
        learnFrom(own, call, answer);
      }
    }
  };
  await Promise.all(Array.from({ length: terms.together }, worker));
  agent.destroy();
  return {
    calls: begun,
    statuses,
    succeeded: [...succeeded].sort(),
    operations: operations.length,
    bad,
    findings,
  };
}

/** What no random call has succeeded with: the run has not seen it work. */
export async function neverSucceeded(url: string, report: CallReport): Promise<readonly string[]> {
  const described = await Promise.all(APIS.map((api) => readDescription(url, api)));
  const ids = described.flat().map(({ id }: Operation) => id);
  return ids.filter((id) => !report.succeeded.includes(id));
}

/** What an answer names can be asked for, and whoever was merged can be parted. */
function learnFrom({ ids }: FilledShop, { operation, url }: Call, answer: Answer): void {
  if (isJson(answer)) ids.learn(JSON.parse(answer.text) as unknown, kindOfIds(operation.path));
  const [, merged] = /\/members\/([0-9a-f]{24})\/merge\b/.exec(url) ?? [];
  if (merged !== undefined) ids.add('merged', merged);
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

function told(call: Call, { status, text: body }: Answer, wrong: readonly string[]): string {
  const { operation, method, url, body: sent } = call;
  const head = `${operation.id}: ${wrong.join(', ')}`;
  return `${head}\n  ${method} ${url.slice(0, 300)}\n  sent ${sent.slice(0, 400)}\n  got ${String(status)} ${body.slice(0, 400)}`;
}

function send(base: string, agent: Agent, call: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(base + call.url, {
      method: call.method,
      agent,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { ...call.headers, 'content-length': Buffer.byteLength(call.body) },
    });
    sent.on('error', (error) => {
      reject(new Error(`${call.method} ${call.url}`, { cause: error }));
    });
    sent.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const contentType = headers['content-type'] ?? '';
      text(response).then((whole) => {
        resolve({ status, contentType, text: whole });
      }, reject);
    });
    sent.end(call.body);
  });
}
