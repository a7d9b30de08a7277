import { spawn, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Line } from '../suggesting/lines.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
/** A second of work, on a machine that is busy with better things. */
const SECONDS_MAX = 60;
/** Of JavaScript; the picture and the engine's memory have bounds of their own. */
const HEAP_MEGABYTES = 256;
/** 400 lines of 200 characters, written out. */
const ANSWER_MAX = 512 * 1024;
/** The end of what it complains of. */
const TROUBLE_MAX = 2000;
/** How a process ends that has no room for its objects, where that is no signal. */
const HEAP_EXHAUSTED = 134;

/** What it may do: read files of the program. No writing, no processes, no threads. */
const NODE_ARGS = [
  `--max-old-space-size=${HEAP_MEGABYTES}`,
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=SecurityWarning',
  '--permission',
  '--allow-fs-read=*',
  '--allow-addons',
];

export interface ReadingTerms {
  /** Codes of three letters, `eng`. */
  readonly languages: readonly string[];
  /** Ends the reading; it rejects then. */
  readonly signal: AbortSignal;
}

/**
 * Reads the lines of a picture in a process of its own, that gives way to all others. Null if it
 * cannot be read: it is broken, takes longer than a minute, or more memory than a receipt does.
 * Rejects if the process cannot do its work, whatever the picture.
 */
export async function readLines(
  picture: Buffer,
  { languages, signal }: ReadingTerms,
): Promise<readonly Line[] | null> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [...NODE_ARGS, MAIN, ...languages], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    // Neither can be waited for by what it is told to stop with.
    killSignal: 'SIGKILL',
    timeout: SECONDS_MAX * 1000,
    signal,
  });
  giveWay(child);
  const answer = await answerOf(child, picture);
  signal.throwIfAborted();
  return answer === null ? null : decode(answer);
}

/** What it said; null if it was ended. */
function answerOf(child: ChildProcess, picture: Buffer): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    let length = 0;
    let trouble = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > ANSWER_MAX) child.kill('SIGKILL');
      else said.push(chunk);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      trouble = (trouble + text).slice(-TROUBLE_MAX);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(said).toString('utf8'));
      // Ended from outside, or by its heap: the picture was too much.
      else if (signal !== null || code === HEAP_EXHAUSTED) resolve(null);
      else reject(new Error(`pictures cannot be read: code ${String(code)}, ${trouble}`));
    });
    // It may end before it has taken all of the picture.
    child.stdin?.on('error', () => undefined).end(picture);
  });
}

function giveWay(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system forbids it: then it has a turn like others.
  }
}

function decode(answer: string): readonly Line[] | null {
  const lines: unknown = JSON.parse(answer);
  return Array.isArray(lines) && lines.every(isLine) ? lines : null;
}

function isLine(line: unknown): line is Line {
  return (
    typeof line === 'object' &&
    line !== null &&
    'text' in line &&
    typeof line.text === 'string' &&
    'confidence' in line &&
    typeof line.confidence === 'number'
  );
}
