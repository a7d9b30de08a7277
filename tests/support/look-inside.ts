import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation } from '../../packages/server/src/open-installation.ts';

/**
 * Asks the database of an installation, for what no endpoint tells. `environment` is that of the
 * processes that run on it.
 */
export async function lookInside<Row extends object>(
  environment: Readonly<Record<string, string>>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const installation = await openInstallation(readConfig(environment), 'fealty test');
  try {
    return (await installation.database.pool.query<Row>(text, [...values])).rows;
  } finally {
    await installation.close();
  }
}
