import { Gauge, type Registry } from 'prom-client';
import { remembered } from './delivery-metrics.ts';

/** One figure as Prometheus sees it. */
interface GaugeSpec<Figure extends string> {
  readonly figure: Figure;
  readonly name: string;
  readonly help: string;
}

/** Adds gauges that ask `read` when the metrics are read; while it fails they are not there. */
export function addGauges<Figure extends string>(
  registry: Registry,
  gauges: readonly GaugeSpec<Figure>[],
  read: () => Promise<Readonly<Record<Figure, number>>>,
): void {
  const figures = remembered(read);
  for (const { figure, name, help } of gauges) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.reset();
        const found = await figures();
        if (found === null) this.remove();
        else this.set(found[figure]);
      },
    });
  }
}
