import * as v2 from '@fealty/contract/v2';
import {
  handleListActivities,
  handleListMemberActivities,
  handleReadActivity,
} from './activities.ts';
import { handleAward } from './award.ts';
import { handleEraseMember, handleExportMember } from './forget-member.ts';
import { handleChangeMemberTags, handleMergeMember, handleUnmergeMember } from './member-acts.ts';
import { handleCreateMember, handleListMembers, handleReadMember } from './members.ts';
import { handleListMemberRewards, handleListRewards } from './rewards.ts';
import { route, type Route } from './serve.ts';
import { handleAdvanceTestClock, handleReadAdvance, handleReadTestClock } from './test-clock.ts';
import { handleListTiers } from './tiers.ts';
import { handleUpdateMember } from './update-member.ts';

/** Every endpoint with what answers it. */
export const ROUTES: readonly Route[] = [
  route(v2.createMember, handleCreateMember),
  route(v2.listMembers, handleListMembers),
  route(v2.readMember, handleReadMember),
  route(v2.updateMember, handleUpdateMember),
  route(v2.changeMemberTags, handleChangeMemberTags),
  route(v2.mergeMember, handleMergeMember),
  route(v2.unmergeMember, handleUnmergeMember),
  route(v2.exportMember, handleExportMember),
  route(v2.eraseMember, handleEraseMember),
  route(v2.award, handleAward),
  route(v2.listRewards, handleListRewards),
  route(v2.listMemberRewards, handleListMemberRewards),
  route(v2.listActivities, handleListActivities),
  route(v2.readActivity, handleReadActivity),
  route(v2.listMemberActivities, handleListMemberActivities),
  route(v2.listTiers, handleListTiers),
  route(v2.readTestClock, handleReadTestClock),
  route(v2.advanceTestClock, handleAdvanceTestClock),
  route(v2.readAdvance, handleReadAdvance),
];
