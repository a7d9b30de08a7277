import { fieldsOf, textOf } from './read.ts';

const CHARACTERS_MAX = 200;
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * Who is at the keyboard, for the audit: their e-mail address, else their name, else their number at
 * Zendesk. Headers carry plain letters only, so what has others is passed over.
 */
export function agentName(user: unknown): string {
  const { id, name, email } = fieldsOf(user);
  const fit = [textOf(email), textOf(name)].find((text) => PRINTABLE.test(text));
  return (fit ?? `Zendesk user ${textOf(id)}`).slice(0, CHARACTERS_MAX);
}
