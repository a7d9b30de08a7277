import { createHash } from 'node:crypto';
import type { previewMail as preview, testMail as test, V2Values } from '@fealty/contract/v2';
import { composeMail, findTemplate } from '../../../mail/compose.ts';
import { languagesToTry } from '../../../mail/languages.ts';
import { readMessage, type MailMessage } from '../../../mail/messages.ts';
import { SAMPLE_FRIEND, SAMPLE_RECIPIENT, sampleValues } from '../../../mail/sample.ts';
import type { MailingMerchant, MailSettings, Recipient } from '../../../mail/settings.ts';
import { isMailAddress } from '../../../mail/smtp-url.ts';
import type { RenderedMail } from '../../../mail/template.ts';
import { readRecipient } from '../../../queries/mail-recipients.ts';
import { readMailSettings, readOwnTemplates } from '../../../queries/mail-settings.ts';
import { tryMail } from '../../../usecases/try-mail.ts';
import { findNamedMember } from '../members/find-member.ts';
import { refuse } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';
import { readLanguage, refuseFault, refuseOthers } from './mail-access.ts';
import { refuseProblems } from './mail-templates.ts';

/** A mail with example values in it; nothing is sent. */
export const handlePreviewMail: V2Handler<V2Values<typeof preview>> = async (context, request) => {
  const made = await makeMail(context, request);
  return 'refusal' in made ? made.refusal : succeed(mailData(made));
};

/** The same, sent to an address. */
export const handleTestMail: V2Handler<V2Values<typeof test>> = async (context, request) => {
  const made = await makeMail(context, request);
  if ('refusal' in made) return made.refusal;
  const { to } = request.values;
  if (!isMailAddress(to)) {
    return refuseFault({ name: 'to', seen: to, allowed: 'an e-mail address' });
  }
  const { database: pool, mail, newId, now } = context;
  const { simulate } = request.terms;
  const tried = simulate
    ? ({ kind: 'none' } as const)
    : await tryMail({ pool, ...mail, now }, { ...made, to, id: idOf(request) ?? newId() });
  if (tried.kind === 'failed') {
    return refuse('MAIL_NOT_SENT', `The mail server did not take the mail: ${tried.why}`);
  }
  return succeed({ ...mailData(made), to, delivery: tried.kind });
};

/** Sent again under the same key it is the same mail. */
function idOf({ caller, terms }: V2Request<unknown>): string | null {
  if (terms.key === null) return null;
  const { key, fingerprint } = terms.key;
  const digest = createHash('sha256').update(`${String(caller.merchantId)} ${key} `);
  return digest.update(fingerprint).digest('hex').slice(0, 24);
}

interface MadeMail {
  readonly merchant: MailingMerchant;
  readonly settings: MailSettings;
  readonly message: MailMessage;
  readonly language: string;
  readonly rendered: RenderedMail;
}

async function makeMail(
  context: V2Context,
  request: V2Request<V2Values<typeof preview>>,
): Promise<MadeMail | { readonly refusal: V2Reply }> {
  const { caller, values } = request;
  const refused = refuseOthers(caller);
  if (refused !== null) return { refusal: refused };
  const message = readMessage(values.message);
  if (message === null) throw new Error(`the contract let the message ${values.message} through`);
  const asked = values.language === undefined ? '' : readLanguage('language', values.language);
  if (typeof asked !== 'string') return { refusal: refuseFault(asked) };
  const recipient = await recipientOf(context, request);
  if ('refusal' in recipient) return recipient;
  const { database, baseUrl } = context;
  const { merchantId } = caller;
  const [program, { merchant, settings }] = await Promise.all([
    context.programs.running(merchantId),
    readMailSettings(database, merchantId),
  ]);
  const languages = languagesToTry(asked, recipient.language, settings.language);
  const own = await readOwnTemplates(database, { merchantId, message }, languages);
  const saved = findTemplate(message, languages, own);
  const found = { ...saved, template: withParts(saved.template, values) };
  const problem = refuseProblems(found.template);
  if (problem !== null) return { refusal: problem };
  const { language } = found;
  const rendered = composeMail({
    ...{ merchant, settings, recipient, found, baseUrl },
    friend: message === 'referral_rewarded' ? SAMPLE_FRIEND : null,
    values: sampleValues(message, { program, language, now: context.now() }),
    // A link that takes nobody off the list.
    unsubscribeUrl: `${baseUrl}/unsubscribe/${caller.partnerId}/example`,
  });
  return { merchant, settings, message, language, rendered };
}

/** Parts that are sent stand in place of those that are saved. */
function withParts(
  template: RenderedMail,
  { subject, text, html }: V2Values<typeof preview>,
): RenderedMail {
  return {
    subject: subject ?? template.subject,
    text: text ?? template.text,
    html: html === undefined ? template.html : html === '' ? null : html,
  };
}

async function recipientOf(
  context: V2Context,
  request: V2Request<V2Values<typeof preview>>,
): Promise<Recipient | { readonly refusal: V2Reply }> {
  const { member_id: named } = request.values;
  if (named === undefined) return SAMPLE_RECIPIENT;
  const found = await findNamedMember(context, request, named);
  if ('refusal' in found) return found;
  const { merchantId } = request.caller;
  return (await readRecipient(context.database, merchantId, found.memberId)) ?? SAMPLE_RECIPIENT;
}

function mailData({ message, language, rendered }: MadeMail): object {
  return { message, language, ...rendered };
}
