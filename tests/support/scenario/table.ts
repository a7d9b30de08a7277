/*
 * Scenario tables: ledger behaviour as text. One step a line,
 *
 *   day 3   bob: redeem mug   →  available 150  lots #2:50 #1:100
 *
 * with the day, who acts (ann unless said), what is done, and what is then true. `#2` is the
 * transaction of step 2; steps are counted from 1. Facts are parted by two spaces or more, and go
 * on in lines that begin with an arrow. `why …` is a sentence that the trace holds.
 */

export interface Step {
  readonly number: number;
  readonly day: number;
  readonly member: string;
  readonly words: readonly string[];
  readonly facts: readonly Fact[];
  readonly text: string;
}

/** Something that holds after a step: `available 150`, `refused order_taken`, `#2 rejected`. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
}

const LINE = /^day\s+(\d+)\s+(?:([a-z]+):\s+)?(.+?)\s*(?:→\s*(.*))?$/;

/** Reads a table; empty lines part paragraphs and mean nothing. Throws on a line it cannot read. */
export function readTable(table: string): Step[] {
  const steps: Step[] = [];
  for (const raw of table.split('\n')) {
    const text = raw.trim();
    if (text === '') continue;
    const last = steps.at(-1);
    if (text.startsWith('→') && last !== undefined) {
      const facts = [...last.facts, ...readFacts(text.slice(1))];
      steps[steps.length - 1] = { ...last, facts };
      continue;
    }
    const match = LINE.exec(text);
    if (match === null) throw new Error(`not a step of a scenario: ${text}`);
    const [, day = '', member = 'ann', words = '', facts = ''] = match;
    steps.push({
      number: steps.length + 1,
      day: Number(day),
      member,
      words: words.split(/\s+/),
      facts: readFacts(facts),
      text,
    });
  }
  return steps;
}

function readFacts(text: string): Fact[] {
  return text.split(/\s{2,}/).flatMap((one) => {
    const [name = '', ...values] = one.trim().split(' ');
    return name === '' ? [] : [{ name, values }];
  });
}
