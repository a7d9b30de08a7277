import type { ShownDesign } from '@fealty/contract/v2';
import type { Dashboard, SectionName } from '../dashboard/main.tsx';
import { sampleClient } from './sample-client.ts';

/*
 * The dashboard with a member who does not exist, for whoever designs it: the console shows this page in a
 * frame and tells it what it is to look like.
 */

/** What the page around tells. */
export interface PreviewMessage {
  readonly fealty: 'preview';
  readonly design: ShownDesign;
  readonly language: string;
  readonly section: SectionName;
}

const page = new CSSStyleSheet();
page.replaceSync('html,body{margin:0;min-height:100%}main{display:block;min-height:100vh}');
document.adoptedStyleSheets = [page];

let open: Dashboard | undefined;
let host: HTMLElement | undefined;

const { openDashboard } = await import('../dashboard/main.tsx');

window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
  // The console and nobody else: it stands on the same server, and around this page.
  if (source !== window.parent || origin !== new URL(location.href).origin) return;
  if (!isPreview(data)) return;
  const { design, language, section } = data;
  open?.close();
  host?.remove();
  host = document.createElement('main');
  document.body.append(host);
  document.documentElement.lang = language;
  page.replaceSync(
    `html,body{margin:0;min-height:100%;background:${design.background_color}}main{display:block;min-height:100vh}`,
  );
  open = openDashboard({ host, client: sampleClient(), language, design, section });
});

function isPreview(data: unknown): data is PreviewMessage {
  return typeof data === 'object' && data !== null && 'fealty' in data && data.fealty === 'preview';
}

window.parent.postMessage({ fealty: 'preview-ready' }, '*');
