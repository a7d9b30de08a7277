import mustache from 'mustache';
import { builtInTexts, defaultTemplate } from './default-templates.ts';
import type { EventValues } from './event-values.ts';
import { friendValues } from './event-values.ts';
import { LAST_RESORT } from './languages.ts';
import type { MailMessage } from './messages.ts';
import type { Friend, MailingMerchant, MailSettings, Recipient } from './settings.ts';
import {
  letsUnsubscribe,
  renderTemplate,
  type MailTemplate,
  type RenderedMail,
} from './template.ts';
import { UNSUBSCRIBE_PATH, unsubscribeToken } from './unsubscribe-link.ts';
import { nameInMail, type MailValues, type TwoForms } from './variables.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** A merchant's own texts of one message, by language. */
export type OwnTemplates = ReadonlyMap<string, MailTemplate>;

export interface FoundTemplate {
  readonly language: string;
  readonly template: MailTemplate;
  readonly isOwn: boolean;
}

/** Texts of the first language that has any: the merchant's own before the built-in ones. */
export function findTemplate(
  message: MailMessage,
  languages: readonly string[],
  own: OwnTemplates,
): FoundTemplate {
  for (const language of languages) {
    const template = own.get(language);
    if (template !== undefined) return { language, template, isOwn: true };
    const builtIn = defaultTemplate(message, language);
    if (builtIn !== null) return { language, template: builtIn, isOwn: false };
  }
  throw new Error(`${message} has no text in ${LAST_RESORT}`);
}

export interface MailParts {
  readonly merchant: MailingMerchant;
  readonly settings: MailSettings;
  readonly recipient: Recipient;
  readonly friend: Friend | null;
  readonly found: FoundTemplate;
  /** What the event says. */
  readonly values: EventValues;
  /** A link that takes the member off the list; null for a mail that is no news. */
  readonly unsubscribeUrl: string | null;
  /** Where this server is reached from outside, no slash at its end. */
  readonly baseUrl: string;
}

/** Where a member leaves the list of a merchant. */
export function unsubscribeUrl(
  { secret, baseUrl }: { readonly secret: InstallationSecret; readonly baseUrl: string },
  { id: merchantId, partnerId }: Pick<MailingMerchant, 'id' | 'partnerId'>,
  memberId: string,
): string {
  const token = unsubscribeToken(secret, { merchantId, memberId });
  return `${baseUrl}${UNSUBSCRIBE_PATH}/${partnerId}/${token}`;
}

/**
 * A mail with everything in it. One that is news lets its reader leave the list, whether or not its
 * merchant thought of it.
 */
export function composeMail(parts: MailParts): RenderedMail {
  const values = valuesOf(parts);
  const { template } = parts.found;
  const rendered = renderTemplate(template, values);
  if (parts.unsubscribeUrl === null) return rendered;
  const { text, html } = unsubscribeTexts(parts, parts.unsubscribeUrl);
  return {
    ...rendered,
    text: letsUnsubscribe(template.text) ? rendered.text : `${rendered.text}\n\n-- \n${text}\n`,
    html:
      template.html === null || rendered.html === null || letsUnsubscribe(template.html)
        ? rendered.html
        : atEndOfBody(rendered.html, `<p>${html}</p>`),
  };
}

function valuesOf(parts: MailParts): MailValues {
  const { merchant, settings, recipient, friend, unsubscribeUrl: link, values } = parts;
  const friendly = friendValues(friend);
  return {
    ...values,
    MERCHANT_NAME: settings.senderName === '' ? merchant.name : settings.senderName,
    FIRST_NAME: nameInMail(recipient.firstName),
    LAST_NAME: nameInMail(recipient.lastName),
    USER_EMAIL: recipient.email,
    REFERRAL_LINK: referralLink(parts),
    MERCHANT_WEB_URL: settings.webUrl,
    USER_DASHBOARD_URL: settings.dashboardUrl,
    UNSUBSCRIBE_LINK: link ?? '',
    UNSUBSCRIBE_TEXT: link === null ? '' : unsubscribeTexts(parts, link),
    ...friendly,
    FRIEND_FIRST_NAME: nameInMail(friendly.FRIEND_FIRST_NAME),
    FRIEND_LAST_NAME: nameInMail(friendly.FRIEND_LAST_NAME),
  };
}

/** As the API gives it out. */
function referralLink({ merchant, recipient, baseUrl }: MailParts): string {
  const { referralCode } = recipient;
  if (referralCode === '') return '';
  const path = `raf/${encodeURIComponent(referralCode)}`;
  return merchant.host === null
    ? `${baseUrl}/${merchant.partnerId}/${path}`
    : `https://${merchant.host}/${path}`;
}

function unsubscribeTexts({ found, merchant, settings }: MailParts, url: string): TwoForms {
  const texts = builtInTexts(found.language) ?? builtInTexts(LAST_RESORT);
  if (texts === null) throw new Error(`there are no texts in ${LAST_RESORT}`);
  const { before, link } = texts.unsubscribe;
  const name = settings.senderName === '' ? merchant.name : settings.senderName;
  const said = before.replace('{{MERCHANT_NAME}}', () => name);
  const safe = mustache.escape;
  return {
    text: `${said} ${link}: ${url}`,
    html: `${safe(said)} <a href="${safe(url)}">${safe(link)}</a>`,
  };
}

function atEndOfBody(html: string, added: string): string {
  const end = html.toLowerCase().lastIndexOf('</body');
  return end === -1 ? `${html}\n${added}` : `${html.slice(0, end)}${added}\n${html.slice(end)}`;
}
