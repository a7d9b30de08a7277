import type { Field } from './field-kinds.ts';

/** Where a run speaks to, and as whom. */
export interface Shop {
  readonly url: string;
  readonly partnerId: string;
  readonly apiKey: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** What is wrong with a success: its status, its envelope, or a field of its data. */
export function problemsOf({ status, body }: Answered, data: Field): string[] {
  const envelope = body as { readonly success?: unknown; readonly data?: unknown };
  if (status !== 200 || envelope.success !== true) {
    return [`answered ${String(status)}: ${JSON.stringify(body)}`];
  }
  return data(envelope.data, 'data');
}
