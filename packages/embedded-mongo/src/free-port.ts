/** Chooses ports below the range used for outgoing connections, so that a restarted server finds its own port free again. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

import { EmbeddedMongoError } from './embedded-mongo-error.ts'

const FROM = 20_000
const BELOW = 32_000
const TRIES = 50

/** Whether a server could listen on this loopback port now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(true)))
  })
}

/**
 * A free loopback port, chosen at random so that concurrent starts seldom pick the same one.
 *
 * @throws EmbeddedMongoError if none was found.
 */
export async function chooseFreePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(FROM, BELOW)
    if (await isPortFree(port)) return port
  }
  throw new EmbeddedMongoError('No free port was found for the embedded database')
}
