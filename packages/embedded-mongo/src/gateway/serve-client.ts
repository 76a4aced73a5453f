/** One client's connection: messages in, replies out, in order. */
import type { Socket } from 'node:net'

import type { ClientLink } from './engine/client-link.ts'
import type { Dispatch } from './dispatch-command.ts'
import { errorReply } from './errors/command-error.ts'
import { mapEngineError } from './errors/map-engine-error.ts'
import { readEnvelope } from './wire/command-envelope.ts'
import { createFrameReader } from './wire/frame-reader.ts'
import { writeParts } from './wire/write-parts.ts'
import { encodeReply, MONGODB_FRAMES, parseRequest } from './wire/wire-message.ts'
import type { WireRequest } from './wire/wire-message.ts'

// Back-pressure: this many messages are queued for a client that keeps sending without reading the answers.
const MAX_QUEUED = 16

export type ServedClient = {
  readonly socket: Socket
  readonly isOwner: boolean
  readonly dispatch: Dispatch
  readonly log: (line: string) => void
}

export function serveClient({ socket, isOwner, dispatch, log }: ServedClient): void {
  const client: ClientLink = { reachedAt: localEndOf(socket), isOwner, onClose: new Set() }
  const queue: WireRequest[] = []
  let working = false

  const answer = async (request: WireRequest): Promise<void> => {
    let reply
    try {
      reply = await dispatch(readEnvelope(request), client)
    } catch (error) {
      const mapped = mapEngineError(error, false)
      if (mapped.code === 1) log(`A command failed in the gateway: ${mapped.message}`)
      reply = errorReply(mapped)
    }
    if (!request.wantsReply || socket.destroyed) return
    writeParts(socket, encodeReply(request, reply))
  }

  const work = async (): Promise<void> => {
    if (working) return
    working = true
    try {
      for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
        if (queue.length < MAX_QUEUED && socket.isPaused()) socket.resume()
        await answer(request)
      }
    } finally {
      working = false
    }
  }

  const fail = (error: unknown): void => {
    log(`Closed a client's connection: ${error instanceof Error ? error.message : String(error)}`)
    socket.destroy()
  }

  const read = createFrameReader(MONGODB_FRAMES, (frame) => {
    queue.push(parseRequest(frame))
    if (queue.length >= MAX_QUEUED) socket.pause()
  })
  socket.setNoDelay(true)
  socket.on('data', (chunk) => {
    try {
      read(chunk)
    } catch (error) {
      fail(error)
      return
    }
    work().catch(fail)
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    queue.length = 0
    for (const breakOff of client.onClose) breakOff()
    client.onClose.clear()
  })
}

/** A dual-stack socket writes an IPv4 address as "::ffff:127.0.0.1". */
function localEndOf({ localAddress = '127.0.0.1', localPort = 0 }: Socket): string {
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/, '')
  return `${address.includes(':') ? `[${address}]` : address}:${localPort}`
}
