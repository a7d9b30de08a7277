import { attempt } from './quietly.ts';

/** How often, and how long, is looked for a handler that the page sets after it asked. */
const EVERY_MS = 100;
const TIMES_MAX = 100;

/** Calls a function that the page sets by name on `owner`, also if it does so only later. */
export function callHandler(owner: object, name: string, data: unknown): void {
  let times = 0;
  const look = (): void => {
    const handler: unknown = Reflect.get(owner, name);
    if (typeof handler === 'function') attempt(name, () => handler.call(owner, data) as unknown);
    else if ((times += 1) < TIMES_MAX) setTimeout(look, EVERY_MS);
  };
  look();
}
