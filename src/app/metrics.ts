/** The product's metrics. Other modules get plain functions and do not depend on Prometheus. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly registry: Registry
  readonly observeRequest: (request: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly seconds: number
  }) => void
  /** A Telegram update was processed. */
  readonly observeUpdate: (update: {
    readonly kind: string
    readonly outcome: 'done' | 'failed'
    readonly seconds: number
  }) => void
  /** A method of the Bot API was called. */
  readonly observeTelegramCall: (call: {
    readonly method: string
    readonly outcome: 'ok' | 'refused' | 'unreachable'
    readonly seconds: number
  }) => void
  /** A job ran; 'retry' if it will be tried again. */
  readonly observeJob: (job: {
    readonly kind: string
    readonly outcome: 'done' | 'retry' | 'dead'
    readonly seconds: number
  }) => void
  /** Totals of stages that a check found wrong, and fixed. */
  readonly countFixedTotals: (count: number) => void
  /**
   * A value that is read on each scrape, such as the length of a queue by state. If a read fails, the previous values
   * stay.
   */
  readonly addGauge: (
    name: string,
    help: string,
    label: string,
    read: () => Promise<Readonly<Record<string, number>>>,
  ) => void
}

/** The targets for chat answers are 50 ms and 1 s, so the buckets are dense around them. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** @param processMetrics Whether to measure the memory, CPU and event loop of the process too. */
export function createMetrics({ processMetrics }: { readonly processMetrics: boolean }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (processMetrics) collectDefaultMetrics({ register: registry })

  const durations = <Label extends string>(subject: string, help: string, labelNames: readonly Label[]) => {
    const name = `clientsphere_${subject}_duration_seconds`
    const histogram = new Histogram<Label>({ name, help, labelNames: [...labelNames], buckets: SECONDS, registers })
    return (observed: Readonly<Record<Label, string | number>> & { readonly seconds: number }): void => {
      const labels = Object.fromEntries(labelNames.map((label): [string, string | number] => [label, observed[label]]))
      histogram.observe(labels as Record<Label, string | number>, observed.seconds)
    }
  }
  const failedReads = new Counter({
    name: 'clientsphere_gauge_read_failures_total',
    help: 'Gauges that could not be read during a scrape',
    labelNames: ['gauge'] as const,
    registers,
  })

  const fixedTotals = new Counter({
    name: 'clientsphere_fixed_stage_totals_total',
    help: 'Totals of stages that a check found wrong, and fixed',
    registers,
  })

  return {
    registry,
    observeRequest: durations('http_request', 'HTTP requests by route pattern', ['method', 'route', 'status']),
    observeUpdate: durations('update', 'Telegram updates, from receipt to completion', ['kind', 'outcome']),
    observeTelegramCall: durations('telegram_call', 'Bot API calls by method', ['method', 'outcome']),
    observeJob: durations('job', 'Jobs run, by kind', ['kind', 'outcome']),
    countFixedTotals: (count) => fixedTotals.inc(count),
    addGauge: (name, help, label, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        registers,
        collect: async () => {
          try {
            const values = await read()
            gauge.reset()
            for (const [key, value] of Object.entries(values)) gauge.set({ [label]: key }, value)
          } catch {
            failedReads.inc({ gauge: name })
          }
        },
      })
    },
  }
}
