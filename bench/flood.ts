/**
 * What can be held in a server's memory from outside: bodies of which most is sent and then nothing, and exports that nobody reads
 * to the end. Both by many connections from one address, to a server in a process of its own.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import { ObjectId } from 'mongodb'

import { connectDatabase } from '../src/database/connect.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { noteOf } from './flood/long-notes.ts'
import type { FloodedMemory, FloodTask, FloodTarget } from './flood/served.ts'
import { ask, forkBench } from './harness/child-process.ts'
import type { BenchContext, BenchReport, Figure } from './harness/report.ts'
import { end } from './harness/sandbox-process.ts'
import { withStops } from './harness/with-stops.ts'

const MIB = 1024 ** 2
const BODY = { declared: MIB, sent: 400_000 } as const
const SETTLE_MS = 3_000
/** Longer than a body may take without progress. */
const PATIENCE_MS = 20_000
const BATCH = 500

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const sizes = quick
    ? { connections: 100, readers: 5, notes: 2_000 }
    : { connections: 1_000, readers: 20, notes: 20_000 }
  return withStops(async (later) => {
    const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(database.stop)
    const uri = Object.assign(new URL(database.uri), { pathname: '/bench' }).href
    const workspaceId = await writeNotes(uri, sizes.notes, log)
    const serve = async (task: FloodTask) => {
      const child = forkBench(new URL('./flood/served.ts', import.meta.url), ['--expose-gc'])
      later(() => end(child))
      return { child, target: (await ask(child, task)) as FloodTarget }
    }
    const bodies = await floodWithBodies(await serve({}), sizes.connections, log)
    const exports = await floodWithReaders(await serve({ uri, workspaceId }), sizes.readers, log)
    return { engine: database.engine, measurements: [...bodies, ...exports] }
  })
}

type Served = { readonly child: ChildProcess; readonly target: FloodTarget }

const look = async (child: ChildProcess): Promise<FloodedMemory> => (await ask(child, { look: true })) as FloodedMemory

async function floodWithBodies({ child, target }: Served, count: number, log: BenchContext['log']): Promise<Figure[]> {
  const idle = await look(child)
  log(`${count} connections send ${BODY.sent} of ${BODY.declared} bytes, and then nothing`)
  const sockets = Array.from({ length: count }, () => stalledUpload(target))
  await sleep(SETTLE_MS)
  const flooded = await look(child)
  await sleep(PATIENCE_MS)
  const left = sockets.filter(({ closed }) => !closed).length
  for (const socket of sockets) socket.destroy()
  return [
    figure(
      `${count} stalled bodies: memory above idle`,
      (flooded.resident - idle.resident) / MIB,
      'MiB',
      'less than 100',
    ),
    figure(`connections still open after ${(SETTLE_MS + PATIENCE_MS) / 1000} s`, left, '', 'none'),
  ]
}

function stalledUpload({ url, secret }: FloodTarget): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined).resume()
  socket.write(
    `POST /telegram/webhook HTTP/1.1\r\nHost: ${hostname}\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\nContent-Length: ${BODY.declared}\r\n\r\n`,
  )
  socket.write(Buffer.alloc(BODY.sent, 'x'))
  return socket
}

async function floodWithReaders({ child, target }: Served, count: number, log: BenchContext['log']): Promise<Figure[]> {
  // The first export brings caches and compiled code with it.
  await beginReading(target).then(({ destroy }) => destroy())
  await sleep(SETTLE_MS)
  const idle = await look(child)
  log(`${count} readers of long notes stop after the first bytes`)
  const readers = await Promise.all(Array.from({ length: count }, () => beginReading(target)))
  await sleep(SETTLE_MS)
  const stalled = await look(child)
  for (const { destroy } of readers) destroy()
  const each = (bytes: (memory: FloodedMemory) => number): number => (bytes(stalled) - bytes(idle)) / count / MIB
  return [
    figure(
      `a stalled reader of long notes (of ${count})`,
      each(({ live }) => live),
      'MiB',
      'less than 2',
    ),
    figure(
      'the same in resident memory',
      each(({ resident }) => resident),
      'MiB',
    ),
  ]
}

async function beginReading({ url, key }: FloodTarget): Promise<{ readonly destroy: () => void }> {
  const request = get(`${url}/api/v1/export/notes.ndjson`, { headers: { authorization: `Bearer ${key}` } })
  const [response] = await once(request, 'response')
  response.on('error', () => undefined)
  if (response.statusCode !== 200) throw new Error(`The server answered ${response.statusCode}`)
  await once(response, 'data')
  response.pause()
  return { destroy: () => void request.destroy() }
}

async function writeNotes(uri: string, count: number, log: BenchContext['log']): Promise<string> {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger })
  try {
    await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
    const workspaceId = new ObjectId()
    log(`Writing ${count} long notes`)
    const notes = connection.collection('notes')
    for (let from = 0; from < count; from += BATCH)
      await notes.insertMany(Array.from({ length: BATCH }, (_, index) => noteOf(workspaceId, from + index)))
    return workspaceId.toHexString()
  } finally {
    await close()
  }
}

function figure(name: string, value: number, unit: string, aim?: string): Figure {
  return { kind: 'figure', name, value, unit, ...(aim !== undefined && { aim }) }
}
