import { expect, it } from 'vitest';
import { actionWords, actorWords } from '../../ui/audit-words.ts';
import type { AuditEntry } from './calls.ts';
import { csvOf } from './csv.ts';
import { differencesOf, subjectWords } from './words.ts';

const ENTRY: AuditEntry = {
  ...{ at: '11/22/2026 02:10:55', actor: 'person:ann@shop.example', action: 'person.changed' },
  ...{ subject: '65b0c2c6735f835a2ce12a16', member: null, points: null },
  before: { name: 'Bob', role: 'agent', limits: { awardMax: null } },
  after: { name: 'Bob', role: 'manager', limits: { awardMax: 50 } },
};
const PEOPLE = new Map([['65b0c2c6735f835a2ce12a16', 'Bob']]);

it('says who, what and about whom in words', () => {
  expect(actorWords('person:ann@shop.example')).toBe('ann@shop.example');
  expect(actorWords('key:shop')).toBe('API key shop');
  expect(actorWords('job:lapse-points')).toBe('Fealty by itself (lapse points)');
  expect(actorWords('cli')).toBe('Command line');
  expect(actionWords('person.changed')).toBe('Changed a person');
  expect(actionWords('mail_template.saved')).toBe('Mail template: saved');
  expect(subjectWords(ENTRY, PEOPLE)).toBe('Bob');
  expect(subjectWords({ ...ENTRY, action: 'key.created', subject: 'shop' }, PEOPLE)).toBe('shop');
});

it('shows what differs and nothing else', () => {
  expect(differencesOf(ENTRY)).toEqual([
    { name: 'role', before: 'agent', after: 'manager' },
    { name: 'limits award max', before: 'none', after: '50' },
  ]);
  expect(differencesOf({ ...ENTRY, before: null, after: null })).toEqual([]);
  const session = { session: '65b0c2c6735f835a2ce12a17', ends: '2026-11-22T02:10:55.319Z' };
  expect(differencesOf({ ...ENTRY, before: null, after: session })).toEqual([
    { name: 'ends', before: '', after: '11/22/2026 02:10:55' },
  ]);
});

it('writes no cell that a spreadsheet would carry out', () => {
  const odd = { ...ENTRY, after: { name: '=HYPERLINK("x")', role: 'agent' } };
  const [, row = ''] = csvOf([odd], PEOPLE).split('\r\n');
  expect(row).toContain('"name: =HYPERLINK(""x"")"');
  expect(csvOf([{ ...ENTRY, actor: 'person:=cmd' }], PEOPLE)).toContain(",'=cmd,");
});
