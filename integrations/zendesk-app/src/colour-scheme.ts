import { fieldsOf, textOf } from './read.ts';
import type { ZafClient } from './zaf.ts';

/**
 * Follows the colours of the page around, which need not be those of the machine. Zendesk says them in
 * the address of the frame, on asking and when they change; where it does not, the machine's count.
 */
export async function followColours(client: ZafClient, address: string): Promise<void> {
  wear(new URL(address).searchParams.get('colorScheme'));
  client.on('colorScheme.changed', wear);
  wear(fieldsOf(await client.get('colorScheme'))['colorScheme']);
}

function wear(scheme: unknown): void {
  const asked = textOf(scheme);
  if (asked === 'light' || asked === 'dark') document.documentElement.dataset['scheme'] = asked;
}
