import chromium from '@sparticuz/chromium';

/** Unpacks the browser before any test opens it: of two that unpack at once, one starts half a file. */
export async function setup(): Promise<void> {
  await chromium.executablePath();
}
