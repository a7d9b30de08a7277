import { Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';

/** Asks whoever sits before the terminal; the end of the input answers nothing. */
export function askOnTerminal(question: string): Promise<string> {
  return askWith(createInterface({ input: process.stdin, output: process.stderr }), question);
}

/** The same for what nobody is to read over a shoulder: nothing of the answer is shown. */
export async function askInSecret(question: string): Promise<string> {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // The terminal is read key by key meanwhile, so that Ctrl-C is a key like others.
  lines.once('SIGINT', () => {
    lines.close();
  });
  try {
    return await askWith(lines, '');
  } finally {
    process.stderr.write('\n');
  }
}

async function askWith(
  lines: ReturnType<typeof createInterface>,
  question: string,
): Promise<string> {
  const ended = new Promise<string>((resolve) => {
    lines.once('close', () => {
      resolve('');
    });
  });
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}
