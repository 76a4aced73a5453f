/**
 * Outgoing webhooks: messages a second to a receiver on this machine, in order for each record, compared with the same
 * requests by undici alone, each with one durable write. And what a change costs with and without a webhook.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { Agent, request } from 'undici'

import { createWebhookRunner } from '../src/app/webhook-runner.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { objectId } from '../src/models/ids.ts'
import { createBenchCore } from './harness/bench-core.ts'
import { startKeptDatabase } from './harness/kept-database.ts'
import type { BenchContext, BenchReport, Figure, Timing } from './harness/report.ts'
import { withStops } from './harness/with-stops.ts'
import { addWebhook, changeRecords, type OutgoingScene, setUpScene, writeMessages } from './outgoing/scene.ts'
import type { ReceiverMessage } from './outgoing/receiver.ts'

const MESSAGES = 5_000
const RECORDS = 500
const CHANGES = 150
const ROUNDS = 3
const AT_ONCE = 32

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  return withStops(async (later) => {
    const engine = await startKeptDatabase(log)
    later(engine.stop)
    const { connection, close } = await connectDatabase({ uri: engine.uriOf('outgoing'), log: silentLogger })
    later(close)
    await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
    const receiver = await startReceiverProcess()
    later(receiver.stop)
    const scene = await setUpScene(createBenchCore(connection, silentLogger, { allowedHosts: ['127.0.0.1'] }))
    const size = quick ? MESSAGES / 10 : MESSAGES
    const changes = await measureChanges(scene, receiver.url, quick ? CHANGES / 5 : CHANGES)
    const rates: Rates[] = []
    for (let round = 1; round <= (quick ? 1 : ROUNDS); round++) {
      const floor = await measureFloor(scene, receiver.url, size)
      receiver.forget()
      const product = await measureProduct(scene, receiver.url, size)
      const violations = await receiver.violations()
      log(`Round ${round}: ${Math.round(product)}/s, floor ${Math.round(floor)}/s, ${violations} out of order`)
      rates.push({ floor, product, violations })
    }
    return { engine: engine.engine, measurements: [...figuresOf(rates), ...changes] }
  })
}

type Rates = { readonly product: number; readonly floor: number; readonly violations: number }

function figuresOf(rates: readonly Rates[]): readonly Figure[] {
  const middle = rates.toSorted((a, b) => a.product / a.floor - b.product / b.floor)[Math.floor(rates.length / 2)]
  const violations = rates.reduce((sum, { violations: some }) => sum + some, 0)
  return [
    {
      kind: 'figure',
      name: 'messages delivered in order for each record',
      value: middle?.product ?? 0,
      unit: '/s',
      floor: middle?.floor ?? 0,
      against: 'undici and one durable write each',
      aim: 'at least 500/s',
    },
    { kind: 'figure', name: 'messages out of order', value: violations, unit: '', aim: '0' },
  ]
}

/** A change in a workspace without webhooks, with one that wants nothing of it, and with one that does. */
async function measureChanges(scene: OutgoingScene, url: string, count: number): Promise<readonly Timing[]> {
  const none = await changeRecords(scene, count)
  const other = await addWebhook(scene, url, ['notes'])
  const unwanted = await changeRecords(scene, count)
  await scene.core.services.webhooks.delete(scene.actor(), other)
  const wanted = await addWebhook(scene, url, ['contacts'])
  const ms = await changeRecords(scene, count)
  await scene.core.services.webhooks.delete(scene.actor(), wanted)
  const timing = (name: string, of: readonly number[]): Timing => ({
    kind: 'timing',
    name,
    ms: of,
    floorMs: none,
    against: 'without webhooks',
    compare: 'difference',
  })
  return [timing('a change nobody wants', unwanted), timing('a change with one message', ms)]
}

async function measureFloor({ core }: OutgoingScene, url: string, count: number): Promise<number> {
  const agent = new Agent({ connections: AT_ONCE })
  const written = core.connection.collection<{ _id: string }>('benchFloor')
  const body = JSON.stringify({ type: 'contact.updated', data: { id: 'x', version: 0, padding: 'x'.repeat(1_200) } })
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        const number = next++
        const answer = await request(url, { method: 'POST', body, dispatcher: agent })
        await answer.body.dump()
        await written.insertOne({ _id: `${began}:${number}` }, { writeConcern: { w: 'majority' } })
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await agent.close()
  return count / seconds
}

async function measureProduct(scene: OutgoingScene, url: string, count: number): Promise<number> {
  const { core } = scene
  const id = await addWebhook(scene, url, ['contacts'])
  await writeMessages(scene, id, { records: Math.min(RECORDS, count), count })
  const runner = createWebhookRunner({ core, log: silentLogger, leaseMs: 15_000 })
  const waiting = { workspaceId: objectId(scene.workspaceId), status: 'pending' as const }
  const began = performance.now()
  runner.start()
  await runner.idle()
  const seconds = (performance.now() - began) / 1000
  const left = await core.models.webhookMessages.countDocuments(waiting)
  if (left > 0) throw new Error(`${left} messages were not delivered`)
  await runner.stop({ drainMs: 1_000 })
  await core.services.webhooks.delete(scene.actor(), id)
  return count / seconds
}

async function startReceiverProcess() {
  const child = fork(fileURLToPath(new URL('./outgoing/receiver.ts', import.meta.url)), { execArgv: process.execArgv })
  const answer = async (): Promise<ReceiverMessage> => ((await once(child, 'message')) as [ReceiverMessage])[0]
  const ready = await answer()
  return {
    url: ready.kind === 'ready' ? ready.url : '',
    forget: () => void child.send('forget'),
    async violations(): Promise<number> {
      const told = answer()
      child.send('count')
      const counted = await told
      return counted.kind === 'counted' ? counted.violations : Number.NaN
    },
    stop: () => void child.kill(),
  }
}
