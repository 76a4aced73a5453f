/** Reading a line, without a database. */
import * as chrono from 'chrono-node/en'
import { findPhoneNumbersInText } from 'libphonenumber-js/max'

import type { LineOptions } from '../../src/language/lines/find-spans.ts'
import { readLine } from '../../src/language/lines/read-line.ts'
import type { Timing } from '../harness/report.ts'
import { percentile, timeCalls } from '../harness/time-calls.ts'
import { TYPED_LINES } from './typed-lines.ts'

const MAX_P95_MS = 2

const OPTIONS: LineOptions = {
  locale: 'en',
  timeZone: 'Europe/Kyiv',
  now: new Date('2026-11-18T10:00:00Z'),
  region: 'UA',
  currency: 'EUR',
}

const lineOf = (round: number): string => TYPED_LINES[round % TYPED_LINES.length] ?? ''

export async function measureReading(rounds: number): Promise<Timing> {
  const timed = await timeCalls(
    {
      value: (round) => Promise.resolve(readLine(lineOf(round), OPTIONS)),
      floor: (round) => {
        const line = lineOf(round)
        return Promise.resolve([chrono.casual.parse(line, OPTIONS.now), findPhoneNumbersInText(line, 'UA')])
      },
    },
    rounds,
  )
  const met = percentile(timed.ms, 0.95) < MAX_P95_MS
  return {
    kind: 'timing',
    name: 'reading a line',
    ...timed,
    against: 'chrono-node and libphonenumber alone',
    compare: 'ratio',
    aim: { text: `p95 below ${MAX_P95_MS} ms`, met },
  }
}
