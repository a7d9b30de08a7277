import type {
  listMailTemplates,
  previewMail,
  putMailTemplate,
  readMailSettings,
  readMailTemplate,
  resetMailTemplate,
  testMail,
  updateMailSettings,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

const SETTINGS = '/v2/loyalty/mail-settings';
const TEMPLATES = '/v2/loyalty/mail-templates';
const TEMPLATE = `${TEMPLATES}/{message}/{language}`;

export const settingsCall = call<typeof readMailSettings>('GET', SETTINGS);
export const updateCall = write<typeof updateMailSettings>('PUT', SETTINGS);
export const templatesCall = call<typeof listMailTemplates>('GET', TEMPLATES);
export const templateCall = call<typeof readMailTemplate>('GET', TEMPLATE);
export const saveCall = write<typeof putMailTemplate>('PUT', TEMPLATE);
export const resetCall = write<typeof resetMailTemplate>('DELETE', TEMPLATE);
export const previewCall = write<typeof previewMail>('POST', '/v2/loyalty/mails/preview');
export const testCall = write<typeof testMail>('POST', '/v2/loyalty/mails/test');

export type MailSettings = Data<typeof readMailSettings>;
export type Template = Data<typeof readMailTemplate>;
