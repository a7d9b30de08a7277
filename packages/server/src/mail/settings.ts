import type { MailMessage } from './messages.ts';

/** What a merchant says of his mails. */
export interface MailSettings {
  readonly messages: readonly MailMessage[];
  /** Label of the language for members who have none with texts. */
  readonly language: string;
  /** Empty for the merchant's name. */
  readonly senderName: string;
  /** Empty for none. */
  readonly replyTo: string;
  readonly webUrl: string;
  readonly dashboardUrl: string;
}

/** The merchant behind a mail. */
export interface MailingMerchant {
  readonly id: number;
  readonly name: string;
  readonly partnerId: string;
  /** Host name of the merchant's own, for links. */
  readonly host: string | null;
  /** Mails of a test merchant are kept, never sent. */
  readonly isTest: boolean;
}

/** Who gets a mail: whoever goes on for the member that the event is about. */
export interface Recipient {
  readonly id: string;
  readonly status: 'active' | 'blocked' | 'opted_out' | 'deleted';
  readonly subscribed: boolean;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: string;
  readonly referralCode: string;
}

/** Whose purchase a referral was rewarded for. */
export interface Friend {
  readonly id: string;
  readonly email: string;
  readonly uid: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** As mail is before anything was said. */
export const NO_SETTINGS: MailSettings = {
  messages: [],
  language: 'english',
  senderName: '',
  replyTo: '',
  webUrl: '',
  dashboardUrl: '',
};
