import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { ZendeskProxy, type Asked } from './proxy.ts';

/*
 * A page that plays Zendesk around the app: it frames the app's own files, and in place of Zendesk's
 * script, which comes from Zendesk's servers alone, hands it a client with the same documented methods.
 */

const AGENT_PAGE = 'https://shop.zendesk.com/agent/tickets/35436';
const APP_HOST = 'https://1.apps.zdusercontent.com';
const SDK = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';

/** For anything that a test waits for on the page. */
const STEP_MS = 10_000;

/** Somebody at Zendesk, as its framework tells of him. */
export interface ZendeskUser {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly role?: string;
  readonly identities?: readonly { readonly type: string; readonly value: string }[];
}

export interface Scene {
  /** The folder that the app was built into. */
  readonly app: string;
  /** The loyalty server, as it is reached from here. */
  readonly server: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly requester: ZendeskUser | null;
  readonly collaborators?: readonly ZendeskUser[];
  readonly location?: 'ticket_sidebar' | 'user_sidebar';
  readonly locale?: string;
  readonly colours?: 'light' | 'dark';
  readonly width?: number;
  /** Whether Zendesk's script is there; true unless said. */
  readonly hasSdk?: boolean;
}

/** The app in its frame, and what it did to Zendesk. */
export interface AgentPage {
  readonly page: Page;
  readonly app: FrameLocator;
  readonly proxy: ZendeskProxy;
  /** What the app invoked, but for resizing. */
  readonly invoked: readonly (readonly unknown[])[];
  /** What went wrong in the page, in words. */
  readonly errors: readonly string[];
  /** What an expression comes to in the app's own page. */
  evaluate(expression: string): Promise<unknown>;
  /** Lets something happen at Zendesk that the app listens to. */
  tell(
    event: string,
    changed: Partial<Pick<Scene, 'requester' | 'collaborators'>>,
    told?: unknown,
  ): Promise<void>;
  close(): Promise<void>;
}

interface Manifest {
  readonly domainWhitelist: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly secure?: boolean }[];
  readonly location: { readonly support: Readonly<Record<string, { readonly url: string }>> };
}

export async function openAgentPage(browser: Browser, scene: Scene): Promise<AgentPage> {
  const manifest = JSON.parse(
    await readFile(path.join(scene.app, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const secure = manifest.parameters.filter((each) => each.secure === true).map(({ name }) => name);
  const proxy = new ZendeskProxy({
    whitelist: manifest.domainWhitelist,
    settings: scene.settings,
    secure,
    target: scene.server,
  });
  const width = scene.width ?? 320;
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-GB' });
  page.setDefaultTimeout(STEP_MS);
  const invoked: unknown[][] = [];
  const errors: string[] = [];
  let around = scene;
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.exposeFunction('zendeskRequest', (asked: Asked) => proxy.pass(asked));
  await page.exposeFunction('zendeskGet', (paths: readonly string[]) =>
    Object.fromEntries(paths.map((each) => [each, valueAt(around, each)])),
  );
  await page.exposeFunction('zendeskInvoke', (...terms: unknown[]) => {
    if (terms[0] !== 'resize') invoked.push(terms);
  });
  const open = Object.fromEntries(
    Object.entries(scene.settings).filter(([name]) => !secure.includes(name)),
  );
  const location = scene.location ?? 'ticket_sidebar';
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === AGENT_PAGE) {
      const at = manifest.location.support[location]?.url ?? '';
      const colours = scene.colours === undefined ? '' : `?colorScheme=${scene.colours}`;
      return route.fulfill({
        contentType: 'text/html',
        body: framing(`${APP_HOST}/${at}${colours}`),
      });
    }
    if (url === SDK) {
      if (scene.hasSdk === false) return route.abort();
      return route.fulfill({ contentType: 'text/javascript', body: sdk(open, location) });
    }
    if (url.startsWith(`${APP_HOST}/`)) {
      return route.fulfill({ path: path.join(scene.app, new URL(url).pathname) });
    }
    errors.push(`the page asked for ${url}`);
    return route.abort();
  });
  await page.goto(AGENT_PAGE);
  const inApp = async (expression: string): Promise<unknown> =>
    page
      .frames()
      .find((each) => each.url().startsWith(APP_HOST))
      ?.evaluate(expression);
  return {
    page,
    app: page.frameLocator('iframe'),
    proxy,
    invoked,
    errors,
    evaluate: inApp,
    async tell(event, changed, told) {
      around = { ...around, ...changed };
      await inApp(`window.zendeskTell(${JSON.stringify(event)}, ${JSON.stringify(told ?? null)})`);
    },
    close: () => page.close(),
  };
}

function valueAt(scene: Scene, asked: string): unknown {
  const agent = {
    id: 7,
    name: 'Ada Agent',
    email: 'ada@shop.example',
    locale: scene.locale ?? 'en-GB',
  };
  const values: Readonly<Record<string, unknown>> = {
    currentUser: agent,
    colorScheme: scene.colours,
    user: scene.requester,
    'ticket.id': 35436,
    'ticket.requester': scene.requester,
    'ticket.collaborators': scene.collaborators ?? [],
  };
  return values[asked];
}

/** The frame fills the page, as the sidebar is all that a picture of it should show. */
function framing(src: string): string {
  return `<!doctype html><style>body { margin: 0 } iframe { border: 0; width: 100%; height: 100vh }</style>
    <iframe src="${src}" title="Loyalty"></iframe>`;
}

function sdk(settings: object, location: string): string {
  return `(() => {
    const listeners = [];
    window.zendeskTell = (event, told) => {
      for (const [name, listener] of listeners) if (name === event) listener(told);
    };
    const client = {
      async request(asked) {
        const { status, text } = await window.zendeskRequest(asked);
        let responseJSON;
        try { responseJSON = JSON.parse(text); } catch {}
        if (status >= 200 && status < 300) return responseJSON ?? text;
        throw { status, responseText: text, responseJSON };
      },
      get: (paths) => window.zendeskGet([paths].flat()),
      invoke: (...terms) => window.zendeskInvoke(...terms),
      on: (event, listener) => { listeners.push([event, listener]); },
      metadata: async () => ({ appId: 1, installationId: 2, settings: ${JSON.stringify(settings)} }),
      context: async () => ({ product: 'support', location: ${JSON.stringify(location)} }),
    };
    window.ZAFClient = { init: () => client };
  })();`;
}
