import type { Operation } from './operation.ts';

/** A request as it goes out; each try sends the same bytes. */
export interface WrittenRequest {
  readonly method: string;
  readonly url: string;
  readonly contentType: string | null;
  readonly body: string | null;
}

/**
 * Writes a call down. Throws a TypeError where a value of the path is empty or would lead elsewhere.
 */
export function writeRequest(
  baseUrl: string,
  operation: Operation,
  path: readonly string[],
  params: object,
): WrittenRequest {
  const passed = Object.entries(params).filter(([, value]) => value !== undefined);
  const isQuery = ([name]: readonly [string, unknown]): boolean =>
    operation.query?.includes(name) ?? true;
  const query = new URLSearchParams(passed.filter(isQuery).map(asText)).toString();
  const body = passed.filter((one) => !isQuery(one));
  const url = `${baseUrl}${fillPath(operation, path)}${query === '' ? '' : `?${query}`}`;
  const { method } = operation;
  if (body.length === 0) return { method, url, contentType: null, body: null };
  if (operation.form === true) {
    const contentType = 'application/x-www-form-urlencoded';
    return { method, url, contentType, body: new URLSearchParams(body.map(asText)).toString() };
  }
  const json = JSON.stringify(Object.fromEntries(body));
  return { method, url, contentType: 'application/json', body: json };
}

/** Lists and objects are JSON: a comma in a value would part it otherwise. */
function asText([name, value]: readonly [string, unknown]): [string, string] {
  return [name, typeof value === 'string' ? value : JSON.stringify(value)];
}

function fillPath({ id, path }: Operation, values: readonly string[]): string {
  let place = 0;
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[place] ?? '';
    place += 1;
    // Dots alone are a step in a URL, whatever way they are written.
    if (value === '' || value === '.' || value === '..') {
      throw new TypeError(`${id}: ${name} cannot be ${JSON.stringify(value)}`);
    }
    return encodeURIComponent(value);
  });
}
