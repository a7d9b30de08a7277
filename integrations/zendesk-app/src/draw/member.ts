import type { Member, NextTier, Offer, Transaction } from '../member.ts';
import type { Word, Words } from '../words.ts';
import { button, element } from './element.ts';

interface Shown {
  readonly member: Member;
  readonly asOf: Date;
  readonly onOffer: (offer: Offer) => void;
  readonly onRefresh: () => void;
}

/** All there is to see of a member, from the balance down to the history. */
export function memberView({ member, asOf, onOffer, onRefresh }: Shown, words: Words): HTMLElement {
  const state = STATES[member.status];
  return element(
    'article',
    { class: 'member', attributes: { 'aria-label': member.name } },
    headOf(member, words),
    state === undefined
      ? null
      : element('p', { class: 'banner', attributes: { role: 'status' } }, words.say(state.note)),
    balanceOf(member, words),
    tierOf(member, words),
    offersOf(member, words, onOffer),
    historyOf(member, words),
    element(
      'footer',
      {},
      element('span', {}, words.say('asOf', { time: words.time(asOf) })),
      button(words.say('refresh'), 'quiet', onRefresh),
    ),
  );
}

/** What stands beside the name of who is not simply a member, by the server's word for it. */
const STATES: Readonly<Record<string, { readonly chip: Word; readonly note: Word }>> = {
  blocked: { chip: 'statusBlocked', note: 'blockedNote' },
  opted_out: { chip: 'statusOptedOut', note: 'optedOutNote' },
};

function headOf(member: Member, words: Words): HTMLElement {
  const state = STATES[member.status];
  const since =
    member.enrolledAt === ''
      ? null
      : element('span', {}, words.say('memberSince', { date: words.day(member.enrolledAt) }));
  return element(
    'header',
    {},
    element(
      'div',
      { class: 'named' },
      element(
        'h1',
        { attributes: { tabindex: '-1' } },
        member.name === '' ? member.email : member.name,
      ),
      state === undefined ? null : element('span', { class: 'chip bad' }, words.say(state.chip)),
    ),
    element(
      'p',
      { class: 'fine' },
      element('span', {}, words.say('memberId', { id: member.memberId })),
      since,
    ),
  );
}

function balanceOf(member: Member, words: Words): HTMLElement {
  return element(
    'p',
    { class: 'balance' },
    element('strong', {}, words.number(member.available)),
    element('span', {}, ` ${words.say('available')}`),
    member.pending === 0
      ? null
      : element(
          'span',
          { class: 'pending' },
          words.say('pending', { points: words.number(member.pending) }),
        ),
  );
}

function tierOf({ tier, nextTier }: Member, words: Words): HTMLElement | null {
  if (tier === null && nextTier === null) return null;
  return element(
    'div',
    { class: 'tier' },
    element(
      'p',
      {},
      element('span', { class: 'label' }, words.say('tier')),
      element('strong', {}, tier ?? words.say('noTier')),
    ),
    nextTier === null ? null : meterOf(nextTier),
    element(
      'p',
      { class: 'fine' },
      nextTier === null ? words.say('topTier') : ahead(nextTier, words),
    ),
  );
}

function ahead({ name, needed, unit }: NextTier, words: Words): string {
  const amount =
    unit === 'points'
      ? words.say('points', { amount: words.number(needed) })
      : words.money(needed, unit);
  return words.say('toNextTier', { amount, tier: name });
}

/** How much of the way is done; the words below say the same. */
function meterOf({ needed, counted }: NextTier): HTMLElement | null {
  if (counted === null || counted + needed <= 0) return null;
  const done = element('span');
  const percent = Math.max(0, Math.min(100, (100 * counted) / (counted + needed)));
  done.style.width = `${percent.toFixed(1)}%`;
  return element('div', { class: 'meter', attributes: { 'aria-hidden': 'true' } }, done);
}

function offersOf(
  { offers, status }: Member,
  words: Words,
  onOffer: (offer: Offer) => void,
): HTMLElement | null {
  if (offers.length === 0) {
    const isExplained = STATES[status] !== undefined;
    return isExplained ? null : element('p', { class: 'fine' }, words.say('actionsNone'));
  }
  return element(
    'div',
    { class: 'offers' },
    ...offers.map((offer, index) =>
      button(offer.name, index === 0 ? 'primary' : 'plain', () => {
        onOffer(offer);
      }),
    ),
  );
}

function historyOf({ transactions }: Member, words: Words): HTMLElement {
  return element(
    'section',
    { class: 'history' },
    element('h2', {}, words.say('history')),
    transactions.length === 0
      ? element('p', { class: 'fine' }, words.say('noHistory'))
      : element('ul', {}, ...transactions.map((each) => transactionLine(each, words))),
  );
}

/** With all other statuses the points have simply moved. */
const WAITING: Readonly<Record<string, Word>> = {
  pending: 'isPending',
  rejected: 'isRejected',
  pending_deduction: 'isPendingDeduction',
};

function transactionLine({ text, points, status, date }: Transaction, words: Words): HTMLElement {
  const waiting = WAITING[status];
  const look = waiting !== undefined ? 'waiting' : points > 0 ? 'gain' : 'loss';
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'what' },
      element('span', {}, text),
      element(
        'span',
        { class: 'fine' },
        element('span', {}, words.day(date)),
        waiting === undefined ? null : element('span', {}, words.say(waiting)),
      ),
    ),
    element('span', { class: `points ${look}` }, words.change(points)),
  );
}
