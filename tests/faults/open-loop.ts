import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { memberEmail, MEMBERS, PLAIN_REWARD } from './operations.ts';

/*
 * A process of its own that sends so many requests a second, whether they are answered or not, and at its
 * end prints what came of them.
 */

/** What it is started with, as JSON. */
export interface OpenLoopTerms {
  readonly url: string;
  readonly partnerId: string;
  readonly apiKey: string;
  /** A second; 0: as fast as answers come, with `atOnceMax` under way. */
  readonly rate: number;
  readonly lastsMs: number;
  /** More are not sent; a client has no more sockets. */
  readonly atOnceMax: number;
  /** Whom they are for, in turn; those of the stage unless told. */
  readonly members?: number;
}

/** What it prints. */
export interface OpenLoopReport {
  readonly sent: number;
  readonly done: number;
  readonly redeemed: number;
  readonly redeemRefused: number;
  readonly awarded: number;
  readonly awardRefused: number;
  /** 429 and 503. */
  readonly turnedAway: number;
  /** Of those, without saying when to come back. */
  readonly rude: number;
  /** Any other answer, or none. */
  readonly failed: number;
  /** The same by status, or by the code of the error. */
  readonly failures: Readonly<Record<string, number>>;
  /** Decided a second. */
  readonly goodput: number;
  readonly p99Ms: number;
}

const TICK_MS = 10;
const ANSWER_WAIT_MS = 20_000;
/** One request in five spends. */
const REDEEM_EVERY = 5;

const terms = JSON.parse(process.argv[2] ?? '') as OpenLoopTerms;
// Sockets are kept: what a system makes of connections that come and go by the thousand is not asked here.
const agent = new Agent({ keepAlive: true, maxFreeSockets: terms.atOnceMax });
const counts = { sent: 0, redeemed: 0, redeemRefused: 0, awarded: 0, awardRefused: 0 };
const ends = { turnedAway: 0, rude: 0, failed: 0 };
const failures: Record<string, number> = {};
const times: number[] = [];
let underWay = 0;

const started = performance.now();
let due = 0;
while (performance.now() - started < terms.lastsMs) {
  due = terms.rate === 0 ? Infinity : ((performance.now() - started) / 1000) * terms.rate;
  while (counts.sent < due && underWay < terms.atOnceMax) send();
  await pause(TICK_MS);
}
const doneInTime = counts.awarded + counts.redeemed;
const tookMs = performance.now() - started;
while (isBusy()) await pause(TICK_MS);
agent.destroy();
times.sort((one, two) => one - two);
const report: OpenLoopReport = {
  ...{ ...counts, ...ends, failures, done: counts.awarded + counts.redeemed },
  goodput: Math.round((doneInTime * 1000) / tookMs),
  p99Ms: Math.round(times[Math.floor((times.length - 1) * 0.99)] ?? 0),
};
process.stdout.write(JSON.stringify(report));

function isBusy(): boolean {
  return underWay > 0;
}

function send(): void {
  const turn = (counts.sent += 1);
  const redeems = turn % REDEEM_EVERY === 0;
  const user_email = memberEmail(turn % (terms.members ?? MEMBERS));
  const form: Record<string, string> = redeems
    ? { user_email, redemption_id: PLAIN_REWARD }
    : { user_email, total: '20', subtotal: '20', order_id: `${String(started)}-${String(turn)}` };
  const body = new URLSearchParams(form).toString();
  const at = performance.now();
  underWay += 1;
  let isOver = false;
  const over = (status: number | string, retryAfter: string | undefined): void => {
    if (isOver) return;
    isOver = true;
    underWay -= 1;
    note(redeems, status, retryAfter);
    if (status === 200) times.push(performance.now() - at);
  };
  const sent = request(`${terms.url}/v1/loyalty/${redeems ? 'redeem' : 'purchase'}`, {
    method: 'POST',
    agent,
    signal: AbortSignal.timeout(ANSWER_WAIT_MS),
    headers: {
      'partner-id': terms.partnerId,
      'api-key': terms.apiKey,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    },
  });
  sent.on('error', (error: NodeJS.ErrnoException) => {
    over(error.code ?? error.name, undefined);
  });
  sent.on('response', (response) => {
    response.resume();
    response.on('close', () => {
      over(response.statusCode ?? 0, response.headers['retry-after']);
    });
  });
  sent.end(body);
}

function note(redeems: boolean, status: number | string, retryAfter: string | undefined): void {
  // A member who has too little is decided, too.
  if (status === 200 || status === 400) counts[redeems ? 'redeemed' : 'awarded'] += 1;
  else if (status === 503 || status === 429) {
    ends.turnedAway += 1;
    counts[redeems ? 'redeemRefused' : 'awardRefused'] += 1;
    if (retryAfter === undefined) ends.rude += 1;
  } else {
    ends.failed += 1;
    failures[status] = (failures[status] ?? 0) + 1;
  }
}
