import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** A browser without a window, on the machine's own files. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  return driver.launch({ executablePath, headless: true, args: ARGS });
}
