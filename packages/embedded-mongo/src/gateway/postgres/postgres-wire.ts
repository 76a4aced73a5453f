/**
 * The part of PostgreSQL's protocol 3.0 that the gateway speaks: extended queries with binary parameters and results.
 * The pg package decodes every result as UTF-8 text, which would break BSON.
 */
import type { FrameFormat } from '../wire/frame-reader.ts'

export type ParameterValue = Uint8Array | string | null
export type Row = readonly (Buffer | null)[]

export const POSTGRES_FRAMES: FrameFormat = {
  headerLength: 5,
  frameLength: (bytes, offset) => 1 + bytes.readInt32BE(offset + 1),
  maxLength: 0x3fffffff, // PostgreSQL's own limit for one value: 1 GB
}

const PROTOCOL_VERSION = 196_608
const CANCEL_REQUEST = 80_877_102
const BINARY = 1
const BIND = 0x42

function message(type: string, body: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(5 + body.length)
  bytes.write(type, 0, 'latin1')
  bytes.writeInt32BE(4 + body.length, 1)
  body.copy(bytes, 5)
  return bytes
}

export function encodeStartup(parameters: Readonly<Record<string, string>>): Buffer {
  const fields = Object.entries(parameters).flatMap(([name, value]) => [name, value])
  const body = Buffer.from(`${fields.join('\0')}\0\0`)
  const bytes = Buffer.allocUnsafe(8 + body.length)
  bytes.writeInt32BE(bytes.length, 0)
  bytes.writeInt32BE(PROTOCOL_VERSION, 4)
  body.copy(bytes, 8)
  return bytes
}

/** Asks the server, on a separate connection, to cancel what another connection is doing. */
export function encodeCancel(processId: number, secret: number): Buffer {
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeInt32BE(16, 0)
  bytes.writeInt32BE(CANCEL_REQUEST, 4)
  bytes.writeInt32BE(processId, 8)
  bytes.writeInt32BE(secret, 12)
  return bytes
}

export function encodeSimpleQuery(text: string): Buffer {
  return message('Q', Buffer.from(`${text}\0`))
}

/** A named statement; the server infers the types of its parameters. */
export function encodeParse(name: string, text: string): Buffer {
  return message('P', Buffer.from(`${name}\0${text}\0\0\0`))
}

const SYNC = message('S', Buffer.alloc(0))
const EXECUTE_AND_SYNC = Buffer.concat([message('E', Buffer.alloc(5)), SYNC])

/** A longer statement is sent in parts, so that a batch of documents is not copied again. */
const MAX_JOINED_BYTES = 65_536

/** Bind, Execute and Sync. */
export function encodeExecution(statement: string, values: readonly ParameterValue[]): readonly Buffer[] {
  let length = 4 + 1 + Buffer.byteLength(statement) + 1 + 4 + 2 + 4
  for (const value of values) length += 4 + lengthOf(value)
  const total = 1 + length + EXECUTE_AND_SYNC.length
  return total > MAX_JOINED_BYTES ? encodeInParts(statement, values, length) : [encodeWhole(statement, values, length)]
}

function lengthOf(value: ParameterValue): number {
  if (value === null) return 0
  return typeof value === 'string' ? Buffer.byteLength(value) : value.length
}

function encodeWhole(statement: string, values: readonly ParameterValue[], length: number): Buffer {
  const bytes = Buffer.allocUnsafe(1 + length + EXECUTE_AND_SYNC.length)
  let at = writeBindHead(bytes, statement, values.length, length)
  for (const value of values) {
    const size = lengthOf(value)
    at = bytes.writeInt32BE(value === null ? -1 : size, at)
    if (typeof value === 'string') bytes.write(value, at)
    else if (value !== null) bytes.set(value, at)
    at += size
  }
  at = writeBindTail(bytes, at)
  bytes.set(EXECUTE_AND_SYNC, at)
  return bytes
}

function encodeInParts(statement: string, values: readonly ParameterValue[], length: number): readonly Buffer[] {
  const head = Buffer.allocUnsafe(5 + 1 + Buffer.byteLength(statement) + 1 + 4 + 2)
  writeBindHead(head, statement, values.length, length)
  const parts: Buffer[] = [head]
  for (const value of values) {
    const size = Buffer.allocUnsafe(4)
    size.writeInt32BE(value === null ? -1 : lengthOf(value), 0)
    parts.push(size)
    if (typeof value === 'string') parts.push(Buffer.from(value))
    else if (value !== null) parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
  }
  const tail = Buffer.allocUnsafe(4)
  writeBindTail(tail, 0)
  parts.push(tail, EXECUTE_AND_SYNC)
  return parts.filter((part) => part.length > 0)
}

function writeBindHead(bytes: Buffer, statement: string, values: number, length: number): number {
  bytes[0] = BIND
  bytes.writeInt32BE(length, 1)
  bytes[5] = 0 // the unnamed portal
  let at = 6 + bytes.write(statement, 6)
  bytes[at] = 0
  at = bytes.writeInt16BE(1, at + 1) // one format, binary, for all parameters
  at = bytes.writeInt16BE(BINARY, at)
  return bytes.writeInt16BE(values, at)
}

function writeBindTail(bytes: Buffer, at: number): number {
  return bytes.writeInt16BE(BINARY, bytes.writeInt16BE(1, at)) // binary for all results, too
}

/** The columns of a DataRow message. They are views of the message and valid as long as it is. */
export function readDataRow(frame: Buffer): Row {
  const columns: (Buffer | null)[] = []
  const count = frame.readInt16BE(5)
  let at = 7
  for (let i = 0; i < count; i += 1) {
    const length = frame.readInt32BE(at)
    at += 4
    columns.push(length < 0 ? null : frame.subarray(at, at + length))
    at += Math.max(length, 0)
  }
  return columns
}

/** The fields of an ErrorResponse by their one-letter codes. */
export function readErrorFields(frame: Buffer): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (let at = 5; at < frame.length && frame[at] !== 0;) {
    const code = String.fromCharCode(frame[at] ?? 0)
    const end = frame.indexOf(0, at + 1)
    if (end === -1) break
    fields.set(code, frame.toString('utf8', at + 1, end))
    at = end + 1
  }
  return fields
}
