import type { EnvironmentValues } from './environment.ts';
import type { JoinTerms, SingleSignOnTerms } from './single-sign-on/terms.ts';

const NAME_MAX = 40;
const DOMAINS_MAX = 20;
const DOMAIN = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/;
/** Owners are taken on by owners. */
const JOIN_ROLES = ['manager', 'agent', 'analyst'] as const;
const GOES_ALONG = ['FEALTY_OIDC_CLIENT_ID', 'FEALTY_OIDC_CLIENT_SECRET', 'FEALTY_OIDC_ONLY'];
/** By https, or on this very machine. */
const ISSUER = /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)(?=[:/]|$))[^\s?#@]+$/;

/** Reads the provider that people may sign in by; null if there is none. Problems are gathered. */
export function singleSignOnOf(values: EnvironmentValues): SingleSignOnTerms | null {
  const { problems } = values;
  const issuer = values.given('FEALTY_OIDC_ISSUER');
  const name = values.given('FEALTY_OIDC_NAME') ?? 'single sign-on';
  const clientId = values.given('FEALTY_OIDC_CLIENT_ID');
  const clientSecret = values.given('FEALTY_OIDC_CLIENT_SECRET');
  const isOnly = isYes(values, 'FEALTY_OIDC_ONLY');
  const trustsEmail = isYes(values, 'FEALTY_OIDC_TRUST_EMAIL');
  const joins = joinsOf(values);
  if (issuer === null) {
    const alone = GOES_ALONG.filter((each) => values.given(each) !== null);
    for (const each of joins === null ? alone : [...alone, 'FEALTY_OIDC_JOIN_DOMAINS']) {
      problems.push(`${each} goes with FEALTY_OIDC_ISSUER, which is missing`);
    }
    return null;
  }
  if (!ISSUER.test(issuer) || !URL.canParse(issuer)) {
    problems.push('FEALTY_OIDC_ISSUER must be a URL that begins with https://, and nothing else');
  }
  if (clientId === null) problems.push('FEALTY_OIDC_CLIENT_ID is needed with FEALTY_OIDC_ISSUER');
  if (values.given('FEALTY_BASE_URL') === null) {
    problems.push(
      'FEALTY_BASE_URL is needed with FEALTY_OIDC_ISSUER: the provider sends people back there',
    );
  }
  if (name.length > NAME_MAX) {
    problems.push(`FEALTY_OIDC_NAME must have ${String(NAME_MAX)} characters at most`);
  }
  if (isOnly && values.given('FEALTY_AGENT_FRAMES') !== null) {
    problems.push(
      'FEALTY_OIDC_ONLY cannot go with FEALTY_AGENT_FRAMES: inside of frames people sign in by password',
    );
  }
  const provider = { name, issuer, clientId: clientId ?? '', clientSecret, trustsEmail };
  return { provider, isOnly, joins };
}

/** Off unless said. */
function isYes(values: EnvironmentValues, name: string): boolean {
  return values.oneOf(name, ['on', 'off'], 'off') === 'on';
}

function joinsOf(values: EnvironmentValues): JoinTerms | null {
  const { problems } = values;
  const given = (values.given('FEALTY_OIDC_JOIN_DOMAINS') ?? '').toLowerCase();
  const partnerId = values.given('FEALTY_OIDC_JOIN_STORE');
  const role = values.oneOf('FEALTY_OIDC_JOIN_ROLE', JOIN_ROLES, 'agent');
  const domains = given.split(/[,\s]+/).filter((one) => one !== '');
  if (domains.length === 0) {
    if (partnerId !== null) {
      problems.push('FEALTY_OIDC_JOIN_STORE goes with FEALTY_OIDC_JOIN_DOMAINS, which is missing');
    }
    return null;
  }
  const odd = domains.find((one) => !DOMAIN.test(one));
  if (odd !== undefined || domains.length > DOMAINS_MAX) {
    const allowed = `up to ${String(DOMAINS_MAX)} domains as in shop.example,shop.example.org are allowed`;
    problems.push(`FEALTY_OIDC_JOIN_DOMAINS names ${odd ?? 'too many'}; ${allowed}`);
  }
  if (partnerId === null || !/^[0-9a-f]{10}$/.test(partnerId)) {
    problems.push(
      'FEALTY_OIDC_JOIN_STORE must be the partner id of the store that they join, 10 hex digits',
    );
  }
  return { domains, role, partnerId: partnerId ?? '' };
}
