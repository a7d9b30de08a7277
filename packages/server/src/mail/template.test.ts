import { MAIL_MESSAGES } from '@fealty/contract/v2';
import { describe, expect, it } from 'vitest';
import { BUILT_IN, defaultTemplate } from './default-templates.ts';
import { languageLabel, languagesToTry, localeOf } from './languages.ts';
import { MESSAGES } from './messages.ts';
import { renderTemplate, templateProblems, type MailTemplate } from './template.ts';
import { nameInMail, VARIABLES, type MailValues } from './variables.ts';

function values(some: Partial<MailValues>): MailValues {
  const none = Object.fromEntries(VARIABLES.map((name) => [name, '']));
  return { ...none, ...some } as MailValues;
}

function template(text: string, html: string | null = null): MailTemplate {
  return { subject: 'Hello', text, html };
}

describe('a template', () => {
  it('takes names in braces and in the platform’s old form', () => {
    const mail = template('Hello {{FIRST_NAME}} _LAST_NAME_, not a_LAST_NAME_b', '<b>_POINTS_</b>');
    expect(templateProblems(mail)).toEqual([]);
    const said = values({ FIRST_NAME: 'Ann', LAST_NAME: 'Lee', POINTS: '1,250' });
    expect(renderTemplate(mail, said)).toEqual({
      subject: 'Hello',
      text: 'Hello Ann Lee, not a_LAST_NAME_b',
      html: '<b>1,250</b>',
    });
  });

  it('shows sections where a value is there, and comments nowhere', () => {
    const part =
      '{{! for us }}{{#COUPON_CODE}}Code {{COUPON_CODE}}{{/COUPON_CODE}}{{^COUPON_CODE}}none{{/COUPON_CODE}}';
    expect(templateProblems(template(part))).toEqual([]);
    expect(renderTemplate(template(part), values({})).text).toBe('none');
    expect(renderTemplate(template(part), values({ COUPON_CODE: 'A1' })).text).toBe('Code A1');
    const link = { text: 'Unsubscribe: x', html: '<a href="x">Unsubscribe</a>' };
    const leaving = template(
      '{{#UNSUBSCRIBE_TEXT}}{{UNSUBSCRIBE_TEXT}}{{/UNSUBSCRIBE_TEXT}}',
      '<p>{{UNSUBSCRIBE_TEXT}}</p>',
    );
    expect(renderTemplate(leaving, values({ UNSUBSCRIBE_TEXT: link }))).toMatchObject({
      text: link.text,
      html: `<p>${link.html}</p>`,
    });
    const nothing = { text: '', html: '' };
    expect(renderTemplate(leaving, values({ UNSUBSCRIBE_TEXT: nothing })).text).toBe('');
  });

  it('takes what a value says for words, never for a template or for markup', () => {
    const mail = template('{{FIRST_NAME}}', '<a href="{{REFERRAL_LINK}}">{{FIRST_NAME}}</a>');
    const said = values({
      FIRST_NAME: '{{LAST_NAME}} _LAST_NAME_ <script>',
      REFERRAL_LINK: 'https://x/"onclick="y',
      LAST_NAME: 'Lee',
    });
    const rendered = renderTemplate(mail, said);
    expect(rendered.text).toBe('{{LAST_NAME}} _LAST_NAME_ <script>');
    expect(rendered.html).toContain('&lt;script&gt;');
    expect(rendered.html).not.toContain('"onclick');
  });

  it('has a subject of one line', () => {
    const mail = { ...template('x'), subject: 'A {{FIRST_NAME}}\nB' };
    expect(renderTemplate(mail, values({ FIRST_NAME: 'x\r\nBcc: y' })).subject).toBe(
      'A x Bcc: y B',
    );
    const long = renderTemplate(mail, values({ FIRST_NAME: 'é'.repeat(400) })).subject;
    expect(long).toHaveLength(250);
  });

  it('is not endless', () => {
    const problems = templateProblems(template('{{POINTS}}'.repeat(201)));
    expect(problems).toEqual([{ field: 'text', seen: '201 names', allowed: 'at most 200' }]);
  });

  it('is built in for every message and language, without a problem', () => {
    for (const message of MESSAGES) {
      for (const language of BUILT_IN) {
        const builtIn = defaultTemplate(message, language);
        expect(builtIn === null ? 'none' : templateProblems(builtIn)).toEqual([]);
      }
    }
  });

  it('has the messages that the API names', () => {
    expect(MESSAGES).toEqual(MAIL_MESSAGES);
  });
});

describe('a language', () => {
  it.each([
    ['de-AT', 'german'],
    ['Deutsch', 'german'],
    ['EN_us', 'english'],
    [' French ', 'french'],
    ['Klingon', 'klingon'],
  ])('is filed under one label: %s', (said, label) => {
    expect(languageLabel(said)).toBe(label);
  });

  it('is tried before the store’s, and English last', () => {
    expect(languagesToTry('fr', '', 'german')).toEqual(['french', 'german', 'english']);
    expect(languagesToTry('', 'English')).toEqual(['english']);
  });

  it('writes numbers in its own way, or in the English one', () => {
    expect(['german', 'english', 'klingon', 'pt', '<b>'].map(localeOf)).toEqual([
      'de',
      'en',
      'en',
      'pt',
      'en',
    ]);
  });
});

describe('a name', () => {
  it.each(['Ann', 'J.R.', 'Zoë-Marie', 'O’Neil', '李小龍', 'Dr. No'])('may be %s', (name) => {
    expect(nameInMail(name)).toBe(name);
  });

  it.each(['www.evil.example', 'win at evil.com', 'https://x', 'a@b', 'x'.repeat(61), 'a\nb'])(
    'is none that a mail program makes a link of, or that is no name: %s',
    (name) => {
      expect(nameInMail(name)).toBe('');
    },
  );
});
