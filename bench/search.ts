/**
 * How long a search for contacts takes in a workspace of 10,000, by what is typed: a word as it is stored, in the other
 * alphabet, misspelt, a number, and nothing that exists.
 */
import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'

import { connectDatabase } from '../src/database/connect.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { createChance } from '../scripts/seed/random.ts'
import { manyNames, withTypo } from '../test/support/many-people.ts'
import { createBenchCore } from './harness/bench-core.ts'
import type { BenchContext, BenchReport, Timing } from './harness/report.ts'
import { percentile, timeCalls } from './harness/time-calls.ts'
import { withStops } from './harness/with-stops.ts'
import { fillWorkspace } from './search/fill-workspace.ts'

const CONTACTS = 10_000
const ROUNDS = 200
const QUICK = { contacts: 1_000, rounds: 20 }
const SHOWN = 8
const MAX_P95_MS = 50

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  return withStops(async (later) => {
    const started = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(started.stop)
    const { connection, close } = await connectDatabase({ uri: started.uri, log: silentLogger })
    later(close)
    await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
    const { models, services } = createBenchCore(connection)
    const names = manyNames(quick ? QUICK.contacts : CONTACTS, createChance(1))
    const actor = await fillWorkspace(
      { models, services },
      names.map(({ name }) => name),
    )
    log(`${names.length} contacts`)

    const chance = createChance(2)
    const one = () => chance.of(names)
    const typed: Readonly<Record<string, () => string>> = {
      'a whole name': () => one().name,
      'the beginning of a first name': () => one().name.slice(0, 3),
      'a name in the other alphabet': () => chance.of(one().otherAlphabet),
      'a name with a typo': () => withTypo(one().name, chance),
      'a surname with a typo': () => withTypo(one().name.split(' ')[1] ?? '', chance),
      'the last four digits': () => String(1_000 + chance.below(9_000)),
      'what nobody is called': () => `Qqqwz${chance.below(1_000)} Xxqjv`,
    }
    const measurements: Timing[] = []
    for (const [name, text] of Object.entries(typed)) {
      const value = () => services.contacts.find(actor, text(), SHOWN)
      const { ms } = await timeCalls({ value }, quick ? QUICK.rounds : ROUNDS)
      const aim = { text: `p95 below ${MAX_P95_MS} ms`, met: percentile(ms, 0.95) < MAX_P95_MS }
      measurements.push({ kind: 'timing', name, ms, compare: 'difference', aim })
      log(name)
    }
    return { engine: started.engine, measurements }
  })
}
