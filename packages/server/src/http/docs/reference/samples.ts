import type { Operation } from './operations.ts';
import { pythonValue } from './python-value.ts';
import type { Sample } from './sample.ts';
import { signedSamplesOf } from './signed-samples.ts';

/**
 * How an operation is called with the example's values, in three languages. All of them take the address of
 * the server and what opens the operation from the environment, and print the answer.
 */
export function samplesOf(operation: Operation): readonly Sample[] {
  if (operation.opens === 'signature') {
    return signedSamplesOf(targetOf(operation), operation.sent.body);
  }
  return [
    { language: 'sh', title: 'Shell', text: shell(operation) },
    { language: 'python', title: 'Python', text: python(operation) },
    { language: 'js', title: 'JavaScript', text: javascript(operation) },
  ];
}

/** Headers by name; `$NAME` stands for what the environment calls so. */
function headersOf({ opens }: Operation): readonly (readonly [name: string, value: string])[] {
  switch (opens) {
    case 'key':
      return [
        ['partner-id', '$PARTNER_ID'],
        ['api-key', '$API_KEY'],
      ];
    case 'token':
      return [
        ['partner-id', '$PARTNER_ID'],
        ['authorization', 'Bearer $MEMBER_TOKEN'],
      ];
    case 'person':
      return [['authorization', 'Bearer $SESSION']];
    case 'signature':
    case 'anyone':
      return [];
  }
}

/** The address below the server's, with the example's values in it. */
function targetOf({ path, sent }: Operation): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(sent.path[name] ?? ''),
  );
  const asked = new URLSearchParams(sent.query).toString();
  return asked === '' ? filled : `${filled}?${asked}`;
}

function hasBody({ form, sent }: Operation): boolean {
  return form !== null && Object.keys(sent.body).length > 0;
}

/** A value of a form: what is no text goes as JSON. */
function formValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shell(operation: Operation): string {
  const { method, form, sent } = operation;
  const withBody = hasBody(operation);
  const lines = [
    `curl -s${method === 'GET' ? '' : ` -X ${method}`} "$BASE${targetOf(operation).replaceAll('$', '\\$')}"`,
    ...headersOf(operation).map(([name, value]) => `-H "${name}: ${value}"`),
    ...(withBody && form === 'json'
      ? ['-H "content-type: application/json"', `-d ${quoted(JSON.stringify(sent.body, null, 2))}`]
      : []),
    ...(withBody && form === 'form'
      ? Object.entries(sent.body).map(
          ([name, value]) => `--data-urlencode ${quoted(`${name}=${formValue(value)}`)}`,
        )
      : []),
  ];
  return lines.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function python(operation: Operation): string {
  const { method, form, sent } = operation;
  const headers = headersOf(operation).map(
    ([name, value]) => `"${name}": ${environment(value, 'python')}`,
  );
  const body = !hasBody(operation)
    ? []
    : form === 'json'
      ? [`json=${pythonValue(sent.body)}`]
      : [`data=${pythonValue(formBody(sent.body))}`];
  const given = [
    `os.environ["BASE"] + ${JSON.stringify(targetOf(operation))}`,
    ...(headers.length === 0 ? [] : [`headers={${headers.join(', ')}}`]),
    ...body,
    'timeout=10',
  ];
  return [
    'import os, requests',
    '',
    `answer = requests.${method.toLowerCase()}(`,
    ...given.map((line) => `    ${line.replaceAll('\n', '\n    ')},`),
    ')',
    `print(answer.${answersJson(operation) ? 'json()' : 'text'})`,
  ].join('\n');
}

function javascript(operation: Operation): string {
  const { method, form, sent } = operation;
  const withBody = hasBody(operation);
  const headers = [
    ...headersOf(operation).map(([name, value]) => `'${name}': ${environment(value, 'js')}`),
    ...(withBody && form === 'json' ? ["'content-type': 'application/json'"] : []),
  ];
  const body = !withBody
    ? []
    : form === 'json'
      ? [`body: JSON.stringify(${JSON.stringify(sent.body, null, 2)}),`]
      : [`body: new URLSearchParams(${JSON.stringify(formBody(sent.body), null, 2)}),`];
  const lines = [
    ...(method === 'GET' ? [] : [`method: '${method}',`]),
    ...(headers.length === 0 ? [] : [`headers: {\n  ${headers.join(',\n  ')},\n},`]),
    ...body,
  ];
  const init = lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`).join('\n');
  return [
    `const answer = await fetch(process.env.BASE + ${JSON.stringify(targetOf(operation))}, {`,
    init,
    '});',
    `console.log(await answer.${answersJson(operation) ? 'json' : 'text'}());`,
  ].join('\n');
}

function answersJson({ answered }: Operation): boolean {
  return answered !== undefined;
}

function formBody(body: Operation['sent']['body']): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, formValue(value)]));
}

/** `Bearer $TOKEN` as the language writes it. */
function environment(value: string, language: 'python' | 'js'): string {
  const [, before = '', name = ''] = /^(.*)\$(\w+)$/.exec(value) ?? [];
  const variable = language === 'js' ? `process.env.${name}` : `os.environ["${name}"]`;
  if (before === '') return variable;
  return language === 'js' ? `'${before}' + ${variable}` : `"${before}" + ${variable}`;
}
