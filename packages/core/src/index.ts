/** The public surface of the core: words, decisions, and the books they are made on. */
export * from './points/points.ts';
export * from './points/rational.ts';
export * from './points/rounding.ts';
export * from './points/units.ts';
export * from './time/instant.ts';
export * from './time/calendar.ts';
export * from './time/zone.ts';
export * from './books/accounts.ts';
export * from './books/records.ts';
export type { SentFile } from './books/sent-file.ts';
export * from './books/changes.ts';
export { emptyFlow, flowOf, hourOf } from './books/flow.ts';
export type { Held, HeldReason } from './books/held.ts';
export * from './books/books.ts';
export { amend, saidOf, type Said } from './books/said.ts';
export * from './books/apply-changes.ts';
export * from './books/copy.ts';
export { postingTime } from './books/find.ts';
export { availablePoints, hasLapsed, lapsedIdle } from './books/spendable.ts';
export * from './program/document.ts';
export * from './program/program.ts';
export * from './program/compile-program.ts';
export * from './program/lint-tiers.ts';
export * from './program/lint-rules.ts';
export * from './commands.ts';
export * from './decision.ts';
export * from './decide.ts';
export type { RecentPast, Scene } from './deciding.ts';
export * from './needs-of.ts';
export * from './refusals.ts';
export { refusalSentence } from './refusal-words.ts';
export * from './trace.ts';
export * from './trace-sentences.ts';
export * from './tiers/ladder.ts';
export { startOfLocalDay } from './tiers/windows.ts';
export * from './tiers/outlook.ts';
export { countedAt, countingAt, tierProgress, type TierCounting } from './tiers/standing.ts';
export * from './rules/facts.ts';
export { writtenOut } from './program/compile-rules.ts';
export * from './rules/rules.ts';
export type { CustomValues } from './rules/values.ts';
export { runs } from './rules/period.ts';
export { ATTRIBUTE_NAMES, readDay } from './rules/attributes.ts';
export { standingTo, type ActivityStanding } from './earning/activity-standing.ts';
export { reminderWindows } from './earning/reminder-windows.ts';
export { CONVERSIONS_MAX } from './earning/convert-cached.ts';
export { LAPSES_MAX } from './ledger/decide-expire.ts';
export { IMPORTED_ACTIVITY } from './ledger/record-import.ts';
export { attributeIdentities, attributeRef } from './members/attributes.ts';
export { referralIdentity } from './members/referral-code.ts';
export { worthTimes, worthUnder, type NotJudged } from './corrections/judge-again.ts';
export { REMAINS_MAX } from './members/decide-erase.ts';
export { SIGN_UP_ACTIVITY } from './members/decide-enroll.ts';
export {
  barsOf,
  closedBy,
  isForTransaction,
  type RewardBar,
  type RewardSeeker,
  type RewardStock,
} from './redemption/bars-of.ts';
export { countHoldings, MERGED_LOTS_MAX } from './merging/find-merging.ts';
export { boundsOf } from './breaker/judge-breaker.ts';
export { heldReason } from './breaker/breaker-sentence.ts';
export type { Notice } from './notices/notice.ts';
export { looksLikeSamePerson } from './referrals/same-person.ts';
export * from './signals/signal.ts';
export { signalSentence } from './signals/signal-sentence.ts';
export { judgePace, withoutOne, type Spread } from './signals/judge-velocity.ts';
export { judgeSharing, SHARING_DAYS, SHARING_MEMBERS_MAX } from './signals/judge-sharing.ts';
export { CIRCLE_MAX, FRIENDS_MAX, judgeRing, type Recommended } from './signals/judge-referrals.ts';
export { judgeReturns, RETURN_DAYS } from './signals/judge-returns.ts';
export { GOODWILL_DAYS, judgeGoodwill, type Giving } from './signals/judge-goodwill.ts';
export type { Given } from './replay/given.ts';
export type { RecordedCommand } from './replay/recorded-command.ts';
export { Replay } from './replay/replay.ts';
export { Rerun, type JobDraw, type ProgramShift, type RerunStep } from './replay/rerun.ts';
export { uniqueKinds, type SharedAttribute } from './replay/adopt-program.ts';
export { commandOfDue, isForCommand } from './replay/due-command.ts';
export { isForForgotten, isOfForgotten } from './replay/forgotten.ts';
export { isBroughtByTime, jobKey } from './replay/job-commands.ts';
export { Answers } from './replay/report/answers.ts';
export { compareSides, differenceOf, NONE } from './replay/report/compare-sides.ts';
export type * from './replay/report/comparison.ts';
export { drawSamples, spreadMembers } from './replay/report/draw-samples.ts';
export type { Flow } from './replay/report/flow.ts';
export { closeSide, type Side } from './replay/report/side.ts';
export { NO_ACTIVITY, Tally } from './replay/report/tally.ts';
export { BrokenInvariant } from './invariant.ts';
export { describeChanges } from './program/changes/describe-changes.ts';
export { programTeller, type ToldRule } from './program/changes/tell-rules.ts';
export { tellSettings, type ToldSettings } from './program/changes/tell-settings.ts';
export { PROGRAM_PARTS, type ProgramChange } from './program/changes/program-change.ts';
export { lintProgram } from './program/warnings/lint-program.ts';
export type { ProgramWarning } from './program/warnings/program-warning.ts';
export * from './liability/estimate-breakage.ts';
export * from './liability/months.ts';
export * from './liability/run-off.ts';
export { assumptionFor, type Assumption } from './liability/assumptions.ts';
export { MOVEMENTS, type DeferralSums, type Movement } from './liability/deferral.ts';
export {
  balanceOf,
  makeJournal,
  type EntryCause,
  type JournalAccount,
  type JournalEntry,
  type JournalMonth,
} from './liability/make-journal.ts';
