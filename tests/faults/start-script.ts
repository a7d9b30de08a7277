import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const WAIT_MS = 60_000;

/** A script of this folder, in a process of its own. */
export interface StartedScript {
  /** Fails if it ends with anything but 0. */
  readonly ended: Promise<void>;
  /** Ends its standard input. */
  finish(): void;
}

/** Starts one with what it is to know, as JSON. Ends it after a minute, unless told another time. */
export function startScript(file: string, terms: object, waitMs = WAIT_MS): StartedScript {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(terms)], {
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: waitMs,
  });
  const said = text(child.stderr);
  const ended = new Promise<void>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done();
      else void said.then((why) => fail(new Error(`${file} ended with ${String(code)}: ${why}`)));
    });
  });
  return { ended, finish: () => child.stdin.end() };
}
