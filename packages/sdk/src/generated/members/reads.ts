// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { Member, Transaction, Activity, Reward } from '../shared/objects.ts';
import type { TransactionsPage, RewardsPage, ActivitiesPage } from '../shared/answers.ts';
import type { MemberAsOf, MemberReferral, MemberDelivery } from './objects.ts';
import type {
  MembersPage,
  MemberReferralsPage,
  MemberDeliveriesPage,
  NameMembersAnswer,
  ListMergedMembersAnswer,
  ProveMemberAnswer,
} from './answers.ts';
import type {
  ListMembersParams,
  ReadMemberParams,
  NameMembersParams,
  ListMemberReferralsParams,
  ListMergedMembersParams,
  ListMemberDeliveriesParams,
  ExportMemberParams,
  ProveMemberParams,
  ListMemberTransactionsParams,
  ReadMemberAsOfParams,
  ListMemberRewardsParams,
  ListMemberActivitiesParams,
} from './queries.ts';
import {
  LIST,
  READ,
  NAME,
  LIST_REFERRALS,
  LIST_MERGED,
  LIST_DELIVERIES,
  EXPORT,
  PROVE,
  LIST_TRANSACTIONS,
  READ_AS_OF,
  LIST_REWARDS,
  LIST_ACTIVITIES,
} from './operations.ts';

/** What `MembersResource` reads. */
export class MembersReads {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List members.
   *
   * Members in order of enrolment, the newest last. Filters are JSON objects, as
   * `{"eq":"…"}` or `{"in":"a,b"}`; of dates also gt, gte, lt, lte and between. Whoever was
   * merged or erased is not listed.
   *
   * `GET /v2/loyalty/members`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  list(params: ListMembersParams = {}, options?: CallOptions): Promise<MembersPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListMembersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Member, void, undefined> {
    return this.#sender.walk<Member>(LIST, { path: [], params, options });
  }

  /**
   * Read a member.
   *
   * All that is known of a member, with what he has and what lapses when.
   *
   * `GET /v2/loyalty/members/{mid}`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  read(member: string, params: ReadMemberParams = {}, options?: CallOptions): Promise<Member> {
    return this.#sender.send(READ, { path: [member], params, options });
  }

  /**
   * What members are called.
   *
   * Names for up to 200 internal ids. Whoever was merged is called as the one who goes on
   * for him; whom nobody knows is left out. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/members/names`
   */
  name(params: NameMembersParams, options?: CallOptions): Promise<NameMembersAnswer> {
    return this.#sender.send(NAME, { path: [], params, options });
  }

  /**
   * List whom a member brought, and who brought him.
   *
   * Friends of the member, the last first, each with what came of it; of a friend the first
   * 100 transactions are looked at. Those who were merged into him count as him. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/referrals`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listReferrals(
    member: string,
    params: ListMemberReferralsParams = {},
    options?: CallOptions,
  ): Promise<MemberReferralsPage> {
    return this.#sender.send(LIST_REFERRALS, { path: [member], params, options });
  }

  /** Each row of `listReferrals`, asked for page by page. */
  eachReferral(
    member: string,
    params: ListMemberReferralsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<MemberReferral, void, undefined> {
    return this.#sender.walk<MemberReferral>(LIST_REFERRALS, { path: [member], params, options });
  }

  /**
   * List who was merged into a member.
   *
   * Those whom he goes on for, the last first, at most 100, each with who merged them. Not
   * in the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/merged`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listMerged(
    member: string,
    params: ListMergedMembersParams = {},
    options?: CallOptions,
  ): Promise<ListMergedMembersAnswer> {
    return this.#sender.send(LIST_MERGED, { path: [member], params, options });
  }

  /**
   * List the e-mails and webhook calls about a member.
   *
   * What was told of his events, the newest event first, with how that ended. Ends are kept
   * for 30 days. One answer looks through 200 events at most: it may hold few or none and
   * still say `more`. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/deliveries`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listDeliveries(
    member: string,
    params: ListMemberDeliveriesParams = {},
    options?: CallOptions,
  ): Promise<MemberDeliveriesPage> {
    return this.#sender.send(LIST_DELIVERIES, { path: [member], params, options });
  }

  /** Each row of `listDeliveries`, asked for page by page. */
  eachDelivery(
    member: string,
    params: ListMemberDeliveriesParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<MemberDelivery, void, undefined> {
    return this.#sender.walk<MemberDelivery>(LIST_DELIVERIES, { path: [member], params, options });
  }

  /**
   * Export all that is held on a member.
   *
   * Profile, books, transactions with why they came out so, postings, events, audit, answers
   * and everything else, in the words of the database. For keys of the scope admin. Not in
   * the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/export`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `ERROR_UNAUTHORIZED`, `EXPORT_TOO_LARGE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  export(
    member: string,
    params: ExportMemberParams = {},
    options?: CallOptions,
  ): Promise<Readonly<Record<string, unknown>>> {
    return this.#sender.send(EXPORT, { path: [member], params, options });
  }

  /**
   * Prove what a member has.
   *
   * That the points of a member are in the totals of a seal: his leaf and its neighbours up
   * to the root. Whoever checks it needs nothing of ours; see docs/operating/auditing.md. It
   * tells the balances of one neighbour, not who that is. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/proof`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `SEAL_DOES_NOT_EXIST`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  prove(
    member: string,
    params: ProveMemberParams = {},
    options?: CallOptions,
  ): Promise<ProveMemberAnswer> {
    return this.#sender.send(PROVE, { path: [member], params, options });
  }

  /**
   * List transactions of a member.
   *
   * Transactions of one member, and of whoever was merged into him, newest first unless
   * asked otherwise.
   *
   * `GET /v2/loyalty/members/{mid}/transactions`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listTransactions(
    member: string,
    params: ListMemberTransactionsParams = {},
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    return this.#sender.send(LIST_TRANSACTIONS, { path: [member], params, options });
  }

  /** Each row of `listTransactions`, asked for page by page. */
  eachTransaction(
    member: string,
    params: ListMemberTransactionsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST_TRANSACTIONS, { path: [member], params, options });
  }

  /**
   * Balance and tier at a moment.
   *
   * What a member had at a moment, as far as it was known at another. Both count to the end
   * of the second that is named; a date alone is its midnight. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/members/{mid}/as-of`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  readAsOf(
    member: string,
    params: ReadMemberAsOfParams = {},
    options?: CallOptions,
  ): Promise<MemberAsOf> {
    return this.#sender.send(READ_AS_OF, { path: [member], params, options });
  }

  /**
   * List the rewards that a member may redeem.
   *
   * Rewards that the member can redeem at this moment: by his points, tier and what he did
   * before, and by their stock and days. By rank, then the cheapest first, unless told
   * otherwise.
   *
   * `GET /v2/loyalty/members/{mid}/rewards`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listRewards(
    member: string,
    params: ListMemberRewardsParams = {},
    options?: CallOptions,
  ): Promise<RewardsPage> {
    return this.#sender.send(LIST_REWARDS, { path: [member], params, options });
  }

  /** Each row of `listRewards`, asked for page by page. */
  eachReward(
    member: string,
    params: ListMemberRewardsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Reward, void, undefined> {
    return this.#sender.walk<Reward>(LIST_REWARDS, { path: [member], params, options });
  }

  /**
   * List the activities of a member.
   *
   * What the member can do, and whether doing it now would earn: not if it is paused, closed
   * to him, or done as often as it may be.
   *
   * `GET /v2/loyalty/members/{mid}/activities`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listActivities(
    member: string,
    params: ListMemberActivitiesParams = {},
    options?: CallOptions,
  ): Promise<ActivitiesPage> {
    return this.#sender.send(LIST_ACTIVITIES, { path: [member], params, options });
  }

  /** Each row of `listActivities`, asked for page by page. */
  eachActivity(
    member: string,
    params: ListMemberActivitiesParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Activity, void, undefined> {
    return this.#sender.walk<Activity>(LIST_ACTIVITIES, { path: [member], params, options });
  }
}
