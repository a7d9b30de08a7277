import { askProvider, type Transport } from './ask-provider.ts';
import { trouble, type Trouble } from './terms.ts';

/** Where a provider does what, in its own words. */
export interface Discovered {
  readonly kind: 'discovered';
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly keysUrl: string;
  /** Who somebody is, for whoever has a token; null if it has no such place. */
  readonly userUrl: string | null;
  /** Whether a client's secret goes into the body, for want of a header. */
  readonly takesSecretInBody: boolean;
}

const WELL_KNOWN = '/.well-known/openid-configuration';

/** Reads the provider's document. Its issuer must be the one that was configured, to the letter. */
export async function discover(
  transport: Transport,
  issuer: string,
): Promise<Discovered | Trouble> {
  const url = `${issuer.replace(/\/$/, '')}${WELL_KNOWN}`;
  const answer = await askProvider(transport, { url, method: 'GET', headers: {} });
  if (answer.kind === 'trouble') return answer;
  const { status, json } = answer;
  if (status !== 200) return trouble('away', `${url} answers ${String(status)}`);
  if (json['issuer'] !== issuer) {
    return trouble('distrusted', `${url} names another issuer than FEALTY_OIDC_ISSUER`);
  }
  const isSafe = issuer.startsWith('https://');
  const place = (name: string): string | null => placeOf(json[name], isSafe);
  const authorizeUrl = place('authorization_endpoint');
  const tokenUrl = place('token_endpoint');
  const keysUrl = place('jwks_uri');
  if (authorizeUrl === null || tokenUrl === null || keysUrl === null) {
    return trouble('distrusted', `${url} lacks an address, or has one that is not https`);
  }
  const ways = json['token_endpoint_auth_methods_supported'];
  const takesSecretInBody =
    Array.isArray(ways) &&
    ways.includes('client_secret_post') &&
    !ways.includes('client_secret_basic');
  const userUrl = place('userinfo_endpoint');
  return { kind: 'discovered', authorizeUrl, tokenUrl, keysUrl, userUrl, takesSecretInBody };
}

/** A provider by https leads to no place without it: secrets and keys would travel in the open. */
function placeOf(given: unknown, isSafe: boolean): string | null {
  if (typeof given !== 'string' || !URL.canParse(given)) return null;
  const { protocol } = new URL(given);
  return protocol === 'https:' || (protocol === 'http:' && !isSafe) ? given : null;
}
