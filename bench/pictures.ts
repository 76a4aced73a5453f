/**
 * How long the picture of a report takes, in the thread that draws it, and how long the process was kept from anything else meanwhile.
 * Then a thousand of them: whether memory grows.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'

import { createTranslator } from '../src/bot/text/i18n.ts'
import { reportPage } from '../src/bot/text/reports/report-page.ts'
import { silentLogger } from '../src/logger.ts'
import { createPicturePool } from '../src/pictures/picture-pool.ts'
import type { Picture } from '../src/pictures/picture.ts'
import { REPORT_NAMES } from '../src/services/reports/report.ts'
import { MADE_FIGURES, madeReport } from '../test/support/reports/made-reports.ts'
import type { BenchContext, BenchReport, Timing } from './harness/report.ts'
import { percentile } from './harness/time-calls.ts'
import { withStops } from './harness/with-stops.ts'

const ROUNDS = 20
const PICTURES = 1_000
const QUICK = { rounds: 3, pictures: 50 }
const MAX_P50_MS = 400
/** The engine's own fluctuation. */
const MAX_GROWTH_MB = 40
const WARM = 100
const MB = 1024 * 1024
const NANOSECONDS = 1e6

function picturesOf(locale: 'en' | 'uk'): readonly Picture[] {
  const t = createTranslator()(locale)
  const theme = locale === 'en' ? 'light' : 'dark'
  return REPORT_NAMES.map((name) => ({ ...reportPage(madeReport(MADE_FIGURES[name]), t), theme }))
}

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  return withStops(async (later) => {
    const pool = createPicturePool({ log: silentLogger, maxThreads: 1 })
    later(pool.close)
    const pictures = [...picturesOf('en'), ...picturesOf('uk')]
    for (const picture of pictures) await pool.draw(picture)

    const measurements: Timing[] = []
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    for (const [index, name] of REPORT_NAMES.entries()) {
      const ms: number[] = []
      for (let round = 0; round < (quick ? QUICK.rounds : ROUNDS); round += 1) {
        const picture = pictures[index + (round % 2) * REPORT_NAMES.length]
        if (picture === undefined) continue
        const began = performance.now()
        await pool.draw(picture)
        ms.push(performance.now() - began)
      }
      const met = percentile(ms, 0.5) < MAX_P50_MS
      measurements.push({
        kind: 'timing',
        name,
        ms,
        compare: 'difference',
        aim: { text: `p50 below ${MAX_P50_MS} ms`, met },
      })
    }
    delay.disable()
    log('drawn one by one')

    const many = quick ? QUICK.pictures : PICTURES
    const memory: number[] = []
    for (let drawn = 0; drawn < many; drawn += 1) {
      const picture = pictures[drawn % pictures.length]
      if (picture !== undefined) await pool.draw(picture)
      if (drawn % Math.min(WARM, many / 2) === 0) {
        await setTimeout(20)
        memory.push(process.memoryUsage().rss / MB)
      }
    }
    // The first hundred fill caches: glyphs, compiled code.
    const growth = (memory.at(-1) ?? 0) - (memory[1] ?? 0)
    const held = delay.max / NANOSECONDS
    return {
      engine: 'none',
      measurements: [
        ...measurements,
        { kind: 'figure', name: 'Longest that the process was held up', value: held, unit: 'ms' },
        {
          kind: 'figure',
          name: `Growth of memory over ${many} pictures, after the first hundred`,
          value: growth,
          unit: 'MB',
          samples: many,
          aim: { text: `below ${MAX_GROWTH_MB} MB`, met: growth < MAX_GROWTH_MB },
        },
      ],
    }
  })
}
