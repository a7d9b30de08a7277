import type { DefaultText, LanguageTexts } from './default-text.ts';
import { ENGLISH } from './english-texts.ts';
import { GERMAN } from './german-texts.ts';
import { LAST_RESORT } from './languages.ts';
import type { MailMessage } from './messages.ts';
import type { MailTemplate } from './template.ts';

const TEXTS: Readonly<Record<string, LanguageTexts>> = { english: ENGLISH, german: GERMAN };

/** Languages that have built-in texts. */
export const BUILT_IN = Object.keys(TEXTS);

/** The built-in texts of a language, or null if there are none. */
export function builtInTexts(language: string): LanguageTexts | null {
  return Object.hasOwn(TEXTS, language) ? (TEXTS[language] ?? null) : null;
}

/** The built-in mail of a language, or null if there is none. */
export function defaultTemplate(message: MailMessage, language: string): MailTemplate | null {
  const texts = builtInTexts(language);
  return texts === null ? null : templateOf(texts, texts.messages[message], language);
}

function templateOf(texts: LanguageTexts, mail: DefaultText, language: string): MailTemplate {
  const code = language === LAST_RESORT ? 'en' : 'de';
  return {
    subject: mail.subject,
    text: plainText(texts, mail),
    html: page(code, mail, htmlBody(texts, mail)),
  };
}

function greetingOf({ greeting }: LanguageTexts): string {
  return `{{#FIRST_NAME}}${greeting.known}{{/FIRST_NAME}}{{^FIRST_NAME}}${greeting.unknown}{{/FIRST_NAME}}`;
}

function plainText(texts: LanguageTexts, mail: DefaultText): string {
  const { paragraphs, large, button } = mail;
  const parts = paragraphs.map((each) =>
    typeof each === 'string' ? `${each}\n\n` : given(each.given, `${each.text}\n\n`),
  );
  return [
    `${greetingOf(texts)}\n\n`,
    ...parts,
    ...(large === undefined ? [] : [given(large, `    {{${large}}}\n\n`)]),
    ...(button === undefined ? [] : [given(button.url, `${button.label}: {{${button.url}}}\n\n`)]),
    '{{MERCHANT_NAME}}\n',
    given('UNSUBSCRIBE_TEXT', '\n-- \n{{UNSUBSCRIBE_TEXT}}\n'),
  ].join('');
}

function htmlBody(texts: LanguageTexts, mail: DefaultText): string {
  const { heading, paragraphs, large, button } = mail;
  const line = (text: string): string => `<p style="margin:0 0 16px">${linked(text)}</p>`;
  const parts = paragraphs.map((each) =>
    typeof each === 'string' ? line(each) : given(each.given, line(each.text)),
  );
  return [
    `<h1 style="margin:0 0 20px;font-size:24px;line-height:1.3">${heading}</h1>`,
    line(greetingOf(texts)),
    ...parts,
    ...(large === undefined ? [] : [given(large, largeValue(large))]),
    ...(button === undefined ? [] : [given(button.url, buttonOf(button))]),
    '<p style="margin:24px 0 0">{{MERCHANT_NAME}}</p>',
  ].join('\n');
}

/** Shown, or not at all. */
function given(name: string, part: string): string {
  return `{{#${name}}}${part}{{/${name}}}`;
}

/** A link in a text can be clicked. */
function linked(text: string): string {
  return text.replaceAll(
    '{{REFERRAL_LINK}}',
    '<a href="{{REFERRAL_LINK}}" style="color:#1a56db">{{REFERRAL_LINK}}</a>',
  );
}

function largeValue(name: string): string {
  const style =
    'margin:0 0 20px;padding:16px;border:2px dashed #9aa3af;border-radius:6px;text-align:center;font:700 22px/1.3 monospace;letter-spacing:1px';
  return `<p style="${style}">{{${name}}}</p>`;
}

function buttonOf({ label, url }: NonNullable<DefaultText['button']>): string {
  const style =
    'display:inline-block;padding:12px 24px;border-radius:6px;background:#1a56db;color:#ffffff;text-decoration:none;font-weight:600';
  return `<p style="margin:24px 0"><a href="{{${url}}}" style="${style}">${label}</a></p>`;
}

/** One column that is as wide as its screen, up to what is read with ease. */
function page(code: string, { subject }: DefaultText, body: string): string {
  return `<!doctype html>
<html lang="${code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:0;background:#f3f4f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f6">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:8px">
<tr><td style="padding:32px 28px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#1f2937">
${body}
</td></tr>
</table>
{{#UNSUBSCRIBE_TEXT}}<p style="max-width:560px;margin:16px auto 0;font:12px/1.5 Arial,Helvetica,sans-serif;color:#6b7280">{{UNSUBSCRIBE_TEXT}}</p>{{/UNSUBSCRIBE_TEXT}}
</td></tr>
</table>
</body>
</html>
`;
}
