import type pg from 'pg';
import { readMessage, type MailMessage } from '../mail/messages.ts';
import type { MailSettings } from '../mail/settings.ts';
import type { MailTemplate } from '../mail/template.ts';
import { statement } from '../runtime/statement.ts';

/* Two that come at once go one after the other, also before there is a row to lock. */
const lockMerchant = statement(
  'mailSettings.lockMerchant',
  `select pg_advisory_xact_lock(hashtextextended('fealty mail ' || $1::integer, 0))`,
);
const read = statement(
  'mailSettings.read',
  `select endpoint_id as "endpointId", messages, language, sender_name as "senderName",
          reply_to as "replyTo", web_url as "webUrl", dashboard_url as "dashboardUrl"
     from mail_settings where merchant_id = $1 for no key update`,
);
const save = statement(
  'mailSettings.save',
  `insert into mail_settings
     (merchant_id, endpoint_id, messages, language, sender_name, reply_to, web_url, dashboard_url)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (merchant_id) do update
      set endpoint_id = excluded.endpoint_id, messages = excluded.messages,
          language = excluded.language, sender_name = excluded.sender_name,
          reply_to = excluded.reply_to, web_url = excluded.web_url,
          dashboard_url = excluded.dashboard_url, updated_at = clock_timestamp()`,
);
const countTemplates = statement(
  'mailTemplates.count',
  `select count(*)::integer as many from mail_templates
    where merchant_id = $1 and not (message = $2 and language = $3)`,
);
const lockTemplate = statement(
  'mailTemplates.lock',
  `select subject, body_text as text, body_html as html from mail_templates
    where merchant_id = $1 and message = $2 and language = $3 for no key update`,
);
const saveTemplate = statement(
  'mailTemplates.save',
  `insert into mail_templates (merchant_id, message, language, subject, body_text, body_html)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (merchant_id, message, language) do update
      set subject = excluded.subject, body_text = excluded.body_text,
          body_html = excluded.body_html, updated_at = clock_timestamp()`,
);
const deleteTemplate = statement(
  'mailTemplates.delete',
  'delete from mail_templates where merchant_id = $1 and message = $2 and language = $3',
);

export interface StoredMailSettings extends MailSettings {
  readonly endpointId: string;
}

/** Settings as they are, held with all else about this merchant's mail until the transaction ends. */
export async function lockMailSettings(
  client: pg.ClientBase,
  merchantId: number,
): Promise<StoredMailSettings | null> {
  await client.query({ ...lockMerchant, values: [merchantId] });
  const { rows } = await client.query<
    Omit<StoredMailSettings, 'messages'> & { readonly messages: readonly string[] }
  >({ ...read, values: [merchantId] });
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row, messages: row.messages.flatMap((message) => readMessage(message) ?? []) };
}

export async function saveMailSettings(
  client: pg.ClientBase,
  merchantId: number,
  settings: StoredMailSettings,
): Promise<void> {
  const { endpointId, messages, language, senderName, replyTo, webUrl, dashboardUrl } = settings;
  const values = [endpointId, [...messages], language, senderName, replyTo, webUrl, dashboardUrl];
  await client.query({ ...save, values: [merchantId, ...values] });
}

/** Which text of a merchant's own. */
export interface TemplatePlace {
  readonly merchantId: number;
  readonly message: MailMessage;
  readonly language: string;
}

/** Texts of a merchant's own beside this one; other changes of them wait for the transaction's end. */
export async function countOtherTemplates(
  client: pg.ClientBase,
  { merchantId, message, language }: TemplatePlace,
): Promise<number> {
  await client.query({ ...lockMerchant, values: [merchantId] });
  const values = [merchantId, message, language];
  const { rows } = await client.query<{ many: number }>({ ...countTemplates, values });
  return rows[0]?.many ?? 0;
}

export async function lockMailTemplate(
  client: pg.ClientBase,
  { merchantId, message, language }: TemplatePlace,
): Promise<MailTemplate | null> {
  const values = [merchantId, message, language];
  const { rows } = await client.query<MailTemplate>({ ...lockTemplate, values });
  return rows[0] ?? null;
}

export async function saveMailTemplate(
  client: pg.ClientBase,
  { merchantId, message, language }: TemplatePlace,
  { subject, text, html }: MailTemplate,
): Promise<void> {
  const values = [merchantId, message, language, subject, text, html];
  await client.query({ ...saveTemplate, values });
}

export async function deleteMailTemplate(
  client: pg.ClientBase,
  { merchantId, message, language }: TemplatePlace,
): Promise<void> {
  await client.query({ ...deleteTemplate, values: [merchantId, message, language] });
}
