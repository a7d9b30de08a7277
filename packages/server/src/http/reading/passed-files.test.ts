import { expect, it } from 'vitest';
import { decodeFile, readFiles } from './passed-files.ts';

const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xfb, 0xef, 0xbe, 0x01]);
const text = bytes.toString('base64');

it.each([
  ['as it stands', text],
  ['behind a prefix', `data:image/png;base64,${text}`],
  ['behind a prefix with parameters', `DATA:image/png;name=a.png;base64,${text}`],
  ['without its padding', text.replace(/=+$/, '')],
  ['in lines', text.replaceAll(/.{4}/g, '$&\r\n')],
  ['for URLs', bytes.toString('base64url')],
])('decodes base64 %s', (_how, given) => {
  expect(decodeFile(given, 100)).toEqual(bytes);
});

it.each(['', 'data:image/png;base64,', '====', 'not base64!', 'a', 'data:text/plain,words', 'é'])(
  'takes %j for no file',
  (given) => {
    expect(decodeFile(given, 100)).toBeNull();
  },
);

it('counts bytes, not characters', () => {
  expect(decodeFile(text, bytes.length)).toEqual(bytes);
  expect(decodeFile(text, bytes.length - 1)).toBe('too_large');
  const lines = text.replaceAll(/.{4}/g, '$&\n');
  expect(decodeFile(lines, bytes.length)).toEqual(bytes);
  expect(decodeFile(lines, bytes.length - 1)).toBe('too_large');
});

it('knows what is in the middle of a file from what is in its place', () => {
  const traits = { 'x-kind': 'files', maxItems: 2 } as const;
  expect(readFiles({ from: 'json', value: text }, traits)).toEqual({
    kind: 'value',
    value: [text],
  });
  expect(readFiles({ from: 'json', value: [null, text] }, traits)).toMatchObject({ value: [text] });
  expect(readFiles({ from: 'json', value: null }, traits)).toEqual({ kind: 'absent' });
  expect(readFiles({ from: 'json', value: [text, 5] }, traits)).toMatchObject({ where: '[1]' });
  expect(readFiles({ from: 'json', value: '[broken' }, traits)).toEqual({ kind: 'absent' });
});
