import type { listMails as list, V2Values } from '@fealty/contract/v2';
import { listMails, readMail, type MailView } from '../../../queries/mails.ts';
import { slashTime } from '../../dates.ts';
import { findNamedMember } from '../members/find-member.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { refuseOthers } from './mail-access.ts';

const ID = /^[0-9a-f]{24}$/;

/** Mails that were kept in place of being sent, newest first. */
export const handleListMails: V2Handler<V2Values<typeof list>> = async (context, request) => {
  const { caller, values } = request;
  const refused = refuseOthers(caller);
  if (refused !== null) return refused;
  const { member_id, message = null, start_index: offset, count: limit } = values;
  const named = member_id === undefined ? null : await findNamedMember(context, request, member_id);
  if (named !== null && 'refusal' in named) return named.refusal;
  const { merchantId } = caller;
  const memberId = named?.memberId ?? null;
  const filter = { merchantId, memberId, message, offset, limit };
  const { total, mails } = await listMails(context.database, filter);
  const next = offset + mails.length;
  return succeed({
    mails: mails.map(mailData),
    total,
    more: next < total,
    next_start_index: next,
  });
};

/** One of them, with its text. */
export const handleReadMail: V2Handler<unknown> = async ({ database }, { caller, path }) => {
  const refused = refuseOthers(caller);
  if (refused !== null) return refused;
  const id = path['id'] ?? '';
  const mail = ID.test(id) ? await readMail(database, caller.merchantId, id) : null;
  if (mail === null) return refuse('MAIL_DOES_NOT_EXIST', 'This store keeps no such mail');
  return succeed({ ...mailData(mail), text: mail.text, html: mail.html });
};

function mailData(mail: MailView): object {
  return {
    id: mail.id,
    internal_member_id: mail.memberId,
    message: mail.message,
    language: mail.language,
    to: mail.recipient,
    subject: mail.subject,
    created_date: slashTime(mail.keptAt),
  };
}
