import type pg from 'pg';
import { eventsFor } from '../mail/messages.ts';
import { NO_SETTINGS, type MailSettings } from '../mail/settings.ts';
import type { MailTemplate } from '../mail/template.ts';
import { countFromNow } from '../delivery/count-from-now.ts';
import { againOnDeadlock } from '../runtime/again-on-deadlock.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { addEndpoint, lockEndpoint, type EndpointTerms } from '../store/endpoints.ts';
import {
  countOtherTemplates,
  deleteMailTemplate,
  lockMailSettings,
  lockMailTemplate,
  saveMailSettings,
  saveMailTemplate,
  type TemplatePlace,
} from '../store/mail-settings.ts';
import { changeEndpointIn } from './change-endpoint.ts';

/** What a merchant says of his mails; what is left out stays as it is. */
export interface WantedMail extends Partial<MailSettings> {
  readonly enabled?: boolean;
}

export interface MailRequest {
  readonly merchantId: number;
  readonly actor: string;
}

/** Texts of one merchant's own: every message in fifty languages. */
export const TEMPLATES_MAX = 500;

const NAME = 'Mail to members';

/**
 * Saves what a merchant says of his mails. The first time makes the endpoint that they go by; from then
 * on, events that happen are told. Turned off, what waits is dropped. `newId` names a new endpoint.
 */
export async function updateMailSettings(
  pool: pg.Pool,
  request: MailRequest & { readonly wanted: WantedMail; readonly newId: () => string },
): Promise<void> {
  const { merchantId, wanted, newId } = request;
  await againOnDeadlock(() =>
    inTransaction(pool, async (client) => {
      const stored = await lockMailSettings(client, merchantId);
      const { enabled, ...said } = wanted;
      const endpointId = stored?.endpointId ?? newId();
      const settings = { ...(stored ?? { ...NO_SETTINGS, endpointId }), ...said };
      const before = stored === null ? null : await lockEndpoint(client, merchantId, endpointId);
      const isOn = enabled ?? (before !== null && before.status !== 'inactive');
      const after = await saveMailEndpoint(client, {
        ...{ merchantId, endpointId, before, isOn },
        types: eventsFor(settings.messages),
        resumes: enabled === true,
      });
      await saveMailSettings(client, merchantId, settings);
      await appendAudit(client, {
        merchantId,
        actor: request.actor,
        action: stored === null ? 'mail.created' : 'mail.changed',
        subject: endpointId,
        ...(stored === null ? {} : { before: { ...stored, status: before?.status ?? 'inactive' } }),
        after: { ...settings, status: after.status },
      });
    }),
  );
  await countFromNow(pool);
}

/** Makes or changes the endpoint of a merchant's mail. */
async function saveMailEndpoint(
  client: pg.ClientBase,
  asked: {
    readonly merchantId: number;
    readonly endpointId: string;
    readonly before: EndpointTerms | null;
    readonly isOn: boolean;
    readonly types: readonly string[];
    /** Whether a pause that nobody asked for ends. */
    readonly resumes: boolean;
  },
): Promise<EndpointTerms> {
  const { merchantId, endpointId, before, isOn, types, resumes } = asked;
  const id = endpointId;
  const goesOn = before?.status === 'paused' && !resumes ? 'paused' : 'active';
  const status = isOn ? goesOn : 'inactive';
  const pausedFor = status === 'paused' ? (before?.pausedFor ?? null) : null;
  if (before === null) {
    const made: EndpointTerms = {
      ...{ name: NAME, url: '', types, batchSize: 1, inOrder: true, earlyRetries: null },
      ...{ goesOn: true, rate: null, status, pausedFor, secret: null, oldSecret: null },
      oldUntil: null,
    };
    await addEndpoint(client, merchantId, { ...made, id, kind: 'mail' });
    return made;
  }
  const after: EndpointTerms = { ...before, types, status, pausedFor };
  await changeEndpointIn(client, { merchantId, id, before, after });
  return after;
}

/** Puts a text of the merchant's own in place of the built-in one. It must have no problems. */
export async function putMailTemplate(
  pool: pg.Pool,
  { actor, ...place }: TemplatePlace & { readonly actor: string },
  template: MailTemplate,
): Promise<'saved' | 'too_many'> {
  return inTransaction(pool, async (client) => {
    if ((await countOtherTemplates(client, place)) >= TEMPLATES_MAX) return 'too_many';
    const before = await lockMailTemplate(client, place);
    await saveMailTemplate(client, place, template);
    await appendAudit(client, {
      merchantId: place.merchantId,
      actor,
      action: 'mail_template.saved',
      subject: `${place.message}/${place.language}`,
      ...(before === null ? {} : { before }),
      after: template,
    });
    return 'saved';
  });
}

/** Takes a text of the merchant's own away; the built-in one stands again. Harmless if there is none. */
export async function resetMailTemplate(
  pool: pg.Pool,
  { actor, ...place }: TemplatePlace & { readonly actor: string },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const before = await lockMailTemplate(client, place);
    if (before === null) return;
    await deleteMailTemplate(client, place);
    await appendAudit(client, {
      merchantId: place.merchantId,
      actor,
      action: 'mail_template.reset',
      subject: `${place.message}/${place.language}`,
      before,
    });
  });
}
