/** Looking up the known records of a line and reading it with them, in a workspace with many contacts. */
import { connectDatabase } from '../../src/database/connect.ts'
import { readLine } from '../../src/language/lines/read-line.ts'
import { silentLogger } from '../../src/logger.ts'
import { objectId } from '../../src/models/ids.ts'
import { createBenchCore } from '../harness/bench-core.ts'
import { prepareDeals } from '../deals/prepare-deals.ts'
import type { Figure, Timing } from '../harness/report.ts'
import { percentile, timeCalls } from '../harness/time-calls.ts'
import { TYPED_LINES } from './typed-lines.ts'

/** As for a tap at a pace at which a hundred people may tap (docs/performance.md). */
const MAX_P95_MS = 30

export async function measureLookUp(
  uri: string,
  contacts: number,
  rounds: number,
  log: (line: string) => void,
): Promise<readonly (Timing | Figure)[]> {
  const { actor } = await prepareDeals(uri, { contacts, deals: 1_000, rounds }, log)
  const { connection, close } = await connectDatabase({ uri, log: silentLogger })
  try {
    const { services, models } = createBenchCore(connection)
    const names = await models.contacts
      .find({ workspaceId: objectId(actor.workspaceId) }, { displayName: 1 })
      .limit(rounds)
      .lean()
    // Somebody whom the workspace knows is in every other line.
    const lineOf = (round: number): string =>
      round % 2 === 0
        ? (TYPED_LINES[(round / 2) % TYPED_LINES.length] ?? '')
        : `call ${names[round % names.length]?.displayName ?? ''} tomorrow 10:00`
    const options = {
      locale: 'en',
      timeZone: actor.timeZone,
      now: new Date('2026-11-18T10:00:00Z'),
      region: 'UA',
      currency: 'EUR',
    } as const
    const timed = await timeCalls(
      {
        async value(round) {
          const line = lineOf(round)
          return readLine(line, options, await services.lines.known(actor, line, options.region))
        },
        floor: () =>
          models.contacts
            .findOne({ workspaceId: objectId(actor.workspaceId), deletedAt: null, 'search.tokens': 'oscar' })
            .lean(),
      },
      rounds,
    )
    log('with the look-up')
    const met = percentile(timed.ms, 0.95) < MAX_P95_MS
    const name = `reading a line among ${contacts} contacts`
    const aim = { text: `p95 below ${MAX_P95_MS} ms`, met }
    return [{ kind: 'timing', name, ...timed, against: 'one indexed read', compare: 'ratio', aim }]
  } finally {
    await close()
  }
}
