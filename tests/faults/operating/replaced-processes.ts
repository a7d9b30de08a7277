import {
  startFealty,
  startWorker,
  type Ended,
  type FealtyWorker,
} from '../../support/fealty-process.ts';
import { freePort } from '../../support/free-port.ts';
import { startHookReceiver } from '../../support/hook-receiver.ts';
import { addWebhook, LOOPBACK_RECEIVERS } from '../../support/webhook-setting.ts';
import { countEndings, EARNED_AT_FIRST, readLog } from '../request-log.ts';
import type { Outcome, Setting } from '../suite/fault.ts';
import { untilTold } from '../suite/until-told.ts';
import { disagreements, openStage, tally, type Stage } from '../suite/stage.ts';

const PROCESSES = 2;

/** A shop on two servers and two workers, while its client sends again once what went wrong. */
export interface Replacing {
  readonly stage: Stage;
  /** Ends a process politely and starts another one in its place, by the entry of its program. */
  readonly replaceServer: (at: number, program?: string) => Promise<void>;
  readonly replaceWorker: (at: number, program?: string) => Promise<void>;
}

/** Replaces processes under load; nothing may fail that is sent a second time. */
export async function replaceProcesses(
  setting: Setting,
  attack: (replacing: Replacing) => Promise<readonly string[]>,
): Promise<Outcome> {
  const ports = [await freePort(), await freePort()];
  const environments = ports.map((port) => ({ PORT: String(port) }));
  const stage = await openStage(setting, await setting.ground(), {
    ...{ servers: PROCESSES, environments },
    environment: {
      ...LOOPBACK_RECEIVERS,
      ...{ FEALTY_BASE_URL: 'https://loyalty.example', FEALTY_JOBS: 'off' },
    },
  });
  const workers: FealtyWorker[] = [];
  const receiver = await startHookReceiver();
  const problems: string[] = [];
  const ended = async (what: { stop(): Promise<Ended> }): Promise<void> => {
    const { code, signal } = await what.stop();
    if (code !== 0) problems.push(`a process ended with ${String(code ?? signal)}`);
  };
  try {
    for (let count = 0; count < PROCESSES; count += 1) {
      workers.push(await startWorker(stage.environment));
    }
    const hook = { kind: 'webhook_v2', batchSize: 10, types: ['points.awarded'] } as const;
    await addWebhook(stage.environment, stage.keys, { ...hook, url: receiver.url('/') });
    const load = stage.load({ sendsAgain: true, workers: 8 }, 600_000);
    load.ended.catch(() => undefined);
    try {
      const found = await attack({
        stage,
        async replaceServer(at, program) {
          const [old] = stage.servers.slice(at, at + 1);
          if (old !== undefined) await ended(old);
          const environment = { ...stage.served, ...environments[at] };
          stage.servers[at] = await startFealty(environment, ['serve'], program);
        },
        async replaceWorker(at, program) {
          const [old] = workers.slice(at, at + 1);
          if (old !== undefined) await ended(old);
          workers[at] = await startWorker(stage.environment, program);
        },
      });
      problems.push(...found);
    } finally {
      load.finish();
    }
    await load.ended;
    const waiting = await untilTold(stage.database);
    if (waiting > 0) problems.push(`${String(waiting)} deliveries still wait`);
    return await judged(stage, problems, await receiver.count());
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await stage.close();
    await receiver.stop();
  }
}

async function judged(
  stage: Stage,
  problems: readonly string[],
  deliveries: number,
): Promise<Outcome> {
  const sentAgain = countEndings(stage.log) - readLog(stage.log).size;
  const settled = await stage.settle();
  const sent = settled.before.size;
  const failed = [...settled.before.values()].flatMap(({ operation, ending }) => {
    const isFine =
      ending.how === 'done' ||
      (ending.how === 'unknown' && ending.why === EARNED_AT_FIRST) ||
      (ending.how === 'refused' && ending.status === 400);
    return isFine ? [] : [`${operation.kind} failed twice: ${JSON.stringify(ending)}`];
  });
  return {
    volume: `${String(sent)} requests`,
    figures: {
      ...{ sent, sent_again: sentAgain, failed_after_one_retry: failed.length, deliveries },
      acknowledged: tally(settled)['done'] ?? 0,
    },
    problems: [...problems, ...failed.slice(0, 5), ...disagreements(settled)],
  };
}
