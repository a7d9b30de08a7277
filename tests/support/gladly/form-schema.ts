import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

/* The form language of Gladly's actions, as its own sample adaptor and tutorial show it. */

const text = Type.String({ minLength: 1 });
const closed = { additionalProperties: false } as const;

const Input = Type.Union([
  Type.Object(
    { type: Type.Literal('text'), placeholder: Type.String(), optional: Type.Boolean() },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('select'),
      placeholder: Type.String(),
      optional: Type.Boolean(),
      options: Type.Array(Type.Object({ text, value: text }, closed), { minItems: 1 }),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('checkbox'), text }, closed),
]);

const Form = Type.Object(
  {
    title: text,
    submitButton: text,
    closeButton: text,
    actionUrl: Type.String({ pattern: '^/[^?#]+$' }),
    sections: Type.Array(
      Type.Union([
        Type.Object({ type: Type.Literal('text'), text }, closed),
        Type.Object(
          {
            type: Type.Literal('input'),
            label: text,
            attr: text,
            hint: Type.Optional(text),
            defaultValue: Type.Optional(Type.Union([Type.String(), Type.Boolean()])),
            input: Input,
          },
          closed,
        ),
      ]),
      { minItems: 1 },
    ),
  },
  closed,
);

export type GladlyForm = Type.Static<typeof Form>;

const check = Compile(Form);

/** The form, if it is one; throws with what is wrong with it. Fields and options must differ. */
export function readForm(sent: unknown): GladlyForm {
  if (!check.Check(sent)) {
    throw new Error(`this is no form: ${JSON.stringify(check.Errors(sent).slice(0, 3))}`);
  }
  const inputs = sent.sections.flatMap((one) => (one.type === 'input' ? [one] : []));
  const attrs = inputs.map(({ attr }) => attr);
  if (new Set(attrs).size !== attrs.length) throw new Error('two fields have one name');
  for (const { attr, input } of inputs) {
    if (input.type !== 'select') continue;
    const values = input.options.map(({ value }) => value);
    if (new Set(values).size !== values.length) throw new Error(`${attr} offers a value twice`);
  }
  return sent;
}
