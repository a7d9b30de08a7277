const ACTIONS: Readonly<Record<string, string>> = {
  'points.award': 'Gave points',
  'points.redeem': 'Redeemed a reward',
  'points.deduct': 'Took points',
  'points.return': 'Took points back for a return',
  'points.reverse': 'Reversed an award',
  'points.expire': 'Points expired',
  'points.adjust': 'Corrected points',
  'transaction.approved': 'Approved an award',
  'transaction.rejected': 'Rejected an award',
  'person.signed_in': 'Signed in',
  'person.signed_out': 'Was signed out',
  'person.invited': 'Invited a person',
  'person.joined': 'Joined by single sign-on',
  'person.account_linked': 'Signed in by single sign-on for the first time',
  'person.changed': 'Changed a person',
  'person.removed': 'Took a person off the list',
  'person.link_made': 'Made a link to set a password',
  'person.password_set': 'Set a password',
  'person.second_factor_on': 'Switched a second factor on',
  'person.second_factor_off': 'Switched a second factor off',
  'person.second_factor_reset': 'Took a second factor away',
  'person.recovery_codes_made': 'Made new recovery codes',
  'sign_in_rules.changed': 'Changed what signing in takes',
  'agent_limits.changed': 'Changed the limits of agents',
  'key.created': 'Made an API key',
  'key.rotated': 'Rotated an API key',
  'key.revoked': 'Revoked an API key',
  'key.limited': 'Limited an API key',
  'seal.made': 'Sealed what members have',
  'program.applied': 'Changed the program',
  'member.enrolled': 'Enrolled a member',
  'member.updated': 'Changed a member',
  'member.status_changed': 'Changed the status of a member',
  'member.erased': 'Erased a member',
  'member.merged': 'Merged members',
  'member.tier_assigned': 'Assigned a tier',
  'coupons.uploaded': 'Uploaded coupons',
  'import.ended': 'Imported',
  'fraud_signal.dismissed': 'Dismissed a fraud signal',
  'fraud_signal.acted_on': 'Acted on a fraud signal',
  'fraud_signal.reopened': 'Reopened a fraud signal',
  'merchant.created': 'Created the store',
};

/** What was done, in words; of what is not listed here, the action's own. */
export function actionWords(action: string): string {
  const known = ACTIONS[action];
  if (known !== undefined) return known;
  const [about = '', what = ''] = action.split('.');
  const words = `${plain(about)}: ${plain(what)}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const CHANNELS: Readonly<Record<string, string>> = {
  person: '',
  key: 'API key',
  job: 'Fealty by itself',
  import: 'Import',
  agent: 'Help desk',
  storefront: 'Storefront, key',
};
const ALONE: Readonly<Record<string, string>> = {
  cli: 'Command line',
  time: 'Fealty by itself',
};

/** Who did it, and by which way: a person by address, else what stood in for one. */
export function actorWords(actor: string): string {
  const cut = actor.indexOf(':');
  if (cut < 0) return ALONE[actor] ?? actor;
  const [kind, name] = [actor.slice(0, cut), actor.slice(cut + 1)];
  const channel = CHANNELS[kind];
  if (kind === 'job') return `${channel ?? ''} (${plain(name)})`;
  return channel === undefined ? `${plain(kind)} ${name}` : `${channel} ${name}`.trim();
}

/** `signedIn` and `signed_in` are `signed in`. */
export function plain(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
}
