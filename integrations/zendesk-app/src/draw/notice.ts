import type { Fault } from '../calls.ts';
import type { Word, Words } from '../words.ts';
import { button, element } from './element.ts';

interface Notice {
  readonly title: string;
  readonly text: string;
  readonly tone: 'info' | 'good' | 'bad';
}

/** A box that says something; bad news is read out at once. */
export function notice(
  { title, text, tone }: Notice,
  ...more: readonly (Node | null)[]
): HTMLElement {
  return element(
    'section',
    { class: `notice ${tone}`, attributes: { role: tone === 'bad' ? 'alert' : 'status' } },
    element('h2', { attributes: { tabindex: '-1' } }, title),
    text === '' ? null : element('p', {}, text),
    ...more,
  );
}

/** What went wrong, in words that say who can help, with what the server said below. */
export function faultNotice(fault: Fault, words: Words, onRetry: () => void): HTMLElement {
  const titleWord: Word = `${fault.why}Title`;
  const mayPass = !['unauthorized', 'unknownDesk'].includes(fault.why);
  return notice(
    {
      title: words.say(titleWord),
      text: words.say(fault.why, { status: String(fault.status) }),
      tone: 'bad',
    },
    fault.detail === '' ? null : element('p', { class: 'said' }, fault.detail),
    button(words.say('retry'), mayPass ? 'primary' : 'plain', onRetry),
  );
}

/** Grey bars where a member will stand. */
export function loading(words: Words): HTMLElement {
  return element(
    'section',
    { class: 'loading', attributes: { role: 'status' } },
    element('p', { class: 'unseen' }, words.say('loading')),
    ...['w60', 'w40 tall', 'w100', 'w100'].map((size) =>
      element('div', { class: `bar ${size}`, attributes: { 'aria-hidden': 'true' } }),
    ),
  );
}
