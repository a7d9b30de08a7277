import { applyChanges } from '@fealty/core';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decideByAsking, decideByNeed } from '../support/random/decide-by-need.ts';
import { expectHeld, expectLapsed, expectPart } from '../support/random/part-of-whole.ts';
import { coreDriver, countingFresh } from '../support/scenario/core-driver.ts';
import { runScenario } from '../support/scenario/run.ts';
import { transcriptOf, transcriptsPath } from '../support/scenario/transcript.ts';
import { scenarios, subjects } from './all.ts';

/** Beyond the ids that a scenario takes. */
const FAR = 2 ** 40;

/** What was written down of a subject, by the title of the scenario. */
const written = new Map(
  Object.keys(subjects)
    .flatMap((subject) => readFileSync(transcriptsPath(subject), 'utf8').split(/\n(?=# )/))
    .map((text) => [text.slice(2, text.indexOf('\n')), text.trim()] as const),
);

describe('scenarios on the pure core', () => {
  it.each(scenarios)('$title', async (scenario) => {
    const { mismatches, text } = await transcriptOf(scenario);
    expect(mismatches).toEqual([]);
    expect(text.trim(), 'as written by "npm run scenarios:write"').toBe(
      written.get(scenario.title),
    );
  });
});

describe.each([
  ['was foreseen', decideByNeed],
  ['was asked for', decideByAsking],
] as const)('scenarios on books that hold only what %s', (_, decideTwice) => {
  it.each(scenarios)('$title', async (scenario) => {
    const driver = coreDriver(scenario, (scene, command) => {
      const far = (): typeof scene => ({ ...scene, fresh: countingFresh(FAR) });
      const { whole, partial, books } = decideTwice(far, command);
      expect(partial).toEqual(whole);
      if (partial.kind !== 'done' || whole.kind !== 'done') return;
      expectHeld(books, partial.changes);
      const all = structuredClone({ ...scene.books, programs: new Map() });
      applyChanges(books, structuredClone(partial.changes));
      applyChanges(all, structuredClone(whole.changes));
      expectPart(books, all, scene.now);
      if (command.kind !== 'unmerge_members') expectLapsed(books, all, scene.now);
    });
    expect(await runScenario(scenario, driver)).toEqual([]);
  });
});
