import type { ImportCounts } from '../usecases/import-lines.ts';
import type { CommandIo } from './command.ts';

const EVERY_MS = 1000;
/** In a log nobody wants a line every second. */
const EVERY_QUIET_MS = 10_000;
const BAR = 24;
/** Up one line, and that line cleared. */
const REDRAW = '\u001b[1A\u001b[2K';

export interface Shown {
  readonly counts: ImportCounts;
  /** How much of the file was read, from 0 to 1. */
  readonly part: number;
}

/** Shows a bar with rate and counts. `end` takes it away and answers the closing line. */
export function showProgress(io: CommandIo, ask: () => Shown): { end(): string } {
  const started = performance.now();
  let drawn = false;
  const line = (): string => lineOf(ask(), (performance.now() - started) / 1000);
  const timer = setInterval(
    () => {
      io.err(`${drawn && io.isTerminal ? REDRAW : ''}${line()}`);
      drawn = true;
    },
    io.isTerminal ? EVERY_MS : EVERY_QUIET_MS,
  );
  timer.unref();
  return {
    end() {
      clearInterval(timer);
      return line();
    },
  };
}

function lineOf({ counts, part }: Shown, seconds: number): string {
  const { taken, already, refused, leftOut } = counts;
  const done = Math.min(BAR, Math.round(part * BAR));
  const bar = `[${'#'.repeat(done)}${'.'.repeat(BAR - done)}]`;
  const rate = Math.round(taken / Math.max(seconds, 0.001));
  const words = [
    `${percent(part)} in ${seconds.toFixed(1)} s`,
    `${count(taken)} taken (${count(rate)}/s)`,
    ...(already > 0 ? [`${count(already)} were in already`] : []),
    ...(leftOut > 0 ? [`${count(leftOut)} left out`] : []),
    `${count(refused)} refused`,
  ];
  return `${bar} ${words.join(', ')}`;
}

function percent(part: number): string {
  return `${String(Math.min(100, Math.round(part * 100)))} %`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
