import { tallyAnswers, V1Client, type V1Answer, type V1Call } from '../../support/v1-client.ts';
import { memberEmail, MEMBERS } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';

export const poison: Fault = {
  id: 'F27',
  name: 'Poison in a batch',
  promise: 'A bad request is told so, and its neighbours in the batch do not notice.',
  attack:
    'among awards that fill the batches of one lane: sums beyond all bounds, members unknown, NUL, lone halves of characters, the same order twice in a batch',
  async run(setting) {
    const environment = { FEALTY_LANES: '1' };
    const stage = await openStage(setting, await setting.ground(), { environment });
    try {
      return await mix(setting, stage);
    } finally {
      await stage.close();
    }
  },
};

const ROUNDS = { short: 1, full: 40 };
const GOOD = { short: 90, full: 500 };
const FINE = 'every kind of poison was refused with 4xx, or taken as text';

/** What is wrong with a purchase, by what it says instead. */
const BAD: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a sum beyond numbers', { total: '1e309', subtotal: '1e309' }],
  ['a sum beyond points', { total: '9'.repeat(25), subtotal: '9'.repeat(25) }],
  ['a sum at the edge', { total: '9007199254740993', subtotal: '9007199254740993' }],
  ['no number', { total: 'NaN', subtotal: 'NaN' }],
  ['a sum below nothing', { total: '-10', subtotal: '-10' }],
  ['NUL in the order', { order_id: 'a\u0000b' }],
  ['NUL in the address', { user_email: 'a\u0000b@example.com' }],
  ['half a character', { order_id: 'half-\ud800' }],
  ['an order without end', { order_id: 'x'.repeat(100_000) }],
  ['a member unknown', { user_email: 'nobody at all' }],
];

async function mix(setting: Setting, stage: Stage): Promise<Outcome> {
  const client = new V1Client(stage.urls()[0] ?? '', stage.keys, 600);
  const problems: string[] = [];
  const answered: Record<string, string> = {};
  const most = ROUNDS[setting.form];
  let sent = 0;
  for (let round = setting.skip; round < most && problems.length === 0; round += 1) {
    const name = (turn: number): string => `o-${String(round)}-${String(turn)}`;
    const good = Array.from({ length: GOOD[setting.form] }, (_none, turn) =>
      purchase(name(turn), turn % MEMBERS),
    );
    const twice = [purchase(`twice-${String(round)}`, 1), purchase(`twice-${String(round)}`, 1)];
    const bad = BAD.map(([, says], turn) => ({
      ...purchase(`bad-${String(round)}-${String(turn)}`, turn),
      says,
    }));
    const all: V1Call[] = [
      ...good.slice(0, good.length / 2),
      ...bad.map(({ says, ...call }) => ({ ...call, form: { ...call.form, ...says } })),
      ...twice,
      ...good.slice(good.length / 2),
    ];
    const answers = await Promise.all(all.map((call) => client.call(call)));
    sent += answers.length;
    const badAt = good.length / 2;
    const ofBad = answers.splice(badAt, bad.length);
    const ofTwice = answers.splice(badAt, 2);
    problems.push(...judgeRound(answers, ofBad, ofTwice));
    ofBad.forEach(({ status, code }, at) => {
      answered[(BAD[at]?.[0] ?? '').replaceAll(' ', '_')] = `${String(status)}/${String(code)}`;
    });
  }
  client.close();
  const problem = problems.length === 0 ? FINE : problems[0];
  setting.say(`  ${problem ?? FINE}`);
  return { volume: `${String(sent)} requests`, figures: { sent, ...answered }, problems };
}

function judgeRound(
  good: readonly V1Answer[],
  bad: readonly V1Answer[],
  twice: readonly V1Answer[],
): string[] {
  const tally = Object.keys(tallyAnswers(good)).join(' ');
  const both = Object.keys(tallyAnswers(twice)).sort().join(' ');
  return [
    ...(tally === '200' ? [] : [`good requests were answered ${tally}`]),
    ...(both === '200 400/609' ? [] : [`the same order twice was answered ${both}`]),
    ...bad.flatMap(({ status, text }, at) =>
      status < 500 ? [] : [`${BAD[at]?.[0] ?? ''} was answered ${String(status)}: ${text}`],
    ),
  ];
}

function purchase(order_id: string, member: number): V1Call & { form: Record<string, string> } {
  const form = { user_email: memberEmail(member % MEMBERS), order_id, total: '3', subtotal: '3' };
  return { path: 'purchase', form };
}
