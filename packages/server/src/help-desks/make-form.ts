import type { Program } from '@fealty/core';
import type pg from 'pg';
import type { MemberDetails } from '../queries/member-details.ts';
import type { People } from '../queries/people.ts';
import { readRecentAgentAction, type RecentAgentAction } from '../queries/recent-agent-action.ts';
import { readStocks } from '../queries/read-stocks.ts';
import type { AgentActionKind } from '../store/agent-actions.ts';
import type { HelpDesk } from '../store/help-desks.ts';
import { CHOICE, POINTS_FIELD } from './action-values.ts';
import type { Form, FormSection } from './form.ts';
import {
  awardText,
  offersFor,
  pointsWords,
  rangeText,
  rewardText,
  spendableOf,
  type Offers,
} from './offers.ts';
import { mintToken } from './token.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

export interface FormTools {
  readonly pool: pg.Pool;
  readonly people: People;
  readonly programs: { running(merchantId: number): Promise<Program> };
  /** The installation's secret. */
  readonly secret: InstallationSecret;
  readonly newId: () => string;
  /** The real clock, milliseconds since 1970. */
  readonly now: () => number;
}

/** How long a form may lie open before it is submitted. */
const FORM_MS = 30 * 60 * 1000;
/** How long ago an action is still pointed out: an agent whose click seemed lost clicks again. */
const RECENT_MS = 2 * 60 * 1000;

const WORDS = {
  award: { title: 'Award points', button: 'Award', label: 'Activity' },
  redeem: { title: 'Redeem points', button: 'Redeem', label: 'Reward' },
} as const;

/** What a form is made of. */
interface FormParts extends Offers {
  readonly kind: AgentActionKind;
  readonly details: MemberDetails;
  readonly program: Program;
}

/**
 * The form of an action for a member, or null if he is not here. Nothing is written; `urlOf` makes the
 * path that it is sent to.
 */
export async function makeForm(
  tools: FormTools,
  desk: HelpDesk,
  asked: { readonly kind: AgentActionKind; readonly memberId: string },
  urlOf: (token: string) => string,
): Promise<Form | null> {
  const { merchantId, limits } = desk;
  const found = await tools.people.find(merchantId, [{ kind: 'id', value: asked.memberId }]);
  if (found === null) return null;
  const { memberId } = found;
  const [details, program, stocks, recent] = await Promise.all([
    tools.people.read(merchantId, memberId),
    tools.programs.running(merchantId),
    readStocks(tools.pool, merchantId),
    readRecentAgentAction(tools.pool, merchantId, { memberId, withinMs: RECENT_MS }),
  ]);
  if (details === null || details.member.status === 'deleted') return null;
  const { kind } = asked;
  const token = mintToken(
    tools.secret,
    { merchantId, deskId: desk.id },
    { kind, memberId, id: tools.newId(), expiresAt: tools.now() + FORM_MS },
  );
  const parts = { kind, details, program, ...offersFor(details, { program, stocks, limits }) };
  return {
    title: WORDS[kind].title,
    submitButton: WORDS[kind].button,
    closeButton: 'Cancel',
    actionUrl: urlOf(token),
    sections: [
      { type: 'text', text: balanceText(parts) },
      ...(recent === null ? [] : [{ type: 'text', text: recentText(recent, program) } as const]),
      ...inputs(parts),
    ],
  };
}

function balanceText({ details, program }: FormParts): string {
  const { pending } = details.member.balances;
  const waits = pending === 0 ? '' : `, ${pointsWords(pending, program)} pending`;
  return `Available: ${pointsWords(spendableOf(details), program)}${waits}`;
}

function recentText(recent: RecentAgentAction, program: Program): string {
  const { kind, subject, points, isDone, agent, begunAt, readAt } = recent;
  const names = kind === 'award' ? program.activities : program.rewards;
  const name = names.get(subject)?.name ?? subject;
  const sign = kind === 'award' ? '+' : '−';
  const what = isDone
    ? `${name}, ${sign}${pointsWords(points, program)}`
    : `${name}, not settled yet`;
  const who = agent === '' ? '' : `, by ${agent}`;
  const seconds = Math.max(0, Math.round((readAt - begunAt) / 1000));
  return `Last action: ${what}${who}, ${String(seconds)} s ago`;
}

/** The fields; without anything to choose, why there is none. */
function inputs(parts: FormParts): readonly FormSection[] {
  const { kind, program } = parts;
  const options = kind === 'award' ? awardOptions(parts) : rewardOptions(parts);
  if (options.length === 0) return [{ type: 'text', text: whyNothing(parts) }];
  const choice = {
    type: 'input',
    label: WORDS[kind].label,
    attr: CHOICE[kind],
    input: { type: 'select', placeholder: 'Choose one', optional: false, options },
  } as const;
  const hint = kind === 'award' ? freeHint(parts, program) : rangeHint(parts, program);
  if (hint === '') return [choice];
  const input = { type: 'text', placeholder: 'As usual', optional: true } as const;
  return [choice, { type: 'input', label: 'Points', attr: POINTS_FIELD, hint, input }];
}

function awardOptions({ awards, details, program }: FormParts): Options {
  const { tierId } = details.member;
  return awards.map((one) => ({ text: awardText(one, { program, tierId }), value: one.id }));
}

function rewardOptions({ rewards, program }: FormParts): Options {
  return rewards.map((one) => ({ text: rewardText(one, program), value: one.id }));
}

type Options = readonly { readonly text: string; readonly value: string }[];

/** Of which activities other points may be given, and how many. */
function freeHint({ awards }: FormParts, program: Program): string {
  const free = awards.flatMap(({ name, agentPointsMax: most }) =>
    most === null ? [] : [`${name}: up to ${pointsWords(most, program)}`],
  );
  return hintOf(free);
}

/** For which rewards the member chooses, and between what. */
function rangeHint({ rewards }: FormParts, program: Program): string {
  const ranged = rewards.flatMap(({ name, range }) =>
    range === null ? [] : [`${name}: ${rangeText({ range }, program)}`],
  );
  return hintOf(ranged);
}

/** A hint is read at a glance. */
const HINTS_MAX = 5;

function hintOf(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const more = lines.length > HINTS_MAX ? ['…'] : [];
  return ['Only for', [...lines.slice(0, HINTS_MAX), ...more].join('; ')].join(' ');
}

function whyNothing({ kind, details }: FormParts): string {
  switch (details.member.status) {
    case 'blocked':
      return 'The member is blocked: nothing can be awarded or redeemed';
    case 'opted_out':
      return 'The member has left the program: nothing can be awarded or redeemed';
    default:
      return kind === 'award'
        ? 'There is no activity that could be awarded by hand now'
        : 'There is no reward that the member could redeem now';
  }
}
