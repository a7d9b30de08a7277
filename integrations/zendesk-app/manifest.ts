import { ATTRIBUTES } from './attributes.ts';

/** What Zendesk asks for when the app is installed. The key never reaches the agent's browser. */
const PARAMETERS = [
  { name: 'help_desk', type: 'text', required: true },
  { name: 'partner_id', type: 'text', required: true, secure: true, scopes: ['header'] },
  { name: 'api_key', type: 'text', required: true, secure: true, scopes: ['header'] },
];

const LOCATION = { url: 'assets/iframe.html', flexible: true };

/** What differs from one installation to the next. */
export interface Install {
  /** Where the loyalty server is reached by https. */
  readonly host: string;
  /** What stands before its paths, as in `/loyalty`; mostly empty. */
  readonly path: string;
  /** Whom Zendesk's administrators may ask. */
  readonly email: string;
  readonly version: string;
}

/** `manifest.json` of an app that may call one host and no other. */
export function manifestFor({ host, email, version }: Install): object {
  return {
    name: 'Fealty Loyalty',
    author: { name: 'Fealty', email, url: `https://${host}` },
    defaultLocale: 'en',
    private: true,
    version,
    frameworkVersion: '2.0',
    location: { support: { ticket_sidebar: LOCATION, user_sidebar: LOCATION } },
    domainWhitelist: [host],
    parameters: PARAMETERS,
  };
}

/** `requirements.json`: the fields that the sync fills in, made by Zendesk when the app is installed. */
export function requirements(): object {
  return {
    user_fields: Object.fromEntries(
      ATTRIBUTES.map(({ key, type, title }) => [key, { key, type, title }]),
    ),
  };
}
