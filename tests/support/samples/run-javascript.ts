import { createInterface } from 'node:readline';
import { inspect } from 'node:util';

/*
 * Runs samples that come as lines of JSON, one after another, each as a module of its own, and answers what
 * each prints.
 */

interface Asked {
  readonly text: string;
  readonly environment: Readonly<Record<string, string>>;
}

let printed: string[] = [];
console.log = (...values: unknown[]) => {
  printed.push(
    values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '),
  );
};

for await (const line of createInterface({ input: process.stdin })) {
  const { text, environment } = JSON.parse(line) as Asked;
  Object.assign(process.env, environment);
  printed = [];
  let failure: string | null = null;
  try {
    await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
  } catch (error) {
    failure = inspect(error);
  }
  process.stdout.write(`${JSON.stringify({ printed: printed.join('\n'), failure })}\n`);
}
