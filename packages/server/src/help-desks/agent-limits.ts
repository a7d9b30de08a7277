import type { Program } from '@fealty/core';
import type { AgentLimits } from '../store/help-desks.ts';
import { CHOICE, POINTS_FIELD, type ActionValues } from './action-values.ts';
import { answerField, type ActionAnswer } from './form.ts';
import { pointsWords } from './offers.ts';

/** Points that an agent, and all of a help desk, gave in a day. */
export interface Given {
  readonly agent: number;
  readonly all: number;
}

/** An award that is over a limit, with what it is called. */
export interface OverLimit {
  readonly code: 'award_limit' | 'agent_daily_limit' | 'daily_limit';
  readonly answer: ActionAnswer;
}

export function isLimited({ awardMax, agentDailyMax, dailyMax }: AgentLimits): boolean {
  return awardMax !== null || agentDailyMax !== null || dailyMax !== null;
}

/** Which limit an award of so many points would pass, or null. */
export function overLimit(
  points: number,
  terms: {
    readonly limits: AgentLimits;
    readonly given: Given;
    readonly values: ActionValues;
    readonly program: Program;
  },
): OverLimit | null {
  const { limits, given, values, program } = terms;
  const { awardMax, agentDailyMax, dailyMax } = limits;
  const words = (amount: number): string => pointsWords(amount, program);
  const over = (code: OverLimit['code'], detail: string): OverLimit => {
    const field = values.passed === null ? CHOICE[values.kind] : POINTS_FIELD;
    return { code, answer: answerField(field, detail, code) };
  };
  if (awardMax !== null && points > awardMax) {
    const detail = `An agent gives ${words(awardMax)} at most at once, and this would be ${words(points)}.`;
    return over('award_limit', detail);
  }
  if (agentDailyMax !== null && given.agent + points > agentDailyMax) {
    const detail = `An agent gives ${words(agentDailyMax)} a day. You gave ${words(given.agent)} today, and this would be ${words(points)} more.`;
    return over('agent_daily_limit', detail);
  }
  if (dailyMax !== null && given.all + points > dailyMax) {
    const detail = `All agents together give ${words(dailyMax)} a day. They gave ${words(given.all)} today, and this would be ${words(points)} more.`;
    return over('daily_limit', detail);
  }
  return null;
}
