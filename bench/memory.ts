/** Whether the product's memory stays flat over many updates of all kinds, in a process of its own. */
import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'

import { ask, forkBench } from './harness/child-process.ts'
import type { BenchContext, BenchReport, Figure } from './harness/report.ts'
import { end, startSandboxProcess } from './harness/sandbox-process.ts'
import { withStops } from './harness/with-stops.ts'
import type { MemoryLook, MemoryTask } from './memory/watch-memory.ts'

const SIZES = { chats: 100, contacts: 1_000, updates: 20_000, looks: 5 } as const
const QUICK_SIZES = { ...SIZES, contacts: 100, updates: 500 } as const
const TOKEN = `7000000001:${'bench-'.repeat(6)}`

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  return withStops(async (later) => {
    const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(database.stop)
    const sandbox = await startSandboxProcess()
    later(sandbox.stop)
    const child = forkBench(new URL('./memory/watch-memory.ts', import.meta.url), ['--expose-gc'])
    later(() => end(child))
    const sizes = quick ? QUICK_SIZES : SIZES
    log(`Watching memory over ${sizes.updates} updates`)
    const product = { mongodbUri: database.uri, apiRoot: sandbox.url, token: TOKEN }
    const looks = (await ask(child, { product, ...sizes } satisfies MemoryTask)) as readonly MemoryLook[]
    return { engine: database.engine, measurements: memoryRows(looks) }
  })
}

function memoryRows(looks: readonly MemoryLook[]): readonly Figure[] {
  const megabytes = (bytes: number): number => bytes / 1024 ** 2
  const first = looks[0]
  return looks.map(({ updates, heapBytes, residentBytes }) => ({
    kind: 'figure',
    name: `heap after ${updates} updates (${Math.round(megabytes(residentBytes))} MiB resident)`,
    value: megabytes(heapBytes),
    unit: 'MiB',
    ...(first !== undefined && first.updates !== updates && { floor: megabytes(first.heapBytes) }),
    ...(updates > 0 && { aim: 'flat' }),
  }))
}
