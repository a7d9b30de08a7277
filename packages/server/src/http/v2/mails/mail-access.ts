import type { NamedFault } from '../../reading/read-parameters.ts';
import { MESSAGES, readMessage, type MailMessage } from '../../../mail/messages.ts';
import { LANGUAGE_LENGTH_MAX, languageLabel } from '../../../mail/languages.ts';
import { refuseScope } from '../serving/caller.ts';
import { refuseParameters } from '../serving/refusal.ts';
import type { V2Caller, V2Reply } from '../surface.ts';

/** Mails hold addresses and coupons of members, and what is written in them goes out in his name. */
export function refuseOthers(caller: V2Caller): V2Reply | null {
  return caller.scope === 'admin' ? null : refuseScope(caller);
}

export function refuseFault(...faults: readonly NamedFault[]): V2Reply {
  return refuseParameters({ kind: 'malformed', faults });
}

const LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ()-]*$/u;

/** A label of a language as texts are filed under, or what is wrong with it. */
export function readLanguage(name: string, seen: string): string | NamedFault {
  const label = languageLabel(seen);
  const isLabel = LABEL.test(label) && label.length <= LANGUAGE_LENGTH_MAX;
  const allowed = `a language such as english, of at most ${String(LANGUAGE_LENGTH_MAX)} characters`;
  return isLabel ? label : { name, seen, allowed };
}

/** Which text a path means. */
export function readPlace(
  path: Readonly<Record<string, string>>,
): { readonly message: MailMessage; readonly language: string } | { readonly refusal: V2Reply } {
  const { message: named = '', language: said = '' } = path;
  const message = readMessage(named);
  const language = readLanguage('language', said);
  const faults: NamedFault[] = [];
  if (message === null) {
    faults.push({ name: 'message', seen: named, allowed: MESSAGES.join(', ') });
  }
  if (typeof language !== 'string') faults.push(language);
  if (message === null || typeof language !== 'string') return { refusal: refuseFault(...faults) };
  return { message, language };
}
