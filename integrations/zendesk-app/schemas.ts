/*
 * What Zendesk's validator asks of the two files of an app that it reads. The validator itself runs at
 * Zendesk, for an account; these rules are written after its public source.
 */

const TEXT = { type: 'string', minLength: 1 };
const HOST = { type: 'string', pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*$' };

const PLACE = {
  type: 'object',
  required: ['url'],
  additionalProperties: false,
  properties: {
    url: { type: 'string', pattern: '^(assets/|https://)' },
    flexible: { type: 'boolean' },
    autoLoad: { type: 'boolean' },
  },
};

const PARAMETER = {
  type: 'object',
  required: ['name', 'type'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]*$' },
    type: { enum: ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth', 'mtls'] },
    required: { type: 'boolean' },
    default: {},
    secure: { type: 'boolean' },
    // Zendesk knows further parts; a key of ours belongs into a header and nowhere else.
    scopes: { type: 'array', items: { const: 'header' } },
  },
  // Only what the proxy fills in can be limited to a part of the request.
  dependentSchemas: { scopes: { properties: { secure: { const: true } }, required: ['secure'] } },
};

/** `manifest.json` of a private app for Support. */
export const MANIFEST_SCHEMA = {
  type: 'object',
  required: ['name', 'author', 'defaultLocale', 'frameworkVersion', 'location', 'private'],
  additionalProperties: false,
  properties: {
    name: TEXT,
    author: {
      type: 'object',
      required: ['name', 'email'],
      additionalProperties: false,
      properties: {
        name: TEXT,
        email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' },
        url: { type: 'string', pattern: '^https?://' },
      },
    },
    defaultLocale: { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' },
    private: { type: 'boolean' },
    version: TEXT,
    frameworkVersion: { const: '2.0' },
    location: {
      type: 'object',
      required: ['support'],
      additionalProperties: false,
      properties: {
        support: {
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: Object.fromEntries(
            [
              ...['ticket_sidebar', 'new_ticket_sidebar', 'user_sidebar', 'organization_sidebar'],
              ...['nav_bar', 'top_bar', 'background', 'modal', 'ticket_editor'],
            ].map((name) => [name, PLACE]),
          ),
        },
      },
    },
    domainWhitelist: { type: 'array', minItems: 1, uniqueItems: true, items: HOST },
    parameters: { type: 'array', items: PARAMETER },
  },
};

/** `requirements.json` with user fields. A key of digits only is taken for the id of a field. */
export const REQUIREMENTS_SCHEMA = {
  type: 'object',
  required: ['user_fields'],
  additionalProperties: false,
  properties: {
    user_fields: {
      type: 'object',
      minProperties: 1,
      // Identifiers are unique by being names; more than this would crowd out the merchant's own.
      maxProperties: 100,
      additionalProperties: {
        type: 'object',
        required: ['key', 'title'],
        additionalProperties: false,
        properties: {
          key: { type: 'string', pattern: '^(?=.*[A-Za-z_])[A-Za-z0-9_]+$' },
          title: TEXT,
          type: {
            enum: [
              'text',
              'textarea',
              'checkbox',
              'date',
              'integer',
              'decimal',
              'regexp',
              'dropdown',
              'lookup',
            ],
          },
        },
      },
    },
  },
};
