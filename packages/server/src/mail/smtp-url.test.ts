import { describe, expect, it } from 'vitest';
import { isMailAddress, readSmtpUrl } from './smtp-url.ts';

describe('the URL of a mail server', () => {
  it.each([
    [
      'smtp://mail.example.com',
      { host: 'mail.example.com', port: 587, isSecure: false, login: null },
    ],
    [
      'smtps://mail.example.com/',
      { host: 'mail.example.com', port: 465, isSecure: true, login: null },
    ],
    [
      'smtp://me%40example.com:p%25ss@10.0.0.7:2525',
      {
        ...{ host: '10.0.0.7', port: 2525, isSecure: false },
        login: { user: 'me@example.com', password: 'p%ss' },
      },
    ],
    ['smtp://[::1]:25', { host: '::1', port: 25, isSecure: false, login: null }],
  ])('is read: %s', (text, server) => {
    expect(readSmtpUrl(text)).toEqual({ server });
  });

  it.each([
    ['mail.example.com', 'must be smtp://'],
    ['https://mail.example.com', 'must begin with smtp:// or smtps://'],
    ['smtp://:25', 'must be smtp://'],
    ['smtp://host/path', 'behind the port'],
    ['smtp://host?tls=no', 'behind the port'],
    ['smtp://user@host', 'user and password, or neither'],
    ['smtp://user:se%cret@host', 'write %25'],
  ])('is refused without its password: %s', (text, problem) => {
    const read = readSmtpUrl(text);
    expect('problem' in read ? read.problem : 'none').toContain(problem);
    expect(JSON.stringify(read)).not.toContain('cret');
  });
});

describe('an address', () => {
  it.each(['ann@example.com', 'a.b+c@x.example', 'zoë@exämple.de', "o'neil@x.y", 'me@localhost'])(
    'may be %s',
    (text) => {
      expect(isMailAddress(text)).toBe(true);
    },
  );

  it.each([
    '',
    'ann',
    'a@b@c',
    'a@b\r\nc',
    '<a@b>',
    'Ann <a@b>',
    'a,b@c',
    `${'a'.repeat(250)}@b.cd`,
  ])('is not %j', (text) => {
    expect(isMailAddress(text)).toBe(false);
  });
});
