import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Languages that samples are written in, by what documents call them. */
export type SampleLanguage = 'sh' | 'python' | 'js';

type Environment = Readonly<Record<string, string>>;

const PATIENCE_MS = 30_000;
/** More than a list of an example's store. */
const OUTPUT_BYTES_MAX = 4_000_000;

/** Runs samples of one language as they stand in a page; answers what each prints. */
export interface SampleRunner {
  run(text: string, environment: Environment): Promise<string>;
  stop(): void;
}

/** A shell for each sample; for Python and JavaScript, which take longer to begin, one process for all. */
export function sampleRunner(language: SampleLanguage): SampleRunner {
  switch (language) {
    case 'sh':
      return { run: runShell, stop: () => undefined };
    case 'python':
      return interpreter('python3', [fileOf('run-python.py')]);
    case 'js':
      return interpreter(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        fileOf('run-javascript.ts'),
      ]);
  }
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

async function runShell(text: string, environment: Environment): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', text], {
    env: { PATH: process.env['PATH'], ...environment },
    timeout: PATIENCE_MS,
    maxBuffer: OUTPUT_BYTES_MAX,
    encoding: 'utf8',
  });
  return stdout;
}

/** A process that takes samples as lines of JSON and answers what each printed; it begins with the first. */
function interpreter(command: string, flags: readonly string[]): SampleRunner {
  let child: ChildProcessWithoutNullStreams | null = null;
  let lines: Interface | null = null;
  return {
    async run(text, environment) {
      child ??= spawn(command, flags, { env: { PATH: process.env['PATH'] } });
      lines ??= createInterface({ input: child.stdout });
      const answered = once(lines, 'line', { signal: AbortSignal.timeout(PATIENCE_MS) });
      child.stdin.write(`${JSON.stringify({ text, environment })}\n`);
      const [line] = (await answered) as [string];
      const { printed, failure } = JSON.parse(line) as { printed: string; failure: string | null };
      if (failure !== null) throw new Error(failure);
      return printed;
    },
    stop() {
      child?.stdin.end();
    },
  };
}
