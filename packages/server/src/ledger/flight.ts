import type pg from 'pg';
import type { Statement } from '../runtime/statement.ts';

/** One statement with its values, on its way to the server. */
export interface Request {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

export interface FlightResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly command: string;
  readonly rowCount: number;
}

/**
 * Sends statements in one go on a pipelined connection and waits for all answers: one round trip
 * whatever their number. The first error is thrown once every answer is in, so that the
 * connection is at rest again; PostgreSQL refuses the statements behind it by itself.
 */
export function fly(client: pg.Client, requests: readonly Request[]): Promise<FlightResult[]> {
  return new Promise((resolve, reject) => {
    const results: FlightResult[] = [];
    let waiting = requests.length;
    let failure: Error | null = null;
    const stream = socketOf(client);
    stream?.cork();
    try {
      requests.forEach((request, index) => {
        client.query(
          {
            name: request.statement.name,
            text: request.statement.text,
            values: request.values as unknown[],
          },
          (error: Error | null, result: pg.QueryResult<Record<string, unknown>> | undefined) => {
            if (error !== null) failure ??= error;
            else if (result !== undefined) {
              results[index] = {
                rows: result.rows,
                command: result.command,
                rowCount: result.rowCount ?? 0,
              };
            }
            waiting -= 1;
            if (waiting > 0) return;
            if (failure === null) resolve(results);
            else reject(failure);
          },
        );
      });
    } finally {
      stream?.uncork();
    }
  });
}

/** The driver does not publish its socket; corking it turns many small packets into one. */
function socketOf(client: pg.Client): { cork(): void; uncork(): void } | null {
  const { connection } = client as unknown as {
    connection?: { stream?: { cork(): void; uncork(): void } };
  };
  return connection?.stream ?? null;
}
