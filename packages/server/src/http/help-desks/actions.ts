import { makeForm } from '../../help-desks/make-form.ts';
import { readActionValues, CHOICE } from '../../help-desks/action-values.ts';
import { answerClosed, answerField } from '../../help-desks/form.ts';
import { submitAction } from '../../help-desks/submit-action.ts';
import { readToken } from '../../help-desks/token.ts';
import { readJson } from '../reading/json-text.ts';
import { readAskedBy } from './by-agent.ts';
import { urlsOf } from './desk-urls.ts';
import {
  problem,
  reply,
  type DeskReply,
  type DeskRequest,
  type HelpDeskContext,
} from './surface.ts';

const ID = /^[0-9a-f]{24}$/;

const OFF = answerClosed(
  'Actions are switched off',
  'Awarding and redeeming is not enabled for this help desk. Nothing was changed.',
);
const NO_FORM = answerClosed(
  'This form cannot be used',
  'It was not made for this help desk. Nothing was changed; open the form anew.',
);

/** The form of an action; nothing is written by looking at it. */
export async function showForm(
  context: HelpDeskContext,
  { desk }: DeskRequest,
  asked: { readonly kind: 'award' | 'redeem'; readonly memberId: string },
): Promise<DeskReply> {
  if (!desk.actions) return OFF;
  const tools = { ...context, pool: context.database };
  const { actionUrl } = urlsOf(context.baseUrl, desk);
  const form = ID.test(asked.memberId) ? await makeForm(tools, desk, asked, actionUrl) : null;
  if (form !== null) return reply(200, form);
  return problem(404, { code: 'not_found', detail: 'There is no such member' });
}

/** Does what a form asks for, once. */
export async function takeForm(
  context: HelpDeskContext,
  request: DeskRequest,
  tokenText: string,
): Promise<DeskReply> {
  const { desk, headers, text, trouble } = request;
  if (!desk.actions) return OFF;
  const { secret, now, programs, lanes, database: pool } = context;
  const token = readToken(secret, { merchantId: desk.merchantId, deskId: desk.id }, tokenText);
  if (token === null) return NO_FORM;
  const by = readAskedBy(desk.kind, headers);
  if ('status' in by) return by;
  const sent = readJson(text);
  if (sent === undefined) {
    const detail = 'The request must hold a JSON object with the fields of the form';
    return answerField(CHOICE[token.kind], detail, 'malformed');
  }
  const values = readActionValues(token.kind, sent, await programs.running(desk.merchantId));
  if ('status' in values) return values;
  return submitAction({ pool, lanes, programs, now, trouble }, { desk, token, values, by });
}
