/** MongoDB's wire protocol: OP_MSG, and OP_QUERY for the first hello of older drivers. */
import { serialize } from 'bson'
import type { Document } from 'bson'

import { MalformedBsonError } from './bson-scan.ts'
import type { FrameFormat } from './frame-reader.ts'

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2
const KNOWN_REQUIRED_FLAGS = CHECKSUM_PRESENT | MORE_TO_COME
const HEADER_LENGTH = 16

/** MongoDB's own limits, which `hello` announces to drivers. */
export const MAX_MESSAGE_BYTES = 48_000_000
export const MAX_DOCUMENT_BYTES = 16_777_216

export const MONGODB_FRAMES: FrameFormat = {
  headerLength: HEADER_LENGTH,
  frameLength: (bytes, offset) => bytes.readInt32LE(offset),
  maxLength: MAX_MESSAGE_BYTES,
}

export type WireRequest = {
  readonly requestId: number
  readonly protocol: 'msg' | 'query'
  /** An unacknowledged write: the client does not read an answer. */
  readonly wantsReply: boolean
  readonly body: Buffer
  /** Document sequences by name (`documents`, `updates`, `deletes`): concatenated BSON documents. */
  readonly sequences: ReadonlyMap<string, Buffer>
}

/** The message violates the protocol: the connection must be closed. */
export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError'
}

function documentAt(message: Buffer, offset: number, end: number): Buffer {
  const length = offset + 4 <= end ? message.readInt32LE(offset) : 0
  if (length < 5 || offset + length > end) throw new MalformedMessageError('A section is longer than its message')
  return message.subarray(offset, offset + length)
}

function parseMsg(message: Buffer): WireRequest {
  if (message.length < HEADER_LENGTH + 4) throw new MalformedMessageError('OP_MSG without flags')
  const flags = message.readUInt32LE(HEADER_LENGTH)
  if ((flags & 0xffff & ~KNOWN_REQUIRED_FLAGS) !== 0) throw new MalformedMessageError('OP_MSG with unknown flags')
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0)
  const sequences = new Map<string, Buffer>()
  let body: Buffer | undefined
  let at = HEADER_LENGTH + 4
  while (at < end) {
    const kind = message[at]
    at += 1
    if (kind === 0) {
      if (body !== undefined) throw new MalformedMessageError('OP_MSG with two bodies')
      body = documentAt(message, at, end)
      at += body.length
      continue
    }
    if (kind !== 1) throw new MalformedMessageError(`OP_MSG section of unknown kind ${kind}`)
    const section = documentAt(message, at, end)
    const nameEnd = section.indexOf(0, 4)
    if (nameEnd === -1) throw new MalformedMessageError('OP_MSG sequence without a name')
    const name = section.toString('utf8', 4, nameEnd)
    if (sequences.has(name)) throw new MalformedMessageError('OP_MSG with the same sequence twice')
    sequences.set(name, section.subarray(nameEnd + 1))
    at += section.length
  }
  if (body === undefined) throw new MalformedMessageError('OP_MSG without a body')
  return {
    requestId: message.readInt32LE(4),
    protocol: 'msg',
    wantsReply: (flags & MORE_TO_COME) === 0,
    body,
    sequences,
  }
}

function parseQuery(message: Buffer): WireRequest {
  const nameEnd = message.indexOf(0, HEADER_LENGTH + 4)
  if (nameEnd === -1) throw new MalformedMessageError('OP_QUERY without a namespace')
  const body = documentAt(message, nameEnd + 1 + 8, message.length)
  return { requestId: message.readInt32LE(4), protocol: 'query', wantsReply: true, body, sequences: new Map() }
}

/** @throws MalformedMessageError for an unsupported operation or a message whose lengths do not add up. */
export function parseRequest(message: Buffer): WireRequest {
  const operation = message.readInt32LE(12)
  if (operation === OP_MSG) return parseMsg(message)
  if (operation === OP_QUERY) return parseQuery(message)
  throw new MalformedMessageError(`Operation ${operation} is not supported`)
}

/** The documents of a sequence. @throws MalformedBsonError if they do not fill it exactly. */
export function splitSequence(sequence: Buffer): Buffer[] {
  const documents: Buffer[] = []
  for (let at = 0; at < sequence.length;) {
    const length = at + 4 <= sequence.length ? sequence.readInt32LE(at) : 0
    if (length < 5 || at + length > sequence.length) throw new MalformedBsonError('A sequence is not made of documents')
    documents.push(sequence.subarray(at, at + length))
    at += length
  }
  return documents
}

let lastRequestId = 0

/** A longer body is sent as a part of its own. Copying a shorter one costs less than handing two parts to the socket. */
const MAX_JOINED_BYTES = 65_536

/** The answer as bytes to send, in the protocol of the request. A Buffer is already BSON and is sent as is. */
export function encodeReply(request: WireRequest, reply: Document | Buffer): readonly Buffer[] {
  const body = Buffer.isBuffer(reply) ? reply : serialize(reply, { ignoreUndefined: true })
  const header = encodeHeader(request, body.length)
  if (body.length > MAX_JOINED_BYTES) return [header, Buffer.from(body.buffer, body.byteOffset, body.byteLength)]
  return [Buffer.concat([header, body], header.length + body.length)]
}

function encodeHeader(request: WireRequest, bodyLength: number): Buffer {
  const prefix = request.protocol === 'msg' ? 5 : 20
  const header = Buffer.alloc(HEADER_LENGTH + prefix)
  lastRequestId = (lastRequestId + 1) & 0x7fffffff
  header.writeInt32LE(header.length + bodyLength, 0)
  header.writeInt32LE(lastRequestId, 4)
  header.writeInt32LE(request.requestId, 8)
  header.writeInt32LE(request.protocol === 'msg' ? OP_MSG : OP_REPLY, 12)
  if (request.protocol === 'query') {
    header.writeInt32LE(8, 16) // AwaitCapable, as in every server since 1.6
    header.writeInt32LE(1, 32) // one document
  }
  return header
}
