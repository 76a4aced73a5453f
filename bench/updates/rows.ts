/** The rows of the report on updates, with the aims. */
import type { Aim, Figure, Table, Timing } from '../harness/report.ts'
import { percentile } from '../harness/time-calls.ts'
import type { OperationCounts } from './count-operations.ts'
import type { Compared, Measured } from './measure-loads.ts'
import type { Counted } from './receipt-process.ts'
import type { Sizes } from './sizes.ts'

const MAX_RATIO = 1.25
const MAX_RATIO_TO_SAME = 1.5
const MIN_RATE_TO_SAME = 0.67
const MAX_TAP_P95_MS = 30

const AFTERNOON = 'afternoon bot'
const SAME = 'same operations'

export function rowsOf(
  { kind, load, endToEnd, fromReceipt }: Measured,
  { people }: Sizes,
): readonly (Timing | Figure)[] {
  switch (load.kind) {
    case 'alone':
      return [
        timing(`${kind}, 1 chat`, AFTERNOON, endToEnd, atMost(MAX_RATIO, endToEnd)),
        ...(fromReceipt === undefined
          ? []
          : [timing(`${kind}, 1 chat, from receipt`, SAME, fromReceipt, atMost(MAX_RATIO_TO_SAME, fromReceipt))]),
      ]
    case 'crowd':
      return [
        rate(`${kind}, ${load.chats} chats at once`, AFTERNOON, endToEnd, atLeast(1, endToEnd)),
        ...(fromReceipt === undefined
          ? []
          : [
              rate(
                `${kind}, ${load.chats} chats at once, from receipt`,
                SAME,
                fromReceipt,
                atLeast(MIN_RATE_TO_SAME, fromReceipt),
              ),
            ]),
      ]
    case 'people': {
      const name = `${kind}, ${load.chats} chats, each every ${people.intervalMs / 1000} s`
      const met = percentile(endToEnd.product.ms, 0.95) < MAX_TAP_P95_MS
      return [timing(name, AFTERNOON, endToEnd, { text: `p95 below ${MAX_TAP_P95_MS} ms`, met })]
    }
    default:
      return load satisfies never
  }
}

const median = (ms: readonly number[]): number => percentile(ms, 0.5)

function atMost(ratio: number, { product, floor }: Compared): Aim {
  return { text: `p50 at most × ${ratio}`, met: median(product.ms) <= ratio * median(floor.ms) }
}

function atLeast(ratio: number, { product, floor }: Compared): Aim {
  return { text: `at least × ${ratio}`, met: product.perSecond >= ratio * floor.perSecond }
}

function timing(name: string, against: string, { product, floor }: Compared, aim: Aim): Timing {
  return { kind: 'timing', name, ms: product.ms, floorMs: floor.ms, against, compare: 'ratio', aim }
}

function rate(name: string, against: string, { product, floor }: Compared, aim: Aim): Figure {
  const { perSecond: value, updates: samples } = product
  return { kind: 'figure', name, value, unit: '/s', samples, floor: floor.perSecond, against, aim }
}

/** Means over the recorded updates of each kind. */
export function operationsTable({ product, afternoon }: Counted): Table {
  return {
    title: 'Database operations for each update, and waits: rounds of operations one after another.',
    columns: ['', ...PRODUCT_COLUMNS, ...AFTERNOON_COLUMNS],
    rows: product.map((counts) => {
      const floor = afternoon.find(({ name }) => name === counts.name)
      return [counts.name, ...cellsOf(counts), ...(floor === undefined ? [] : cellsOf(floor))]
    }),
  }
}

const PRODUCT_COLUMNS = ['operations', 'waits', 'before the answer', 'waits', 'durable writes', 'calls'] as const
const AFTERNOON_COLUMNS = [`${AFTERNOON}: operations`, ...PRODUCT_COLUMNS.slice(1)] as const

function cellsOf({ operations, waits, before, calls }: OperationCounts): readonly string[] {
  const all = [operations, waits, before.operations, before.waits, before.durableWrites, calls]
  return all.map((figure) => String(Math.round(figure * 10) / 10))
}
