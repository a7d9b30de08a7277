import { notifications } from '@mantine/notifications';

const CLOSE = { 'aria-label': 'Close the notice' } as const;

/** Says at the lower edge, beside what is worked on, that something is done. */
export function sayDone(message: string): void {
  notifications.show({ message, color: 'green', closeButtonProps: CLOSE });
}

/** The same of something that did not work and has no form to stand in. */
export function sayFailed(message: string): void {
  notifications.show({ message, color: 'red', closeButtonProps: CLOSE });
}
