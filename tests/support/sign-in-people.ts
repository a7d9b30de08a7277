import { invitePerson, type Role } from '../../packages/server/src/usecases/people.ts';
import type { ApiServer, Received } from './api-server.ts';

export const PASSWORD = 'three green bicycles';

/** Somebody with a password, and a session that is opened by its token. */
export interface SignedInPerson {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** Answers what a request of somebody is answered with; nothing of a key is sent. */
export async function ask(
  { app }: Pick<ApiServer, 'app'>,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  sent: {
    readonly json?: object;
    readonly headers?: Readonly<Record<string, string>>;
    readonly from?: string;
  } = {},
): Promise<Received> {
  const { json, headers = {}, from: remoteAddress = '127.0.0.1' } = sent;
  const payload = json === undefined ? {} : { payload: JSON.stringify(json) };
  const answer = await app.inject({
    method,
    url,
    remoteAddress,
    headers: { ...headers },
    ...payload,
  });
  const { statusCode: status, body: text } = answer;
  const body = JSON.parse(text) as {
    data?: Readonly<Record<string, unknown>>;
    error_code?: string;
    reason?: string;
  };
  const { data = {}, error_code: code, reason = '' } = body;
  return { status, headers: answer.headers, text, body, data, code, reason };
}

let many = 0;

/** An address that nobody came from: a test signs in more often than one may. */
function anAddress(): string {
  many += 1;
  return `10.0.${String(many >> 8)}.${String(many & 255)}`;
}

/** Takes somebody on and lets him set a password; answers his id. */
export async function takeOn(
  api: ApiServer,
  wanted: { readonly email: string; readonly role: Role; readonly merchantId?: number },
  password = PASSWORD,
): Promise<string> {
  many += 1;
  const { email, role, merchantId = api.merchantId } = wanted;
  const id = many.toString(16).padStart(24, 'a');
  const invited = await invitePerson(
    api.pool,
    { merchantId, id, actor: 'test' },
    { email, role, name: email.split('@')[0] ?? '' },
  );
  if (invited.kind !== 'invited') throw new Error(`${email} is ${invited.kind}`);
  const json = { token: invited.link.token, new: password };
  const set = await ask(api, 'POST', '/account/set-password', { json, from: anAddress() });
  if (set.status !== 200) throw new Error(set.text);
  return id;
}

/** Signs somebody in who has the usual password. */
export async function tokenOf(api: ApiServer, email: string, merchant?: string): Promise<string> {
  const json = { email, password: PASSWORD, answer_with: 'token', merchant };
  const answer = await ask(api, 'POST', '/account/sign-in', { json, from: anAddress() });
  if (answer.status !== 200) throw new Error(answer.text);
  return String(answer.data['token']);
}

export async function signedIn(api: ApiServer, email: string, role: Role): Promise<SignedInPerson> {
  const id = await takeOn(api, { email, role });
  return { id, email, token: await tokenOf(api, email) };
}

export function bearer({ token }: Pick<SignedInPerson, 'token'>): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
