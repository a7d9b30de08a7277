import type { ProgramDocument } from '../../api/document-parts.ts';
import { pickedPart } from '../../api/picked-part.ts';

export type ExpiryValue = Pick<ProgramDocument, 'expiry' | 'reminders'>;
export type Expiry = NonNullable<ProgramDocument['expiry']>;

/** How points lapse, and who is told before. */
export const EXPIRY = pickedPart('expiry', ['expiry', 'reminders']);
