import { listMailTemplates, previewMail } from '@fealty/contract/v2';
import { expect, it } from 'vitest';
import { MESSAGES, VARIABLES } from './mail-words.ts';

it('has words for every message of the contract, and for the names of its example', () => {
  const asked = JSON.stringify(previewMail.body.properties.message);
  for (const message of Object.keys(MESSAGES)) expect(asked).toContain(message);
  const { variables } = listMailTemplates.answered;
  expect(variables.filter((name) => VARIABLES[name] === undefined)).toEqual([]);
});
