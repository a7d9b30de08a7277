import type { Severity, SignalKind } from '../signals/signal.ts';

/** Something that the people of a store should look at, as others are told of it. */
export type Notice = AwardsHeld | FraudSignalled;

/** Awards of an activity began to be held. */
export interface AwardsHeld {
  readonly what: 'awards.held';
  /** Of the opening. */
  readonly id: string;
  /** In one sentence, with its figures. */
  readonly text: string;
  readonly activityId: string;
}

/** A severe fraud signal was found. */
export interface FraudSignalled {
  readonly what: 'fraud.signalled';
  /** Of the signal. */
  readonly id: string;
  /** In one sentence, with its figures; names no member. */
  readonly text: string;
  readonly kind: SignalKind;
  readonly severity: Severity;
}
