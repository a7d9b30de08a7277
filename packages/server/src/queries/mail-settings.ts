import type pg from 'pg';
import type { OwnTemplates } from '../mail/compose.ts';
import { readMessage, type MailMessage } from '../mail/messages.ts';
import { NO_SETTINGS, type MailingMerchant, type MailSettings } from '../mail/settings.ts';
import { statement } from '../runtime/statement.ts';

const read = statement(
  'mail.settings',
  `select m.id, m.name, m.partner_id as "partnerId", m.host, m.is_test as "isTest", s.messages,
          s.language, s.sender_name as "senderName", s.reply_to as "replyTo", s.web_url as "webUrl",
          s.dashboard_url as "dashboardUrl", e.id as "endpointId", e.status,
          e.paused_for as "pausedFor"
     from merchants m
     left join mail_settings s on s.merchant_id = m.id
     left join endpoints e on e.merchant_id = m.id and e.id = s.endpoint_id
    where m.id = $1`,
);
const own = statement(
  'mail.ownTemplates',
  `select language, subject, body_text as text, body_html as html from mail_templates
    where merchant_id = $1 and message = $2 and language = any ($3::text[]) limit 100`,
);
const list = statement(
  'mail.listTemplates',
  `select message, language, updated_at as "updatedAt" from mail_templates
    where merchant_id = $1 order by message, language limit 1000`,
);

/** What a merchant says of his mails, and how they go. */
export interface FoundMailSettings {
  readonly merchant: MailingMerchant;
  readonly settings: MailSettings;
  /** Null before mail was turned on for the first time. */
  readonly endpointId: string | null;
  readonly status: 'active' | 'paused' | 'inactive' | 'deleted';
  /** Why it is paused. */
  readonly pausedFor: 'merchant' | 'gone' | 'failing' | null;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
interface Row extends Nullable<Omit<MailSettings, 'messages'>>, MailingMerchant {
  readonly messages: readonly string[] | null;
  readonly endpointId: string | null;
  readonly status: FoundMailSettings['status'] | null;
  readonly pausedFor: FoundMailSettings['pausedFor'];
}

/** Settings of a merchant, or as they are before he said any. */
export async function readMailSettings(
  pool: pg.Pool,
  merchantId: number,
): Promise<FoundMailSettings> {
  const { rows } = await pool.query<Row>({ ...read, values: [merchantId] });
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  const { id, name, partnerId, host, isTest, endpointId, status, pausedFor } = row;
  return {
    merchant: { id, name, partnerId, host, isTest },
    settings: {
      messages: (row.messages ?? []).flatMap((message) => readMessage(message) ?? []),
      language: row.language ?? NO_SETTINGS.language,
      senderName: row.senderName ?? NO_SETTINGS.senderName,
      replyTo: row.replyTo ?? NO_SETTINGS.replyTo,
      webUrl: row.webUrl ?? NO_SETTINGS.webUrl,
      dashboardUrl: row.dashboardUrl ?? NO_SETTINGS.dashboardUrl,
    },
    endpointId,
    status: status ?? 'inactive',
    pausedFor,
  };
}

/** A merchant's own texts of one message in some languages. */
export async function readOwnTemplates(
  pool: pg.Pool,
  { merchantId, message }: { readonly merchantId: number; readonly message: MailMessage },
  languages: readonly string[],
): Promise<OwnTemplates> {
  const { rows } = await pool.query<{
    language: string;
    subject: string;
    text: string;
    html: string | null;
  }>({ ...own, values: [merchantId, message, languages] });
  return new Map(rows.map(({ language, ...template }) => [language, template]));
}

/** A text of the merchant's own, and when it was last changed. */
export interface ListedTemplate {
  readonly message: string;
  readonly language: string;
  readonly updatedAt: number;
}

/** All texts of a merchant's own. */
export async function listOwnTemplates(
  pool: pg.Pool,
  merchantId: number,
): Promise<readonly ListedTemplate[]> {
  const { rows } = await pool.query<ListedTemplate>({ ...list, values: [merchantId] });
  return rows;
}
