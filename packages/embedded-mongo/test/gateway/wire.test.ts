/** The codec: bytes on the wire, well and badly formed. */
import { BSON, Binary, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from 'bson'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { CommandError } from '../../src/gateway/errors/command-error.ts'
import { MalformedBsonError, pickElements, scanDocument } from '../../src/gateway/wire/bson-scan.ts'
import { readEnvelope } from '../../src/gateway/wire/command-envelope.ts'
import { createFrameReader } from '../../src/gateway/wire/frame-reader.ts'
import {
  encodeReply,
  MalformedMessageError,
  MONGODB_FRAMES,
  parseRequest,
  splitSequence,
} from '../../src/gateway/wire/wire-message.ts'

const bytesOf = (document: BSON.Document) => Buffer.from(BSON.serialize(document))

function opMsg(sections: readonly Buffer[], flags = 0): Buffer {
  const head = Buffer.alloc(20)
  const length = sections.reduce((sum, section) => sum + section.length, 20)
  head.writeInt32LE(length, 0)
  head.writeInt32LE(7, 4)
  head.writeInt32LE(2013, 12)
  head.writeUInt32LE(flags, 16)
  return Buffer.concat([head, ...sections])
}
const bodySection = (document: BSON.Document) => Buffer.concat([Buffer.from([0]), bytesOf(document)])
function sequenceSection(name: string, documents: readonly BSON.Document[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map(bytesOf)])
  const size = Buffer.alloc(4)
  size.writeInt32LE(content.length + 4)
  return Buffer.concat([Buffer.from([1]), size, content])
}
const requestOf = (document: BSON.Document) => parseRequest(opMsg([bodySection(document)]))

describe('scanning BSON', () => {
  test('every type of BSON is stepped over exactly', () => {
    const document = {
      double: new Double(1.5),
      string: 'ї',
      document: { a: 1 },
      array: [1, 'b'],
      binary: new Binary(Buffer.from([1, 2, 3])),
      objectId: new ObjectId(),
      yes: true,
      date: new Date(),
      nothing: null,
      pattern: /^a/i,
      code: new Code('f()'),
      scoped: new Code('f()', { a: 1 }),
      int32: new Int32(7),
      timestamp: new Timestamp({ t: 1, i: 2 }),
      int64: Long.fromNumber(9),
      decimal: Decimal128.fromString('1.50'),
      least: new MinKey(),
      most: new MaxKey(),
    }
    const bytes = bytesOf(document)
    const elements = scanDocument(bytes)
    expect(elements.map((element) => element.name)).toEqual(Object.keys(document))
    expect(elements.at(-1)?.end).toBe(bytes.length - 1)
  })

  test('picking elements gives the document of just those elements', () => {
    const documents = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.jsonValue())
    fc.assert(
      fc.property(documents, fc.func(fc.boolean()), (document, keep) => {
        const bytes = bytesOf(document)
        const kept = scanDocument(bytes).filter((element) => keep(element.name))
        const wanted = Object.fromEntries(Object.entries(BSON.deserialize(bytes)).filter(([name]) => keep(name)))
        expect(BSON.deserialize(pickElements(bytes, kept))).toEqual(wanted)
      }),
    )
  })

  test('no input makes it read outside the buffer', () => {
    const scan = (bytes: Buffer) => {
      try {
        return scanDocument(bytes).map((element) => element.end)
      } catch (error) {
        return error
      }
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const result = scan(Buffer.from(noise))
        const inside = Array.isArray(result) && result.every((end) => end < noise.length)
        expect(inside || result instanceof MalformedBsonError).toBe(true)
      }),
    )
  })
})

describe('messages', () => {
  test('a message with a body and sequences is split without copying a document', () => {
    const request = parseRequest(
      opMsg([bodySection({ insert: 'c', $db: 'd' }), sequenceSection('documents', [{ a: 1 }, { a: 2 }])]),
    )
    expect(request).toMatchObject({ requestId: 7, protocol: 'msg', wantsReply: true })
    const documents = splitSequence(request.sequences.get('documents') ?? Buffer.alloc(0))
    expect(documents.map((document) => BSON.deserialize(document))).toEqual([{ a: 1 }, { a: 2 }])
  })

  test('a checksum is ignored, and an unacknowledged write wants no reply', () => {
    const withChecksum = opMsg([bodySection({ ping: 1 }), Buffer.from([1, 2, 3, 4])], 1)
    expect(BSON.deserialize(parseRequest(withChecksum).body)).toEqual({ ping: 1 })
    expect(parseRequest(opMsg([bodySection({ ping: 1 })], 2)).wantsReply).toBe(false)
  })

  test.each([
    [
      'an unknown operation',
      (() => {
        const m = opMsg([bodySection({ a: 1 })])
        m.writeInt32LE(2004 + 1, 12)
        return m
      })(),
    ],
    ['no body', opMsg([])],
    ['two bodies', opMsg([bodySection({ a: 1 }), bodySection({ b: 1 })])],
    ['an unknown section', opMsg([Buffer.from([9, 5, 0, 0, 0])])],
    ['an unknown required flag', opMsg([bodySection({ a: 1 })], 8)],
    ['a body longer than the message', opMsg([Buffer.from([0, 99, 0, 0, 0, 0])])],
    ['the same sequence twice', opMsg([bodySection({ a: 1 }), sequenceSection('x', []), sequenceSection('x', [])])],
  ])('a message with %s is refused', (_, message) => {
    expect(() => parseRequest(message)).toThrow(MalformedMessageError)
  })

  test('a sequence that is not made of documents is refused', () => {
    expect(() => splitSequence(Buffer.from([6, 0, 0, 0, 0]))).toThrow(MalformedBsonError)
  })

  test('a reply answers its request in the protocol in which it was asked', () => {
    const reply = Buffer.concat(encodeReply(requestOf({ ping: 1 }), { ok: 1 }))
    expect(reply.readInt32LE(0)).toBe(reply.length)
    expect(reply.readInt32LE(8)).toBe(7)
    expect(BSON.deserialize(reply.subarray(21))).toEqual({ ok: 1 })
    const old = Buffer.alloc(16)
    const query = Buffer.concat([
      old,
      Buffer.alloc(4),
      Buffer.from('admin.$cmd\0'),
      Buffer.alloc(8),
      bytesOf({ hello: 1 }),
    ])
    query.writeInt32LE(query.length, 0)
    query.writeInt32LE(2004, 12)
    const answer = Buffer.concat(encodeReply(parseRequest(query), { ok: 1 }))
    expect(answer.readInt32LE(12)).toBe(1)
    expect(BSON.deserialize(answer.subarray(36))).toEqual({ ok: 1 })
  })
})

describe('framing', () => {
  test('messages come out whole however the stream is cut', () => {
    const sizes = fc.array(fc.nat(50), { minLength: 1, maxLength: 8 })
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 })
    fc.assert(
      fc.property(sizes, cuts, (bodySizes, cutSizes) => {
        const messages = bodySizes.map((size, index) => {
          const message = Buffer.alloc(16 + size, index)
          message.writeInt32LE(message.length, 0)
          return message
        })
        const stream = Buffer.concat(messages)
        const got: Buffer[] = []
        const read = createFrameReader(MONGODB_FRAMES, (frame) => got.push(Buffer.from(frame)))
        for (let at = 0, i = 0; at < stream.length; i += 1) {
          const size = cutSizes[i % cutSizes.length] ?? 1
          read(stream.subarray(at, at + size))
          at += size
        }
        expect(got).toEqual(messages)
      }),
    )
  })

  test.each([0, 15, -1, 48_000_001])('a message that says it has %d bytes is refused at once', (length) => {
    const header = Buffer.alloc(16)
    header.writeInt32LE(length, 0)
    const read = createFrameReader(MONGODB_FRAMES, () => {})
    expect(() => read(header)).toThrow(RangeError)
  })
})

describe('the envelope of a command', () => {
  test('what concerns only the gateway is read and kept from the engine', () => {
    const id = new UUID()
    const envelope = readEnvelope(
      requestOf({
        find: 'c',
        filter: { a: 1 },
        $db: 'd',
        lsid: { id },
        txnNumber: Long.fromNumber(3),
        autocommit: false,
        startTransaction: true,
        maxTimeMS: 250,
        readConcern: { level: 'snapshot' },
        $clusterTime: { clusterTime: new Timestamp({ t: 1, i: 1 }) },
      }),
    )
    expect(envelope).toMatchObject({
      name: 'find',
      target: 'c',
      database: 'd',
      session: id.toHexString(false),
      maxTimeMs: 250,
    })
    expect(envelope.transaction).toEqual({ number: 3n, starts: true })
    expect(envelope.retryNumber).toBeUndefined()
    expect(BSON.deserialize(envelope.body)).toEqual({ find: 'c', filter: { a: 1 } })
  })

  test('a number without a transaction marks a retryable write', () => {
    const envelope = readEnvelope(
      requestOf({ insert: 'c', $db: 'd', lsid: { id: new UUID() }, txnNumber: Long.fromNumber(8) }),
    )
    expect(envelope.retryNumber).toBe(8n)
    expect(envelope.transaction).toBeUndefined()
  })

  test('a command with nothing to remove keeps its exact bytes', () => {
    const request = requestOf({ find: 'c', filter: {} })
    expect(readEnvelope(request).body).toBe(request.body)
  })

  test.each([-1, 1.5, 'soon', Long.fromString('9999999999')])('a maxTimeMS of %s is refused', (maxTimeMS) => {
    expect(() => readEnvelope(requestOf({ find: 'c', maxTimeMS }))).toThrow(CommandError)
  })

  test('an empty message is refused', () => {
    expect(() => readEnvelope(requestOf({}))).toThrow(CommandError)
  })
})
