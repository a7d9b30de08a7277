import { DOMParser, type Element } from '@xmldom/xmldom';
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { misfits } from '../schema.ts';
import { directivesIn, misfitsOfField, schemaOf, unsupportedIn } from './graphql-types.ts';
import { expectedIn, filesIn, foldersIn, jsonAt, textAt } from './read-app.ts';
import {
  ACTION_SCHEMA,
  ADMIN_FORM_SCHEMA,
  CARD_CONFIG_SCHEMA,
  FORM_CONFIG_SCHEMA,
  FORM_SCHEMA,
  MANIFEST_SCHEMA,
  PULL_SCHEMA,
} from './schemas.ts';

/* What packages of npm can judge of the app. `npm run gladly-app:judge` renders its templates. */

const DATA = textAt('data', 'data_schema.graphql');
const ACTIONS = textAt('actions', 'actions_schema.graphql');
const FORMS = foldersIn('ui', 'forms');

interface FormConfig {
  readonly action: { readonly graphqlField: string };
  readonly formData: readonly { readonly graphqlSchema: string; readonly graphqlField: string }[];
}

interface Form {
  readonly sections: readonly { readonly attr?: string }[];
}

function formConfig(name: string): FormConfig {
  return jsonAt('ui', 'forms', name, 'config.json') as FormConfig;
}

function cardFrom(text: string): Element {
  // What its parser only warns of is no XML either.
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  const document = new DOMParser({ onError }).parseFromString(text, 'text/xml');
  if (document.documentElement === null) throw new Error('the card is empty');
  return document.documentElement;
}

describe('the judges of the Gladly app', () => {
  it.each([
    [
      'a version of two numbers',
      MANIFEST_SCHEMA,
      { ...(jsonAt('manifest.json') as object), version: '1.0' },
    ],
    [
      'a manifest without an author',
      MANIFEST_SCHEMA,
      { appName: 'a', version: '1.0.0', description: 'a' },
    ],
    ['a body without its type', ACTION_SCHEMA, { httpMethod: 'POST' }],
    [
      'a type without a body',
      ACTION_SCHEMA,
      { httpMethod: 'GET', contentType: 'application/json' },
    ],
    ['a pull of no type', PULL_SCHEMA, { httpMethod: 'GET' }],
    ['a form that does nothing', FORM_CONFIG_SCHEMA, { formData: [] }],
    [
      'data from elsewhere',
      FORM_CONFIG_SCHEMA,
      { action: { graphqlField: 'a' }, formData: [{ graphqlSchema: 'web', graphqlField: 'a' }] },
    ],
    [
      'a card of two types',
      CARD_CONFIG_SCHEMA,
      { description: 'a', graphqlSchema: 'data', graphqlType: 'A, B' },
    ],
    ['an empty form', FORM_SCHEMA, { title: 'a', sections: [] }],
    [
      'a field without an input',
      FORM_SCHEMA,
      { title: 'a', sections: [{ type: 'input', label: 'a', attr: 'a' }] },
    ],
    [
      'a choice of nothing',
      FORM_SCHEMA,
      {
        title: 'a',
        sections: [
          { type: 'input', label: 'a', attr: 'a', input: { type: 'select', options: [] } },
        ],
      },
    ],
    [
      'a setting that is kept nowhere',
      ADMIN_FORM_SCHEMA,
      {
        title: 'a',
        sections: [{ type: 'input', label: 'a', attr: 'apiKey', input: { type: 'text' } }],
      },
    ],
  ])('refuse %s', (_what, schema, value) => {
    expect(misfits(schema, value)).not.toEqual([]);
  });

  it('refuse schemas that GraphQL or the platform does not take', () => {
    expect(() => schemaOf('type Query { a: Missing }')).toThrow(/Missing/);
    expect(() => schemaOf('type Query { a: String @unheard }')).toThrow(/unheard/);
    expect(() => schemaOf('type A { a: String }')).toThrow(/Query/);
    expect(unsupportedIn('type Query { a: A } type A { a: String }')).toEqual([
      'A is used before it is defined',
    ]);
    expect(unsupportedIn('type A { a: A } union U = A')).toEqual(['U is a union']);
  });

  it('refuse values that are not of their type', () => {
    const schema = schemaOf('type A { a: String! b: [String!] } type Query { a: A }');
    const told = (value: unknown): number =>
      misfitsOfField(schema, 'query', { field: 'a', value }).length;
    expect([{ a: null }, { a: 'x', c: 1 }, { a: {} }, { a: 'x', b: [null] }].map(told)).toEqual([
      1, 1, 1, 1,
    ]);
    expect([told({ a: 'x', b: ['y'] }), told(null)]).toEqual([0, 0]);
  });

  it.each([['<Card><List></Card>'], ['<Card a=1/>'], ['<Card>&nope;</Card>'], ['']])(
    'refuse the card %j',
    (text) => {
      expect(() => cardFrom(text)).toThrow();
    },
  );
});

describe('the Gladly app', () => {
  it('has a manifest, and asks the administrator for what its templates use', () => {
    expect(misfits(MANIFEST_SCHEMA, jsonAt('manifest.json'))).toEqual([]);
    const form = jsonAt('ui', 'admin', 'form.json');
    expect(misfits(ADMIN_FORM_SCHEMA, form)).toEqual([]);
    const asked = (form as Form).sections.flatMap(({ attr }) => attr ?? []);
    const templates = [
      ...filesIn('authentication', 'headers').map((file) =>
        textAt('authentication', 'headers', file),
      ),
      ...foldersIn('actions').map((name) => textAt('actions', name, 'request_url.gtpl')),
      textAt('data', 'pull', 'members', 'request_url.gtpl'),
    ];
    const used = templates.flatMap((text) =>
      [...text.matchAll(/\.integration\.((?:configuration|secrets)\.\w+)/g)].map(
        ([, name]) => name,
      ),
    );
    expect([...new Set(used)].sort()).toEqual([...asked].sort());
    expect(filesIn('authentication', 'headers')).toEqual(['api-key.gtpl', 'partner-id.gtpl']);
  });

  it('has schemas that the platform takes', () => {
    for (const text of [DATA, ACTIONS]) {
      expect(() => schemaOf(text)).not.toThrow();
      expect(unsupportedIn(text)).toEqual([]);
    }
  });

  it('has a folder for every type of data, and a type for every folder', () => {
    const types = directivesIn(DATA, 'dataType').map(({ terms }) => terms);
    const pulled = foldersIn('data', 'pull').map((name) => {
      const config = jsonAt('data', 'pull', name, 'config.json');
      expect(misfits(PULL_SCHEMA, config)).toEqual([]);
      expect(filesIn('data', 'pull', name)).toEqual(
        expect.arrayContaining([
          'external_id.gtpl',
          'external_updated_at.gtpl',
          'request_url.gtpl',
        ]),
      );
      return (config as { readonly dataType: object }).dataType;
    });
    expect(pulled).toEqual(types);
    expect(types).toHaveLength(1);
  });

  it('has a folder for every action, and an action for every folder', () => {
    const named = directivesIn(ACTIONS, 'action').map(({ terms }) => terms['name']);
    expect([...named].sort()).toEqual(foldersIn('actions'));
    for (const name of foldersIn('actions')) {
      expect(misfits(ACTION_SCHEMA, jsonAt('actions', name, 'config.json'))).toEqual([]);
      expect(filesIn('actions', name)).toEqual([
        'config.json',
        'request_body.gtpl',
        'request_url.gtpl',
        'response_transformation.gtpl',
      ]);
    }
  });

  it('expects of its templates what is of the schemas’ types', () => {
    const pulls = expectedIn('expected_response_transformation.json', 'data', 'pull', 'members');
    expect(pulls.length).toBeGreaterThan(1);
    for (const { name, value } of pulls) {
      expect([name, misfitsOfField(schemaOf(DATA), 'query', { field: 'members', value })]).toEqual([
        name,
        [],
      ]);
    }
    const actions = schemaOf(ACTIONS);
    for (const { on: field, terms } of directivesIn(ACTIONS, 'action')) {
      const isQuery = actions.getQueryType()?.getFields()[field] !== undefined;
      const sets = expectedIn(
        'expected_response_transformation.json',
        'actions',
        terms['name'] ?? '',
      );
      expect(sets.length).toBeGreaterThan(1);
      for (const { name, value } of sets) {
        const told = misfitsOfField(actions, isQuery ? 'query' : 'mutation', { field, value });
        expect([field, name, told]).toEqual([field, name, []]);
      }
    }
  });

  it.each(FORMS)('asks in the form %s for what its action takes', (name) => {
    const config = formConfig(name);
    expect(misfits(FORM_CONFIG_SCHEMA, config)).toEqual([]);
    expect(filesIn('ui', 'forms', name)).toEqual([
      'action_result.gtpl',
      'config.json',
      'form.gtpl',
    ]);
    const schema = schemaOf(ACTIONS);
    const action = schema.getMutationType()?.getFields()[config.action.graphqlField];
    const inputs = action?.args.map((each) => each.name) ?? [];
    expect(inputs).toHaveLength(3);
    for (const { graphqlField } of config.formData) {
      expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toContain(graphqlField);
    }
    const forms = expectedIn('expected_form.json', 'ui', 'forms', name);
    expect(forms.length).toBeGreaterThan(2);
    for (const { value } of forms) {
      expect(misfits(FORM_SCHEMA, value)).toEqual([]);
      const attrs = (value as Form).sections.flatMap(({ attr }) => attr ?? []);
      expect(inputs).toEqual(expect.arrayContaining(attrs));
      expect(new Set(attrs).size).toBe(attrs.length);
    }
    // An error is drawn at any input of its name, so no field of the data may be called the same.
    const data = schemaOf(DATA).getType('Member');
    const fields = isObjectType(data) ? Object.keys(data.getFields()) : [];
    expect(fields.filter((field) => inputs.includes(field))).toEqual([]);
  });

  it('shows on its card what there is to show', () => {
    const config = jsonAt('ui', 'templates', 'loyalty', 'config.json');
    expect(misfits(CARD_CONFIG_SCHEMA, config)).toEqual([]);
    const card = cardFrom(textAt('ui', 'templates', 'loyalty', 'flexible.card'));
    const fields = (name: string): readonly string[] => {
      const type = schemaOf(DATA).getType(name);
      return isObjectType(type) ? Object.keys(type.getFields()) : [];
    };
    const sources = [...card.getElementsByTagName('*')].flatMap(
      (each) => each.getAttribute('dataSource') ?? [],
    );
    const known = ['__data', ...fields('Member'), ...fields('Transaction')];
    expect(sources.filter((source) => !known.includes(source))).toEqual([]);
    expect(sources.length).toBeGreaterThan(8);
    const shown = jsonAt('ui', 'templates', 'loyalty', '_test_', 'default.json');
    expect(misfitsOfField(schemaOf(DATA), 'query', { field: 'members', value: shown })).toEqual([]);
  });
});
