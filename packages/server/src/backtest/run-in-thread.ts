import { Worker } from 'node:worker_threads';
import type { ThreadMessage, ThreadTerms } from './thread-messages.ts';

/** How a run ended; it never did if it was stopped. */
export type ThreadEnd = Exclude<ThreadMessage, { kind: 'progress' }> | { readonly kind: 'stopped' };

const MAIN = new URL('thread.ts', import.meta.url);
/** What is read is source code, whatever started the process. */
const NODE_ARGS = ['--conditions=@fealty/source', '--disable-warning=ExperimentalWarning'];
/** Books take so much of the heap at most; the rest is for reading. */
export const BOOKS_SHARE = 0.8;
const MEGABYTE = 1_000_000;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Runs a back-test in a thread of its own, with so much memory. Rejects with what went wrong there; a
 * thread that has no room left is refused.
 */
export function runInThread(
  terms: Omit<ThreadTerms, 'memoryBytes'>,
  options: {
    readonly megabytes: number;
    readonly signal: AbortSignal;
    readonly progress: (perMille: number) => void;
  },
): Promise<ThreadEnd> {
  const { megabytes, signal, progress } = options;
  const memoryBytes = megabytes * MEGABYTE * BOOKS_SHARE;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve({ kind: 'stopped' });
      return;
    }
    const worker = new Worker(MAIN, {
      workerData: { ...terms, memoryBytes },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      execArgv: NODE_ARGS,
    });
    const stop = (): void => {
      void worker.terminate();
    };
    let end: ThreadEnd | null = null;
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') progress(message.perMille);
      else end = message;
    });
    worker.on('error', (error: unknown) => {
      if (codeOf(error) !== OUT_OF_MEMORY) {
        reject(error instanceof Error ? error : new Error('failed'));
      }
      const reason = `The books of this history do not fit into ${String(megabytes)} MB of memory.`;
      end = { kind: 'refused', reason };
    });
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop);
      if (end !== null) resolve(end);
      else if (signal.aborted) resolve({ kind: 'stopped' });
      else reject(new Error('a back-test ended without an answer'));
    });
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
