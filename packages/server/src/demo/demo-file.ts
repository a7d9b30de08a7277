import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What scripts pick up; readable by its owner only, for it holds a key and a password. */
export interface DemoFile {
  readonly base_url: string;
  readonly partner_id: string;
  readonly api_key: string;
  /** Who signs in as the owner. Missing in files of earlier versions. */
  readonly owner_email?: string;
  readonly owner_password?: string;
  readonly member: string;
  /** The day on which the generated history ends, and whether all of it was told. */
  readonly history_until: string;
  readonly history_told: boolean;
}

/** What an earlier start left, if there was one. */
export function readDemoFile(file: string): DemoFile | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoFile) : null;
}

/** Written beside and then renamed, so that nobody reads half of it. */
export function writeDemoFile(file: string, shop: DemoFile): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, `${JSON.stringify(shop, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}
