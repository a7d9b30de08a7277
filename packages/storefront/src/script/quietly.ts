/** Nothing of ours ever breaks the page of a shop: what goes wrong is told in its console. */
export function quietly(what: string, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  // oxlint-disable-next-line no-console -- the console of the page is the only place to tell its makers
  console.warn(`fealty: ${what}: ${why}`);
}

/** Does something whose failure is the page's console's to know. */
export function attempt(what: string, act: () => unknown): void {
  try {
    const done = act();
    if (done instanceof Promise) done.catch((error: unknown) => quietly(what, error));
  } catch (error) {
    quietly(what, error);
  }
}
