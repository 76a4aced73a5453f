import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { endBrokenWrites, hasUnixSocket, portsOf } from '../../src/database/broken-writes.ts'

async function server(): Promise<number> {
  const listening = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  onTestFinished(() => void listening.close())
  await once(listening, 'listening')
  return (listening.address() as AddressInfo).port
}

async function unixServer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broken-writes-'))
  const path = join(folder, 'server.sock')
  const listening = createServer((socket) => socket.on('error', () => {})).listen(path)
  onTestFinished(async () => {
    listening.close()
    await rm(folder, { recursive: true, force: true })
  })
  await once(listening, 'listening')
  return path
}

async function connectedTo(where: number | string): Promise<Socket> {
  const socket = typeof where === 'number' ? connect(where, '127.0.0.1') : connect(where)
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** The outcome of a write to a closing socket, awaited the way the driver does. */
async function writeIntoClosing(socket: Socket): Promise<string> {
  socket.destroy()
  socket.write('too late')
  const closed = once(socket, 'close').then(() => 'still waiting')
  const drained = once(socket, 'drain').then(
    () => 'drained',
    (error: unknown) => String(error),
  )
  return Promise.race([drained, closed.then(async (outcome) => (await new Promise(setImmediate), outcome))])
}

describe('a write to a closing database connection', () => {
  it('fails instead of waiting for ever', async () => {
    const port = await server()
    onTestFinished(endBrokenWrites(new Set([port])))
    expect(await writeIntoClosing(await connectedTo(port))).toBe('Error: The connection was closed in a write')
  })

  it('fails over a unix socket too, if the database is reached over one', async () => {
    const path = await unixServer()
    const end = endBrokenWrites(new Set(), true)
    expect(await writeIntoClosing(await connectedTo(path))).toBe('Error: The connection was closed in a write')
    end()
    onTestFinished(endBrokenWrites(new Set()))
    expect(await writeIntoClosing(await connectedTo(path))).toBe('still waiting')
  })

  it('is left alone on other connections, and after watching stops', async () => {
    const port = await server()
    const end = endBrokenWrites(new Set([port]))
    expect(await writeIntoClosing(await connectedTo(await server()))).toBe('still waiting')
    end()
    expect(await writeIntoClosing(await connectedTo(port))).toBe('still waiting')
  })
})

it('The ports of a database are those in its connection string, or the default one', () => {
  expect([...portsOf('a:1,b,[::1]:3')]).toEqual([1, 27_017, 3])
  expect(hasUnixSocket('a:1,b')).toBe(false)
  expect(hasUnixSocket('%2Ftmp%2Fa.sock')).toBe(true)
})
