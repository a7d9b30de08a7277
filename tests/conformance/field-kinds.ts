/** Judges one value; answers what is wrong with it, each line naming the place. */
export type Field = (value: unknown, place: string) => string[];

export type Fields = Readonly<Record<string, Field>>;

function kind(name: string, fits: (value: unknown) => boolean): Field {
  return (value, place) =>
    fits(value) ? [] : [`${place} is ${JSON.stringify(value)}, documented is ${name}`];
}

export const written = (name: string, form: RegExp): Field =>
  kind(name, (value) => typeof value === 'string' && form.test(value));

export const string = kind('a string', (value) => typeof value === 'string');
export const filledString = written('a string with something in it', /./su);
export const integer = kind('an integer', (value) => Number.isSafeInteger(value));
export const number = kind('a number', (value) => Number.isFinite(value));
export const boolean = kind('a boolean', (value) => typeof value === 'boolean');

/** `30-Mar-16 19:20:22`: what answers to writes carry. */
export const shortTime = written(
  'a time with a short year',
  /^\d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d$/,
);
/** `09-May-2017 12:21:53`: lists, tiers, rewards, events. */
export const longTime = written('a time', /^\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d$/);
/** `18-Jan-2020  11:17:12`: schedules, with two spaces. */
export const scheduleTime = written(
  'a time with two spaces',
  /^\d\d-[A-Z][a-z]{2}-\d{4} {2}\d\d:\d\d:\d\d$/,
);
/** `2017-05-09 12:21:53.138000`: approvals and expiry in lists. */
export const microTime = written(
  'a time with microseconds',
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/,
);
/** `12/29/2021 16:47:41`: what v2 sends. */
export const slashTime = written(
  'MM/DD/YYYY hh:mm:ss',
  /^(0[1-9]|1[0-2])\/(0[1-9]|[12]\d|3[01])\/\d{4} \d\d:\d\d:\d\d$/,
);
/** `01/18/2019`. */
export const day = written('MM/DD/YYYY', /^(0[1-9]|1[0-2])\/(0[1-9]|[12]\d|3[01])\/\d{4}$/);
export const hex24 = written('24 hexadecimal digits', /^[0-9a-f]{24}$/);

export function exactly(...allowed: readonly (string | number | boolean)[]): Field {
  return kind(allowed.map((each) => JSON.stringify(each)).join(' or '), (value) =>
    allowed.some((each) => each === value),
  );
}

export function orNull(field: Field): Field {
  return (value, place) => (value === null ? [] : field(value, place));
}

export function orEmpty(field: Field): Field {
  return (value, place) => (value === '' ? [] : field(value, place));
}

/** An object that has at least these fields; others may stand beside them. */
export function object(fields: Fields): Field {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${place} is ${JSON.stringify(value)}, documented is an object`];
    }
    const given = value as Readonly<Record<string, unknown>>;
    return Object.entries(fields).flatMap(([name, field]) =>
      name in given ? field(given[name], `${place}.${name}`) : [`${place}.${name} is missing`],
    );
  };
}

/** A list with at least one item, so that an empty answer proves nothing by accident. */
export function filledList(item: Field): Field {
  return (value, place) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((each, index) => item(each, `${place}[${String(index)}]`))
      : [`${place} is ${JSON.stringify(value)}, expected is a list that is not empty`];
}

/** A list of items, which may be empty. */
export function listOf(item: Field): Field {
  return (value, place) =>
    Array.isArray(value)
      ? value.flatMap((each, index) => item(each, `${place}[${String(index)}]`))
      : [`${place} is ${JSON.stringify(value)}, documented is a list`];
}

/** One of several shapes; the complaints are those about the one that fits best. */
export function oneOf(...shapes: readonly Field[]): Field {
  return (value, place) =>
    shapes
      .map((shape) => shape(value, place))
      .reduce((best, next) => (next.length < best.length ? next : best));
}
