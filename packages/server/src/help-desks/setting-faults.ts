/** A setting that cannot be used: which, what came, what is allowed. */
export interface SettingFault {
  readonly name: string;
  readonly seen: unknown;
  readonly allowed: string;
}

export type CheckedSettings =
  | { readonly ok: true; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly faults: readonly SettingFault[] };
