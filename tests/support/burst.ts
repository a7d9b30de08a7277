import { connect, type Socket } from 'node:net';

/** A request of a burst, and what it was answered. */
export interface BurstRequest {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: object;
}

export interface BurstAnswer {
  readonly status: number;
  readonly text: string;
  /** Whether it was done: v2 refuses with 200, too. */
  readonly isDone: boolean;
  /** What the text says as JSON. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Longer than anybody waits for a lock. */
const WAIT_MS = 30_000;
const HEAD_END = '\r\n\r\n';

/**
 * Sends requests so that all of them arrive at once: they are shared out to connections, each of which gets
 * the first of its requests but for the last byte, and then, in one turn, that byte and the rest at once.
 */
export async function burst(
  url: string,
  requests: readonly BurstRequest[],
  connections: number,
): Promise<readonly BurstAnswer[]> {
  const { hostname, port } = new URL(url);
  const shares = Array.from({ length: connections }, (_, place) =>
    requests.filter((_request, turn) => turn % connections === place),
  ).filter((share) => share.length > 0);
  const lines = await Promise.all(
    shares.map(async (share) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
      return { socket, texts: share.map(bytesOf), answered: answersOn(socket, share.length) };
    }),
  );
  for (const { socket, texts } of lines) socket.write(texts[0]?.subarray(0, -1) ?? '');
  // What was written first has to be there, or it would arrive with the rest.
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const { socket, texts } of lines) {
    const [first, ...rest] = texts;
    socket.write(Buffer.concat([first?.subarray(-1) ?? Buffer.alloc(0), ...rest]));
  }
  const answers = await Promise.all(lines.map(({ answered }) => answered));
  for (const { socket } of lines) socket.destroy();
  return answers.flat();
}

function bytesOf({ method, path, headers, json }: BurstRequest): Buffer {
  const body = Buffer.from(JSON.stringify(json));
  const told = {
    ...{ host: 'localhost', 'content-type': 'application/json', ...headers },
    'content-length': String(body.length),
  };
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}${HEAD_END}`),
    body,
  ]);
}

function answersOn(socket: Socket, many: number): Promise<readonly BurstAnswer[]> {
  return new Promise((resolve, reject) => {
    const answers: BurstAnswer[] = [];
    let left = Buffer.alloc(0);
    const timer = setTimeout(() => {
      socket.destroy(new Error(`${String(answers.length)} of ${String(many)} answers came`));
    }, WAIT_MS);
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      reject(new Error(`the line ended after ${String(answers.length)} answers`));
    });
    socket.on('data', (bytes) => {
      left = Buffer.concat([left, bytes]);
      for (let next = firstOf(left); next !== null; next = firstOf(left)) {
        answers.push(next.answer);
        left = left.subarray(next.length);
      }
      if (answers.length < many) return;
      clearTimeout(timer);
      resolve(answers);
    });
  });
}

function firstOf(bytes: Buffer): { readonly answer: BurstAnswer; readonly length: number } | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const from = end + HEAD_END.length;
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  if (bytes.length < from + length) return null;
  const text = bytes.toString('utf8', from, from + length);
  const status = Number(head.slice('HTTP/1.1 '.length).split(' ')[0]);
  const said = JSON.parse(text) as { success?: boolean; data?: Record<string, unknown> };
  const isDone = status === 200 && said.success !== false;
  return { answer: { status, text, isDone, data: said.data ?? {} }, length: from + length };
}

/** How many were answered with each status. */
export function statusesOf(answers: readonly BurstAnswer[]): Readonly<Record<string, number>> {
  const tally: Record<string, number> = {};
  for (const { status } of answers) tally[status] = (tally[status] ?? 0) + 1;
  return tally;
}
