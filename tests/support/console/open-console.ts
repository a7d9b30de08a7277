import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { runInside } from '../run-inside.ts';

/*
 * The console as people use it: built, served by the real server, in a browser of its own.
 */

const STEP_MS = 10_000;
export const PASSWORD = 'three green bicycles';

export const DESKTOP = { width: 1280, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** Takes somebody on by the command for that, who sets a password by the link. */
export async function takeOn(
  environment: Readonly<Record<string, string>>,
  { server, email, role, name }: Readonly<Record<'server' | 'email' | 'role' | 'name', string>>,
): Promise<void> {
  const { out, err } = await runInside(
    ['person', 'add', email, '--role', role, '--name', name],
    environment,
  );
  const token = /#(\S+)/.exec(out)?.[1];
  if (token === undefined) throw new Error(`no link in: ${out}${err}`);
  const answer = await fetch(`${server}/account/set-password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, new: PASSWORD }),
    signal: AbortSignal.timeout(STEP_MS),
  });
  if (answer.status !== 200) throw new Error(await answer.text());
}

/** A page of the console, and what went wrong on it. */
export interface ConsolePage {
  readonly page: Page;
  /** Errors of scripts, and whatever the policy of the page refused. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export async function openConsole(
  browser: Browser,
  url: string,
  how: {
    readonly viewport?: { readonly width: number; readonly height: number };
    readonly colorScheme?: 'light' | 'dark';
  } = {},
): Promise<ConsolePage> {
  const { viewport = DESKTOP, colorScheme = 'light' } = how;
  const context = await browser.newContext({
    ...{ viewport, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) errors.push(message.text());
  });
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What of a page somebody cannot use, by axe-core: rule and element, serious and critical ones alone. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // Evaluated by the driver, which no policy of the page forbids.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ readonly violations: readonly Violation[] }>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
    );
}
