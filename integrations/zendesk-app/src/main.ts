import { App } from './app.ts';
import { followColours } from './colour-scheme.ts';
import { notice } from './draw/notice.ts';
import { wordsFor } from './words.ts';
import { openZaf, type ZafClient } from './zaf.ts';

/** Put in when the app is built: where the loyalty server is, on the one host that the app may call. */
declare const LOYALTY_URL: string;

const HEIGHT_MAX = 900;

async function main(): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) return;
  const client = openZaf(window as unknown as Readonly<Record<string, unknown>>);
  if (client === null) {
    sayMissing(root);
    return;
  }
  // Colours are dress: without an answer about them the app still works.
  void followColours(client, location.href).catch(() => undefined);
  keepHeight(client, root);
  try {
    await App.start({ client, root, base: LOYALTY_URL, now: () => new Date() });
  } catch {
    sayMissing(root);
  }
}

/** Zendesk's part is not there, or does not say what the app must know. */
function sayMissing(root: HTMLElement): void {
  const { say } = wordsFor(navigator.language);
  root.replaceChildren(
    notice({ title: say('frameworkTitle'), text: say('framework'), tone: 'bad' }),
  );
}

/** The frame is as high as what stands in it. */
function keepHeight(client: ZafClient, root: HTMLElement): void {
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.min(HEIGHT_MAX, Math.ceil(root.getBoundingClientRect().bottom) + 8);
    if (height === last) return;
    last = height;
    // A frame that keeps its height scrolls.
    client
      .invoke('resize', { width: '100%', height: `${String(height)}px` })
      .catch(() => undefined);
  }).observe(root);
}

void main();
