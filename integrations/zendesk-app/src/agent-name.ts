import { fieldsOf, textOf } from './read.ts';

const CHARACTERS_MAX = 200;
/** Half a sign, where the text was cut. */
const HALF_LEFT = /[\ud800-\udbff]$/;
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * Who is at the keyboard, for the audit: their e-mail address, else their name, else their number at
 * Zendesk. Headers carry plain letters only, so others go percent-encoded, as the server reads them.
 */
export function agentName(user: unknown): string {
  const { id, name, email } = fieldsOf(user);
  const known = [textOf(email), textOf(name)].find((text) => text.trim() !== '');
  const whole = wellFormed(known ?? `Zendesk user ${textOf(id)}`);
  const text = whole.slice(0, CHARACTERS_MAX).replace(HALF_LEFT, '');
  return PRINTABLE.test(text) ? text : encodeURIComponent(text);
}

/** Without halves of signs, which cannot be encoded. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
