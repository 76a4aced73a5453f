/**
 * A PostgreSQL server on a unix socket that answers as the test tells it to: for what a real engine does only by bad luck
 * (deadlocks, hanging statements) and for seeing what the gateway sends (rollbacks, cancels).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Field = Uint8Array | null
/** Rows, an error with a SQLSTATE, or silence until the statement is cancelled. */
export type ScriptedAnswer =
  | { readonly rows: readonly (readonly Field[])[] }
  | { readonly sqlState: string; readonly message: string }
  | 'hang'

export type ScriptedPostgres = {
  /** For createGateway's `postgres`. */
  readonly address: { readonly host: string; readonly port: number; readonly user: string; readonly database: string }
  /** Received statements by name and simple queries by text, in order; and `cancel`. */
  readonly received: string[]
  readonly openSessions: () => number
  readonly close: () => Promise<void>
}

function frame(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const READY = frame('Z', Buffer.from('I'))
const DONE = frame('C', Buffer.from('SELECT\0'))
const errorFrame = (sqlState: string, message: string) =>
  frame('E', Buffer.from(`SERROR\0C${sqlState}\0M${message}\0\0`))

function rowFrame(fields: readonly Field[]): Buffer {
  const count = Buffer.alloc(2)
  count.writeInt16BE(fields.length)
  const parts = fields.flatMap((field) => (field === null ? [int32(-1)] : [int32(field.length), Buffer.from(field)]))
  return frame('D', Buffer.concat([count, ...parts]))
}

/** @param answer the answer to a statement, by its name; `nth` counts the statements with this name from 1. */
export async function startScriptedPostgres(
  answer: (statement: string, nth: number) => ScriptedAnswer,
): Promise<ScriptedPostgres> {
  const host = await mkdtemp(join(tmpdir(), 'scripted-postgres-'))
  const received: string[] = []
  const sessions = new Map<number, Socket>()
  const hanging = new Map<number, () => void>()
  const counts = new Map<string, number>()
  let lastId = 0

  const serve = (socket: Socket) => {
    let held = Buffer.alloc(0)
    let id = 0
    const onStart = (body: Buffer) => {
      if (body.readInt32BE(0) === 80_877_102) {
        received.push('cancel')
        hanging.get(body.readInt32BE(4))?.()
        socket.end()
        return
      }
      id = lastId += 1
      sessions.set(id, socket)
      socket.write(Buffer.concat([frame('R', int32(0)), frame('K', Buffer.concat([int32(id), int32(1)])), READY]))
    }
    const onMessage = (type: string, body: Buffer) => {
      if (type === 'Q') {
        received.push(body.toString('utf8', 0, body.length - 1))
        socket.write(Buffer.concat([DONE, READY]))
      }
      if (type === 'P') socket.write(frame('1', Buffer.alloc(0)))
      if (type !== 'B') return
      const name = body.toString('utf8', 1, body.indexOf(0, 1))
      const nth = (counts.get(name) ?? 0) + 1
      counts.set(name, nth)
      received.push(name)
      const said = answer(name, nth)
      if (said === 'hang') {
        hanging.set(id, () => socket.write(Buffer.concat([errorFrame('57014', 'canceling statement'), READY])))
      } else if ('sqlState' in said) {
        socket.write(Buffer.concat([errorFrame(said.sqlState, said.message), READY]))
      } else {
        socket.write(Buffer.concat([...said.rows.map(rowFrame), DONE, READY]))
      }
    }
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk])
      for (;;) {
        const prefix = id === 0 ? 0 : 1
        if (held.length < prefix + 4 || held.length < prefix + held.readInt32BE(prefix)) return
        const end = prefix + held.readInt32BE(prefix)
        const body = held.subarray(prefix + 4, end)
        const type = held.toString('latin1', 0, prefix)
        held = held.subarray(end)
        if (id === 0) onStart(body)
        else onMessage(type, body)
      }
    })
    socket.on('error', () => {})
    socket.on('close', () => sessions.delete(id))
  }
  const server = createServer(serve)
  await new Promise<void>((resolve) => {
    server.listen(join(host, '.s.PGSQL.5432'), resolve)
  })
  return {
    address: { host, port: 5432, user: 'postgres', database: 'postgres' },
    received,
    openSessions: () => sessions.size,
    close: async () => {
      for (const socket of sessions.values()) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      await rm(host, { recursive: true, force: true })
    },
  }
}
