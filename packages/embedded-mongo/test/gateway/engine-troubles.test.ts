/** What the gateway does when the engine, or a client, misbehaves. The engine is scripted; the driver is real. */
import { connect } from 'node:net'

import { serialize, UUID } from 'bson'
import { MongoServerError } from 'mongodb'
import { expect, test, vi } from 'vitest'

import { startGatewayOverScript } from '../support/gateway-over-script.ts'

const SUCCESS = new Uint8Array([1])
const done = (document: object) => ({ rows: [[serialize(document), SUCCESS]] })
const emptyPage = {
  rows: [[serialize({ cursor: { id: 0n, ns: 'd.c', firstBatch: [] }, ok: 1 }), null, Buffer.alloc(8)]],
}

function pageWithCursor() {
  const id = Buffer.alloc(8)
  id.writeBigInt64BE(77n)
  const page = { cursor: { id: 77n, ns: 'd.c', firstBatch: [{ n: 1 }] }, ok: 1 }
  return { rows: [[serialize(page), serialize({ at: 1 }), id]] }
}

test('a statement that was the victim of a deadlock is run again, and the client sees only its result', async () => {
  const { connect: open, postgres } = await startGatewayOverScript((_, nth) =>
    nth < 3 ? { sqlState: '40P01', message: 'deadlock detected' } : done({ n: 1, ok: 1 }),
  )
  const client = await open()
  const result = await client.db('d').collection('c').insertOne({ a: 1 })
  expect(result.acknowledged).toBe(true)
  expect(postgres.received.filter((name) => name === 'insert')).toHaveLength(3)
})

test('the error that concurrent first writes to a database get is not passed on', async () => {
  const { connect: open } = await startGatewayOverScript((_, nth) =>
    nth < 2
      ? { sqlState: 'M0000', message: 'Unable to create metadata database sentinel collection.' }
      : done({ n: 1, ok: 1 }),
  )
  const client = await open()
  await expect(client.db('d').collection('c').insertOne({ a: 1 })).resolves.toMatchObject({ acknowledged: true })
})

test('a deadlock in a transaction rolls it back and tells the client to start it again', async () => {
  const { connect: open, postgres } = await startGatewayOverScript(() => ({
    sqlState: '40P01',
    message: 'deadlock detected',
  }))
  const client = await open()
  const session = client.startSession()
  session.startTransaction()
  const error: unknown = await client
    .db('d')
    .collection('c')
    .insertOne({ a: 1 }, { session })
    .catch((e: unknown) => e)
  expect(error).toBeInstanceOf(MongoServerError)
  expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' })
  expect(error instanceof MongoServerError && error.hasErrorLabel('TransientTransactionError')).toBe(true)
  expect(postgres.received).toEqual(['BEGIN ISOLATION LEVEL REPEATABLE READ', 'insert', 'ROLLBACK'])
})

test('a transaction that is open for too long is rolled back, and its next command is told so', async () => {
  const { connect: open, postgres } = await startGatewayOverScript(() => emptyPage, { transactionTimeoutMs: 50 })
  const client = await open()
  const session = client.startSession()
  session.startTransaction()
  await client.db('d').collection('c').findOne({}, { session })
  await vi.waitFor(() => expect(postgres.received).toContain('ROLLBACK'))
  await expect(client.db('d').collection('c').findOne({}, { session })).rejects.toMatchObject({ code: 251 })
})

test('a transaction is rolled back when the connection of its client closes', async () => {
  const { port, postgres } = await startGatewayOverScript(() => emptyPage)
  const socket = connect(port, '127.0.0.1')
  const lsid = { id: new UUID() }
  const body = serialize({ find: 'c', $db: 'd', lsid, txnNumber: 1n, autocommit: false, startTransaction: true })
  socket.write(opMsg(body))
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
  await vi.waitFor(() => expect(postgres.received).toContain('ROLLBACK'))
})

test('a statement is cancelled when its client disconnects, and its engine session is not reused', async () => {
  const { port, postgres } = await startGatewayOverScript(() => 'hang')
  const socket = connect(port, '127.0.0.1')
  socket.write(opMsg(serialize({ find: 'c', $db: 'd' })))
  await vi.waitFor(() => expect(postgres.received).toContain('find'))
  socket.destroy()
  await vi.waitFor(() => expect(postgres.received).toContain('cancel'))
  await vi.waitFor(() => expect(postgres.openSessions()).toBe(0))
})

test('maxTimeMS cancels a statement and closes its engine session, so that nothing is left behind', async () => {
  const { connect: open, postgres } = await startGatewayOverScript((_, nth) => (nth === 1 ? 'hang' : emptyPage))
  const client = await open()
  const documents = client.db('d').collection('c')
  await expect(documents.find({}, { maxTimeMS: 30 }).toArray()).rejects.toMatchObject({
    code: 50,
    codeName: 'MaxTimeMSExpired',
  })
  await expect(documents.find().toArray()).resolves.toEqual([])
  expect(postgres.received).toEqual(['find', 'cancel', 'find'])
})

test('a cursor that is idle for too long is closed, and the engine is told', async () => {
  const { connect: open, postgres } = await startGatewayOverScript(pageWithCursor, { cursorTimeoutMs: 40 })
  const client = await open()
  const cursor = client.db('d').collection('c').find()
  await cursor.next()
  await vi.waitFor(() => expect(postgres.received).toContain('deleteCursors'))
  await expect(cursor.next()).rejects.toMatchObject({ code: 43, codeName: 'CursorNotFound' })
})

test('the cursors of a client are closed with its connection', async () => {
  const { port, postgres } = await startGatewayOverScript(pageWithCursor)
  const socket = connect(port, '127.0.0.1')
  socket.write(opMsg(serialize({ find: 'c', $db: 'd' })))
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
  await vi.waitFor(() => expect(postgres.received).toContain('deleteCursors'))
})

test('a write that a driver sends again with the same number is done once', async () => {
  const { port, postgres } = await startGatewayOverScript(() => done({ n: 1, ok: 1 }))
  const body = serialize({ insert: 'c', documents: [{ a: 1 }], $db: 'd', lsid: { id: new UUID() }, txnNumber: 4n })
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const socket = connect(port, '127.0.0.1')
    socket.write(opMsg(body))
    const reply = await new Promise<Buffer>((resolve) => socket.once('data', resolve))
    expect(reply.subarray(21)).toEqual(Buffer.from(serialize({ n: 1, ok: 1 })))
    socket.destroy()
  }
  expect(postgres.received).toEqual(['insert'])
})

test('more transactions than engine sessions wait for each other and all succeed', async () => {
  const { connect: open, postgres } = await startGatewayOverScript(() => done({ n: 1, ok: 1 }), { maxConnections: 2 })
  const client = await open()
  const transaction = () =>
    client.withSession((session) =>
      session.withTransaction(() => client.db('d').collection('c').insertOne({ a: 1 }, { session })),
    )
  await Promise.all(Array.from({ length: 12 }, transaction))
  expect(postgres.received.filter((text) => text === 'COMMIT')).toHaveLength(12)
  expect(postgres.openSessions()).toBeLessThanOrEqual(2)
})

test('a client that sends garbage is disconnected, and others carry on', async () => {
  const { port, connect: open, logged } = await startGatewayOverScript(() => emptyPage)
  const socket = connect(port, '127.0.0.1')
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'))
  await closed
  expect(logged.join()).toContain("Closed a client's connection")
  const client = await open()
  await expect(client.db('d').command({ ping: 1 })).resolves.toMatchObject({ ok: 1 })
})

function opMsg(body: Uint8Array): Buffer {
  const head = Buffer.alloc(21)
  head.writeInt32LE(21 + body.length, 0)
  head.writeInt32LE(9, 4)
  head.writeInt32LE(2013, 12)
  return Buffer.concat([head, body])
}
