/** A command of a page: its name and what goes with it. */
export type Command = readonly [name: string, terms: unknown];

/**
 * The commands in what a page pushed: `['init', {…}]`, several of them, a list of them, or name and terms
 * as two arguments.
 */
export function commandsIn(pushed: readonly unknown[]): readonly Command[] {
  const [name, terms] = pushed;
  if (typeof name === 'string') return [[name, terms]];
  return pushed.flatMap((one) => (Array.isArray(one) ? commandsIn(one) : []));
}

/** Carries out what waits in a page's queue, and from now on whatever is pushed, at once. */
export function takeOver(waiting: unknown, carryOut: (command: Command) => void): unknown[] {
  const queue: unknown[] = Array.isArray(waiting) ? waiting : [];
  const take = (...pushed: unknown[]): number => {
    for (const command of commandsIn(pushed)) carryOut(command);
    return queue.length;
  };
  // Cleared, so that nothing is done twice if the script stands in the page twice.
  const early = queue.splice(0);
  Object.defineProperty(queue, 'push', { value: take, configurable: true, writable: true });
  for (const one of early) take(one);
  return queue;
}
