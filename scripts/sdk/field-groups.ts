/** Fields that many operations take, each group under a name of its own. */
export interface FieldGroup {
  readonly name: string;
  readonly says: string;
  readonly fields: readonly string[];
}

const DAYS = ['from_date', 'to_date', 'days'];
const MEMBER_TEXTS = ['first_name', 'last_name', 'birthdate', 'anniversary_date', 'gender'];

/** An operation that takes all fields of a group, read in the same way, is said to extend it. */
export const FIELD_GROUPS: readonly FieldGroup[] = [
  {
    name: 'LanguageParams',
    says: 'In which language names and texts are answered.',
    fields: ['language'],
  },
  { name: 'IdParams', says: 'What the id in the path is.', fields: ['idParam'] },
  { name: 'PageParams', says: 'Which page of a list.', fields: ['start_index', 'count'] },
  { name: 'CursorParams', says: 'Which part of a long list.', fields: ['count', 'cursor'] },
  {
    name: 'TransactionFilters',
    says: 'Which transactions, in which order.',
    fields: [
      ...['created_date', 'approved_date', 'transaction_date', 'status', 'transaction_type'],
      ...['activity_id', 'reward_id', 'sort_by'],
    ],
  },
  {
    name: 'RewardFilters',
    says: 'Which rewards, in which order.',
    fields: ['sort_by', 'include_ineligible', 'transaction_attributes'],
  },
  {
    name: 'IntegrationTerms',
    says: 'How an integration is set.',
    fields: ['config', 'status'],
  },
  {
    name: 'DatedTransactionFilters',
    says: 'Which transactions of version 1.',
    fields: ['from_date', 'to_date', 'points_status', 'start_index'],
  },
  {
    name: 'DatedPageParams',
    says: 'Which page of what was made on some days.',
    fields: ['from_date', 'to_date', 'start_index', 'count'],
  },
  { name: 'DaysParams', says: 'The days of a report.', fields: DAYS },
  {
    name: 'GroupedDaysParams',
    says: 'The days of a report, and what its rows are.',
    fields: [...DAYS, 'group_by'],
  },
  {
    name: 'ProgramChoice',
    says: 'A program that does not run: a document, or a draft.',
    fields: ['document', 'draft_id', 'revision'],
  },
  {
    name: 'MemberTexts',
    says: 'What a member says of himself.',
    fields: [
      ...MEMBER_TEXTS,
      ...['email_address', 'phone_number', 'twitter_handle', 'instagram_handle'],
      ...['preferred_language', 'member_tags', 'custom_attributes', 'email_subscription_status'],
    ],
  },
  {
    name: 'MailContent',
    says: 'A mail: whose words, to whom.',
    fields: ['message', 'member_id', 'subject', 'text', 'html'],
  },
  {
    name: 'HelpDeskTerms',
    says: 'What agents of a help desk may do.',
    fields: [
      ...['status', 'settings', 'secret_key', 'actions'],
      ...['award_max', 'agent_daily_max', 'daily_max'],
    ],
  },
  {
    name: 'DeliveryTerms',
    says: 'How a webhook is told.',
    fields: [
      ...['batch_size', 'in_order', 'retry_count', 'keep_retrying', 'max_per_second', 'status'],
    ],
  },
];
