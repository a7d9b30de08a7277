import { startChaosProxy, type Fate, type Piece } from '../../support/chaos-proxy.ts';
import { V1Client, type V1Call } from '../../support/v1-client.ts';
import { memberEmail } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage } from '../suite/stage.ts';
import { strikePoints } from './strike-points.ts';

export const commitUnanswered: Fault = {
  id: 'F4',
  name: 'Cut between commit and answer',
  promise: 'Whoever did not hear the answer gets the same one by sending the same again.',
  attack:
    'the line to PostgreSQL cut before each single message, either way; the line to the client cut after each byte count of an answer',
  async run(setting) {
    const inside = await strikePoints(setting, 'cut');
    const outside = await cutAnswers(setting);
    return {
      volume: `${inside.volume} inside, ${outside.volume} outside`,
      figures: { ...inside.figures, ...outside.figures },
      problems: [...inside.problems, ...outside.problems],
    };
  },
};

const STEP_BYTES = { short: 97, full: 5 };
const ANSWER_BYTES_MAX = 4000;

/** Cuts the answers of a server after so many bytes, from none to all of them. */
async function cutAnswers(setting: Setting): Promise<Outcome> {
  const stage = await openStage(setting, await setting.ground());
  let cutAfterBytes = 0;
  let cut = true;
  let whole = 0;
  const see = ({ way, bytes }: Piece): Fate => {
    if (way === 'up' || !cut) return 'pass';
    whole = bytes.length;
    return bytes.length > cutAfterBytes ? { cutAfterBytes } : 'pass';
  };
  const port = Number(new URL(stage.urls()[0] ?? '').port);
  const line = await startChaosProxy({ target: { host: '127.0.0.1', port }, see });
  const problems: string[] = [];
  let cuts = 0;
  try {
    for (; cutAfterBytes < ANSWER_BYTES_MAX; cutAfterBytes += STEP_BYTES[setting.form]) {
      const call: V1Call = {
        path: 'award',
        form: { user_email: memberEmail(0), activity_id: 'said_hello' },
        headers: { 'idempotency-key': `cut-${String(cutAfterBytes)}` },
      };
      // A connection for each: one that was cut is not used again.
      const client = new V1Client(`http://127.0.0.1:${String(line.port)}`, stage.keys, 1);
      cut = true;
      const lost = await client.call(call).then(
        () => false,
        () => true,
      );
      cut = false;
      const again = await client.call(call);
      const third = await client.call(call);
      client.close();
      if (again.status !== 200 || again.text !== third.text) {
        problems.push(`cut after ${String(cutAfterBytes)} bytes: ${again.text} | ${third.text}`);
      }
      if (again.headers['idempotent-replayed'] !== 'true') {
        problems.push(`cut after ${String(cutAfterBytes)} bytes: done once more`);
      }
      cuts += 1;
      if (!lost) break;
    }
    const client = stage.client();
    const balance = await client.balance(memberEmail(0));
    client.close();
    if (balance !== 7 * cuts) problems.push(`${String(cuts)} awards of 7 make ${String(balance)}`);
  } finally {
    await line.close();
    await stage.close();
  }
  return {
    volume: `${String(cuts)} cuts`,
    figures: { answer_bytes: whole, answers_cut: cuts },
    problems,
  };
}
