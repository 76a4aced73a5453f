/** One connection to PostgreSQL over its unix socket (trusted: it lies in our own folder). */
import { createConnection } from 'node:net'

import { createFrameReader } from '../wire/frame-reader.ts'
import { writeParts } from '../wire/write-parts.ts'
import { ConnectionLostError, PostgresError } from './postgres-error.ts'
import {
  encodeCancel,
  encodeExecution,
  encodeParse,
  encodeSimpleQuery,
  encodeStartup,
  POSTGRES_FRAMES,
  readDataRow,
  readErrorFields,
} from './postgres-wire.ts'
import type { ParameterValue, Row } from './postgres-wire.ts'

export type PostgresAddress = {
  /** Folder of the unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

export type Statement = { readonly name: string; readonly text: string }

export type PostgresConnection = {
  /**
   * Sends at once, without waiting for earlier statements: they are answered in order.
   * @throws PostgresError if the statement fails, ConnectionLostError if the connection does.
   */
  readonly execute: (statement: Statement, values: readonly ParameterValue[]) => Promise<readonly Row[]>
  /** Statements without parameters or results, such as COMMIT; several may be joined by semicolons. */
  readonly command: (text: string) => Promise<void>
  /** The same, but sent in one piece with the next statement, such as BEGIN: the engine is woken once for both. */
  readonly commandWithNext: (text: string) => Promise<void>
  /** Asks PostgreSQL to cancel the running statement. It may come too late: close the connection afterwards. */
  readonly cancel: () => void
  readonly end: () => void
  readonly isOpen: () => boolean
}

type Pending = {
  readonly resolve: (rows: readonly Row[]) => void
  readonly reject: (error: Error) => void
  readonly rows: Row[]
  readonly prepares: string | undefined
  error: Error | undefined
}

/**
 * @param settings PostgreSQL settings of this session, by name.
 * @throws ConnectionLostError or PostgresError if no session can be opened.
 */
export async function connectPostgres(
  address: PostgresAddress,
  settings: Readonly<Record<string, string>>,
): Promise<PostgresConnection> {
  const path = `${address.host}/.s.PGSQL.${address.port}`
  const socket = createConnection({ path })
  const pending: Pending[] = []
  const prepared = new Set<string>()
  let key: { readonly processId: number; readonly secret: number } | undefined
  let open = true
  let withNext: Buffer | undefined

  const lose = (reason: string) => {
    if (!open) return
    open = false
    socket.destroy()
    const lost = new ConnectionLostError(`The connection to the engine is lost: ${reason}`)
    for (const waiting of pending.splice(0)) waiting.reject(lost)
  }

  const onFrame = (frame: Buffer) => {
    const current = pending[0]
    switch (frame[0]) {
      case 0x44: // DataRow
        current?.rows.push(readDataRow(frame))
        return
      case 0x45: // ErrorResponse
        if (current !== undefined) current.error = new PostgresError(readErrorFields(frame))
        return
      case 0x31: // ParseComplete
        if (current?.prepares !== undefined) prepared.add(current.prepares)
        return
      case 0x4b: // BackendKeyData
        key = { processId: frame.readInt32BE(5), secret: frame.readInt32BE(9) }
        return
      case 0x52: // Authentication
        if (frame.readInt32BE(5) !== 0) lose('it asks for a password')
        return
      case 0x5a: // ReadyForQuery
        pending.shift()
        if (current?.error !== undefined) current.reject(current.error)
        else current?.resolve(current.rows)
        return
      default:
    }
  }
  const read = createFrameReader(POSTGRES_FRAMES, onFrame)
  socket.on('data', (chunk) => {
    try {
      read(chunk)
    } catch (error) {
      lose(error instanceof Error ? error.message : 'unreadable answer')
    }
  })
  socket.on('error', (error) => lose(error.message))
  socket.on('close', () => lose('closed by PostgreSQL'))

  const expect = (write: () => void, prepares?: string) =>
    new Promise<readonly Row[]>((resolve, reject) => {
      if (!open) {
        reject(new ConnectionLostError('The connection to the engine is closed'))
        return
      }
      pending.push({ resolve, reject, prepares, rows: [], error: undefined })
      write()
    })
  const send = (parts: readonly Buffer[], prepares?: string) =>
    expect(() => {
      writeParts(socket, withNext === undefined ? parts : joinFirst(withNext, parts))
      withNext = undefined
    }, prepares)

  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
  await send([encodeStartup({ user: address.user, database: address.database, options: options.join(' ') })])

  return {
    execute: (statement, values) => {
      const execution = encodeExecution(statement.name, values)
      if (prepared.has(statement.name)) return send(execution)
      // Sent twice before the first answer, a statement would be prepared twice, which PostgreSQL refuses.
      if (pending.some((waiting) => waiting.prepares === statement.name)) return send(execution)
      return send([encodeParse(statement.name, statement.text), ...execution], statement.name)
    },
    command: async (text) => {
      await send([encodeSimpleQuery(text)])
    },
    commandWithNext: async (text) => {
      await expect(() => {
        const command = encodeSimpleQuery(text)
        withNext = withNext === undefined ? command : Buffer.concat([withNext, command])
      })
    },
    cancel: () => {
      if (!open || key === undefined) return
      const { processId, secret } = key
      const messenger = createConnection({ path }, () => messenger.end(encodeCancel(processId, secret)))
      messenger.on('error', () => {})
    },
    end: () => {
      if (!open) return
      open = false
      socket.end(Buffer.from([0x58, 0, 0, 0, 4])) // Terminate
      for (const waiting of pending.splice(0)) waiting.reject(new ConnectionLostError('The gateway is closing'))
    },
    isOpen: () => open,
  }
}

/** One buffer if there is one part: joining those of a long statement would copy it. */
function joinFirst(first: Buffer, parts: readonly Buffer[]): readonly Buffer[] {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? [Buffer.concat([first, only])] : [first, ...parts]
}
