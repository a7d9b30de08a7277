import type { updateMailSettings as update, V2Values } from '@fealty/contract/v2';
import { readMessage } from '../../../mail/messages.ts';
import { readMailSettings, type FoundMailSettings } from '../../../queries/mail-settings.ts';
import { updateMailSettings, type WantedMail } from '../../../usecases/save-mail.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';
import { answeredOnce } from '../serving/once.ts';
import { succeed, type V2Context, type V2Handler } from '../surface.ts';
import { readLanguage, refuseFault, refuseOthers } from './mail-access.ts';

/** How members get mail. */
export const handleReadMailSettings: V2Handler<unknown> = async (context, { caller }) => {
  const refused = refuseOthers(caller);
  if (refused !== null) return refused;
  return succeed(
    settingsData(context, await readMailSettings(context.database, caller.merchantId)),
  );
};

/** Turns mail on or off and chooses messages. */
export const handleUpdateMailSettings: V2Handler<V2Values<typeof update>> = answeredOnce(
  async (context, { caller, actor, values, terms }) => {
    const read = wantedOf(values);
    if ('faults' in read) return refuseFault(...read.faults);
    const { wanted } = read;
    const { merchantId } = caller;
    if (!terms.simulate) {
      const { newId } = context;
      await updateMailSettings(context.database, { merchantId, actor, wanted, newId });
      return succeed(settingsData(context, await readMailSettings(context.database, merchantId)));
    }
    const found = await readMailSettings(context.database, merchantId);
    const { enabled, ...said } = wanted;
    const status = enabled === undefined ? found.status : enabled ? 'active' : 'inactive';
    const after = { ...found, status, settings: { ...found.settings, ...said } };
    return succeed(settingsData(context, after));
  },
  ({ caller }) => refuseOthers(caller),
);

function wantedOf(
  values: V2Values<typeof update>,
): { readonly wanted: WantedMail } | { readonly faults: readonly NamedFault[] } {
  const { enabled, messages, language, sender_name, reply_to, web_url, dashboard_url } = values;
  const label = language === undefined ? undefined : readLanguage('language', language);
  const faults: NamedFault[] = [];
  if (label !== undefined && typeof label !== 'string') faults.push(label);
  for (const [name, seen] of Object.entries({ web_url, dashboard_url })) {
    if (seen !== undefined && !isWebUrl(seen)) {
      faults.push({
        name,
        seen,
        allowed: 'a URL that begins with https:// or http://, or nothing',
      });
    }
  }
  if (faults.length > 0 || typeof label === 'object') return { faults };
  const chosen = messages?.flatMap((name) => readMessage(name) ?? []);
  return {
    wanted: {
      ...(enabled === undefined ? {} : { enabled }),
      ...(chosen === undefined ? {} : { messages: [...new Set(chosen)] }),
      ...(label === undefined ? {} : { language: label }),
      ...(sender_name === undefined ? {} : { senderName: sender_name }),
      ...(reply_to === undefined ? {} : { replyTo: reply_to }),
      ...(web_url === undefined ? {} : { webUrl: web_url }),
      ...(dashboard_url === undefined ? {} : { dashboardUrl: dashboard_url }),
    },
  };
}

function isWebUrl(text: string): boolean {
  if (text === '') return true;
  if (!/^https?:\/\/[^\s\p{Cc}]+$/iu.test(text)) return false;
  return URL.canParse(text);
}

function settingsData(
  { mail }: Pick<V2Context, 'mail'>,
  { merchant, settings, status, pausedFor }: FoundMailSettings,
): object {
  const { messages, language, senderName, replyTo, webUrl, dashboardUrl } = settings;
  return {
    enabled: status === 'active' || status === 'paused',
    paused_for: status === 'paused' ? pausedFor : null,
    messages,
    language,
    sender_name: senderName === '' ? merchant.name : senderName,
    from_address: mail.from,
    reply_to: replyTo,
    web_url: webUrl,
    dashboard_url: dashboardUrl,
    delivery: mail.postman === null || merchant.isTest ? 'kept' : 'smtp',
  };
}
