import type { putMailTemplate as put, V2Values } from '@fealty/contract/v2';
import { findTemplate, type FoundTemplate } from '../../../mail/compose.ts';
import { BUILT_IN } from '../../../mail/default-templates.ts';
import { languagesToTry } from '../../../mail/languages.ts';
import { MESSAGES, type MailMessage } from '../../../mail/messages.ts';
import { templateProblems, type MailTemplate } from '../../../mail/template.ts';
import { VARIABLES } from '../../../mail/variables.ts';
import { listOwnTemplates, readOwnTemplates } from '../../../queries/mail-settings.ts';
import { putMailTemplate, resetMailTemplate } from '../../../usecases/save-mail.ts';
import { slashTime } from '../../dates.ts';
import { answeredOnce } from '../serving/once.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Context, type V2Handler, type V2Reply } from '../surface.ts';
import { readPlace, refuseFault, refuseOthers } from './mail-access.ts';

/** Every message in every language that it has a text in. */
export const handleListMailTemplates: V2Handler<unknown> = async ({ database }, { caller }) => {
  const refused = refuseOthers(caller);
  if (refused !== null) return refused;
  const own = await listOwnTemplates(database, caller.merchantId);
  const written = new Set(own.map(({ message, language }) => `${message}/${language}`));
  const builtIn = MESSAGES.flatMap((message) =>
    BUILT_IN.filter((language) => !written.has(`${message}/${language}`)).map((language) => ({
      ...{ message, language, is_own: false, last_modified_date: null },
    })),
  );
  const templates = [
    ...own.map(({ message, language, updatedAt }) => ({
      ...{ message, language, is_own: true, last_modified_date: slashTime(updatedAt) },
    })),
    ...builtIn,
  ];
  return succeed({ templates, variables: VARIABLES });
};

/** The text that is used for a language. */
export const handleReadMailTemplate: V2Handler<unknown> = async (context, { caller, path }) => {
  const refused = refuseOthers(caller);
  if (refused !== null) return refused;
  const place = readPlace(path);
  if ('refusal' in place) return place.refusal;
  return answerOf(context, { merchantId: caller.merchantId, ...place });
};

/** Puts a text of the store's own in place. */
export const handlePutMailTemplate: V2Handler<V2Values<typeof put>> = answeredOnce(
  async ({ database }, { caller, actor, values, path, terms }) => {
    const place = readPlace(path);
    if ('refusal' in place) return place.refusal;
    const { subject, text, html = '' } = values;
    const template: MailTemplate = { subject, text, html: html === '' ? null : html };
    const problem = refuseProblems(template);
    if (problem !== null) return problem;
    const { message, language } = place;
    if (!terms.simulate) {
      const saved = await putMailTemplate(
        database,
        { merchantId: caller.merchantId, actor, message, language },
        template,
      );
      if (saved === 'too_many') {
        return refuse('TOO_MANY_MAIL_TEMPLATES', 'The store has 500 texts of its own; no more fit');
      }
    }
    return succeed(templateData(message, { language, template, isOwn: true }));
  },
  ({ caller }) => refuseOthers(caller),
);

/** Takes a text of the store's own away. */
export const handleResetMailTemplate: V2Handler<unknown> = answeredOnce(
  async (context, { caller, actor, path, terms }) => {
    const place = readPlace(path);
    if ('refusal' in place) return place.refusal;
    const { message, language } = place;
    const { merchantId } = caller;
    if (terms.simulate) {
      return succeed(
        templateData(message, findTemplate(message, languagesToTry(language), new Map())),
      );
    }
    await resetMailTemplate(context.database, { merchantId, actor, message, language });
    return answerOf(context, { merchantId, message, language });
  },
  ({ caller }) => refuseOthers(caller),
);

/** What is wrong with a template, each part by its name; null if nothing is. */
export function refuseProblems(template: MailTemplate): V2Reply | null {
  const problems = templateProblems(template);
  if (problems.length === 0) return null;
  return refuseFault(
    ...problems.map(({ field, seen, allowed }) => ({ name: field, seen, allowed })),
  );
}

async function answerOf(
  { database }: V2Context,
  place: { readonly merchantId: number; readonly message: MailMessage; readonly language: string },
): Promise<V2Reply> {
  const languages = languagesToTry(place.language);
  const own = await readOwnTemplates(database, place, languages);
  return succeed(templateData(place.message, findTemplate(place.message, languages, own)));
}

function templateData(message: MailMessage, { language, template, isOwn }: FoundTemplate): object {
  return { message, language, is_own: isOwn, ...template };
}
