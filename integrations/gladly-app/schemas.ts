/* The forms of the files of an app for Gladly's platform, as its public examples and guides show them. */

const TEXT = { type: 'string', minLength: 1 };

/** `manifest.json` */
export const MANIFEST_SCHEMA = {
  type: 'object',
  required: ['author', 'appName', 'version', 'description'],
  additionalProperties: false,
  properties: {
    author: { type: 'string', pattern: '^[a-z0-9.-]+$' },
    appName: { type: 'string', pattern: '^[a-z0-9_-]+$' },
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    description: TEXT,
  },
};

const METHOD = { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] };

/** Only what has a body has a type of it. */
const BODY_RULE = {
  if: { properties: { httpMethod: { enum: ['POST', 'PUT', 'PATCH'] } } },
  then: { required: ['contentType'] },
  else: { not: { required: ['contentType'] } },
};

/** `config.json` of an action. */
export const ACTION_SCHEMA = {
  type: 'object',
  required: ['httpMethod'],
  additionalProperties: false,
  properties: { httpMethod: METHOD, contentType: TEXT, rawResponse: { type: 'boolean' } },
  ...BODY_RULE,
};

/** `config.json` of a data pull. */
export const PULL_SCHEMA = {
  type: 'object',
  required: ['dataType', 'httpMethod'],
  additionalProperties: false,
  properties: {
    ...ACTION_SCHEMA.properties,
    dataType: {
      type: 'object',
      required: ['name', 'version'],
      additionalProperties: false,
      properties: { name: TEXT, version: { type: 'string', pattern: '^\\d+\\.\\d+$' } },
    },
    dependsOnDataTypes: { type: 'array', items: TEXT },
  },
  ...BODY_RULE,
};

/** `config.json` of a form for agents. */
export const FORM_CONFIG_SCHEMA = {
  type: 'object',
  required: ['action', 'formData'],
  additionalProperties: false,
  properties: {
    action: {
      type: 'object',
      required: ['graphqlField'],
      additionalProperties: false,
      properties: { graphqlOperation: { enum: ['mutation', 'query'] }, graphqlField: TEXT },
    },
    formData: {
      type: 'array',
      items: {
        type: 'object',
        required: ['graphqlSchema', 'graphqlField'],
        additionalProperties: false,
        properties: {
          graphqlSchema: { enum: ['data', 'actions'] },
          graphqlField: TEXT,
          inputsTemplate: TEXT,
        },
      },
    },
  },
};

/** `config.json` of a card. */
export const CARD_CONFIG_SCHEMA = {
  type: 'object',
  required: ['description', 'graphqlSchema', 'graphqlType'],
  additionalProperties: false,
  properties: {
    description: TEXT,
    graphqlSchema: { const: 'data' },
    graphqlType: { type: 'string', pattern: '^(\\w+|\\[\\w+\\])$' },
  },
};

const OPTIONS = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['text'],
    additionalProperties: false,
    properties: { text: TEXT, value: { type: 'string' } },
  },
};

function section(attr: object): object {
  const input = {
    type: 'object',
    required: ['type', 'label', 'attr', 'input'],
    additionalProperties: false,
    properties: {
      type: { const: 'input' },
      label: TEXT,
      attr,
      hint: TEXT,
      defaultValue: {},
      input: {
        oneOf: [
          {
            type: 'object',
            required: ['type'],
            additionalProperties: false,
            properties: {
              type: { const: 'text' },
              placeholder: TEXT,
              optional: { type: 'boolean' },
            },
          },
          {
            type: 'object',
            required: ['type', 'options'],
            additionalProperties: false,
            properties: {
              type: { const: 'select' },
              placeholder: TEXT,
              optional: { type: 'boolean' },
              options: OPTIONS,
            },
          },
          {
            type: 'object',
            required: ['type', 'text'],
            additionalProperties: false,
            properties: { type: { const: 'checkbox' }, text: TEXT },
          },
        ],
      },
    },
  };
  const text = {
    type: 'object',
    required: ['type', 'text'],
    additionalProperties: false,
    properties: { type: { const: 'text' }, text: TEXT },
  };
  return { oneOf: [text, input] };
}

/** A form for agents, as its template renders it. */
export const FORM_SCHEMA = {
  type: 'object',
  required: ['title', 'sections'],
  additionalProperties: false,
  properties: {
    title: TEXT,
    submitButton: TEXT,
    closeButton: TEXT,
    sections: { type: 'array', minItems: 1, items: section({ type: 'string', pattern: '^\\w+$' }) },
  },
};

/** `ui/admin/form.json`: where each value is kept is in its name. */
export const ADMIN_FORM_SCHEMA = {
  type: 'object',
  required: ['title', 'sections'],
  additionalProperties: false,
  properties: {
    title: TEXT,
    sections: {
      type: 'array',
      minItems: 1,
      items: section({ type: 'string', pattern: '^(configuration|secrets)(\\.\\w+)+$' }),
    },
  },
};
