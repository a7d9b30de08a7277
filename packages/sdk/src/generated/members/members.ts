// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { SimulateOptions, WriteOptions } from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { Member } from '../shared/objects.ts';
import type { BulkMembersAnswer, EraseMemberAnswer } from './answers.ts';
import type {
  CreateMemberParams,
  UpdateMemberParams,
  ChangeMemberTagsParams,
  BulkMembersParams,
  MergeMemberParams,
  UnmergeMemberParams,
  EraseMemberParams,
} from './params.ts';
import { CREATE, UPDATE, CHANGE_TAGS, BULK, MERGE, UNMERGE, ERASE } from './operations.ts';
import { MembersReads } from './reads.ts';

/** Operations below `/members`. */
export class MembersResource extends MembersReads {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    super(sender);
    this.#sender = sender;
  }

  /**
   * Create a member.
   *
   * Somebody joins the program, and gets the points for it. Orders that waited for the
   * e-mail address become awards. What is empty or null says nothing.
   *
   * `POST /v2/loyalty/members`
   *
   * Refusals: `MEMBER_ID_ALREADY_IN_USE`, `MEMBER_CREATION_UNSUCCESSFUL`, `MEMBER_DELETED`,
   * `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  create(params: CreateMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  create(params: CreateMemberParams, options: SimulateOptions): Promise<Simulated<Member>>;
  create(params: CreateMemberParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * Change a member.
   *
   * Changes what is passed, all of it or nothing. An empty text clears, null says nothing,
   * tags are replaced, attributes are changed by name. Named by the internal id, a new
   * `member_id` is given; one that somebody has merges this member into him, and what the
   * holder of the id says of himself stands.
   *
   * `PUT /v2/loyalty/members/{mid}`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_ID_ALREADY_IN_USE`, `MEMBER_UPDATE_UNSUCCESSFUL`,
   * `MEMBER_MERGE_UNSUCCESSFUL`, `MEMBER_DELETED`, `INVALID_REQUEST_PARAMETER_VALUES`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  update(member: string, params?: UpdateMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  update(
    member: string,
    params: UpdateMemberParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  update(
    member: string,
    params: UpdateMemberParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UPDATE, { path: [member], params, options });
  }

  /**
   * Add tags to a member, and take tags off.
   *
   * Leaves all other tags as they are, whatever others do to them meanwhile. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/tags`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_DELETED`, `INVALID_REQUEST_PARAMETER_VALUES`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  changeTags(
    member: string,
    params?: ChangeMemberTagsParams,
    options?: WriteOptions,
  ): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  changeTags(
    member: string,
    params: ChangeMemberTagsParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  changeTags(
    member: string,
    params: ChangeMemberTagsParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(CHANGE_TAGS, { path: [member], params, options });
  }

  /**
   * Do the same to many members.
   *
   * Tags, untags, blocks, unblocks or deletes up to 500 members. One who is refused harms no
   * other; who is so already counts as done. Simulated it also says how many are so already,
   * and what those hold who would change. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/bulk`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  bulk(params: BulkMembersParams, options?: WriteOptions): Promise<BulkMembersAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  bulk(params: BulkMembersParams, options: SimulateOptions): Promise<Simulated<BulkMembersAnswer>>;
  bulk(params: BulkMembersParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(BULK, { path: [], params, options });
  }

  /**
   * Merge a member into another.
   *
   * Two members become one: points, debts and sums pass to the other, whose own words about
   * himself stand. Answers with the one who goes on. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/merge`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_MERGE_UNSUCCESSFUL`, `MEMBER_DELETED`, `MEMBER_BLOCKED`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  merge(member: string, params: MergeMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  merge(
    member: string,
    params: MergeMemberParams,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  merge(
    member: string,
    params: MergeMemberParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(MERGE, { path: [member], params, options });
  }

  /**
   * Part a member who was merged.
   *
   * Undoes the merge of the member whom the path names, as long as the program allows; what
   * was spent meanwhile stays spent. Answers with him. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/unmerge`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_MERGE_UNSUCCESSFUL`, `MEMBER_DELETED`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  unmerge(member: string, params?: UnmergeMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  unmerge(
    member: string,
    params: UnmergeMemberParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  unmerge(
    member: string,
    params: UnmergeMemberParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UNMERGE, { path: [member], params, options });
  }

  /**
   * Erase a member.
   *
   * Forgets the person for good: points lapse, what he was known by is free, sums and
   * postings stay. Whoever was merged into him is erased too. For keys of the scope admin.
   * Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/erase`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `ERROR_UNAUTHORIZED`, `TRY_AGAIN`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  erase(
    member: string,
    params?: EraseMemberParams,
    options?: WriteOptions,
  ): Promise<EraseMemberAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  erase(
    member: string,
    params: EraseMemberParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<EraseMemberAnswer>>;
  erase(
    member: string,
    params: EraseMemberParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(ERASE, { path: [member], params, options });
  }
}
