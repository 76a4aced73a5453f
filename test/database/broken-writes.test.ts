import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

import { describe, expect, it, onTestFinished } from 'vitest'

import { endBrokenWrites, portsOf } from '../../src/database/broken-writes.ts'

async function server(): Promise<number> {
  const listening = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  onTestFinished(() => void listening.close())
  await once(listening, 'listening')
  return (listening.address() as AddressInfo).port
}

async function connectedTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
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
})
