import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation } from '../../packages/server/src/open-installation.ts';
import { createFresh } from '../../packages/server/src/runtime/fresh.ts';
import {
  createHelpDesk,
  updateHelpDesk,
} from '../../packages/server/src/usecases/save-help-desk.ts';
import type { ShopKeys } from './v1-client.ts';

/** A help desk of a running installation, and the key that it calls with. */
export interface RunningDesk {
  readonly id: string;
  readonly apiKey: string;
  change(wanted: {
    readonly status?: 'active' | 'paused';
    readonly actions?: boolean;
  }): Promise<void>;
}

/** Connects a help desk to a merchant of an installation, with actions on. */
export async function connectHelpDesk(
  environment: Readonly<Record<string, string>>,
  { partnerId }: ShopKeys,
  kind: 'zendesk' | 'gladly',
): Promise<RunningDesk> {
  const config = readConfig(environment);
  const id = createFresh().id();
  const within = async <Result>(
    work: (tools: Parameters<typeof createHelpDesk>[0], merchantId: number) => Promise<Result>,
  ): Promise<Result> => {
    const installation = await openInstallation(config, 'connects a help desk');
    const { pool } = installation.database;
    try {
      const { rows } = await pool.query<{ id: number }>(
        'select id from merchants where partner_id = $1',
        [partnerId],
      );
      return await work({ pool, secret: installation.secret }, rows[0]?.id ?? 0);
    } finally {
      await installation.close();
    }
  };
  const made = await within((tools, merchantId) =>
    createHelpDesk(tools, { merchantId, id, actor: 'test', kind, wanted: { actions: true } }),
  );
  if (made === 'too_many') throw new Error('the shop has too many help desks');
  return {
    id,
    apiKey: made.apiKey,
    async change(wanted) {
      await within((tools, merchantId) =>
        updateHelpDesk(tools, { merchantId, id, actor: 'test', wanted }),
      );
    },
  };
}
