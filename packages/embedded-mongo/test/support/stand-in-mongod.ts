/**
 * A program with a mongod's command line, password and replica set, and nothing else: no package that these tests could
 * install contains a mongod. CI also runs the package's tests on a real one. Run, never imported.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { Binary, deserialize } from 'bson'
import type { Document } from 'bson'

import { CommandError, errorReply } from '../../src/gateway/errors/command-error.ts'
import { readEnvelope } from '../../src/gateway/wire/command-envelope.ts'
import { createFrameReader } from '../../src/gateway/wire/frame-reader.ts'
import { encodeReply, MONGODB_FRAMES, parseRequest } from '../../src/gateway/wire/wire-message.ts'
import { writeParts } from '../../src/gateway/wire/write-parts.ts'
import { createScramServer } from './scram-server.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  strict: false,
  options: {
    port: text,
    dbpath: text,
    keyFile: text,
    replSet: text,
    bind_ip: text,
    storageEngine: text,
    setParameter: text,
  },
})
const { port, dbpath: dbPath, keyFile } = values
if (typeof port !== 'string' || typeof dbPath !== 'string' || typeof keyFile !== 'string')
  throw new Error('No --keyFile')
if ((statSync(keyFile).mode & 0o077) !== 0) throw new Error('permissions on the key file are too open')

/** What a mongod keeps in its data. */
const file = join(dbPath, 'stand-in.json')
const kept: { config?: Document; passwords: Record<string, string>; argv: readonly string[] } = {
  ...(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passwords: {} }),
  argv: process.argv.slice(2),
}
const keep = (): void => writeFileSync(file, JSON.stringify(kept))
keep()
const key = readFileSync(keyFile, 'utf8').trim()
const passwordOf = (user: string): string | undefined => (user === '__system' ? key : kept.passwords[user])

type Session = { readonly scram: ReturnType<typeof createScramServer>; authenticated: boolean }

const hello = (): Document => {
  const host = kept.config?.['members'][0].host
  const member =
    host === undefined ? { isreplicaset: true } : { setName: 'clientsphere', hosts: [host], me: host, primary: host }
  const limits = { maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 }
  return { ...member, ...limits, isWritablePrimary: host !== undefined, minWireVersion: 0, maxWireVersion: 25, ok: 1 }
}
const setPassword = (command: Document, exists: boolean): Document => {
  const user = String(command['createUser'] ?? command['updateUser'])
  if (user in kept.passwords !== exists) throw new CommandError(exists ? 11 : 51_003, `about the user ${user}`)
  kept.passwords[user] = String(command['pwd'])
  keep()
  return { ok: 1 }
}
const COMMANDS: Readonly<Record<string, (command: Document) => Document>> = {
  replSetInitiate: (command) => {
    if (kept.config !== undefined) throw new CommandError(23, 'already initialized')
    kept.config = command['replSetInitiate']
    keep()
    return { ok: 1 }
  },
  createUser: (command) => setPassword(command, false),
  updateUser: (command) => setPassword(command, true),
  ping: () => ({ ok: 1 }),
  endSessions: () => ({ ok: 1 }),
}

function answer(name: string, command: Document, session: Session): Document {
  const payload = (): string => Buffer.from(command['payload'].buffer).toString()
  const sasl = (message: string, done: boolean): Document => ({
    conversationId: 1,
    done,
    payload: new Binary(Buffer.from(message)),
    ok: 1,
  })
  switch (name) {
    case 'hello':
    case 'isMaster':
    case 'ismaster':
      return hello()
    case 'saslStart':
      return sasl(session.scram.start(payload()), false)
    case 'saslContinue': {
      const last = session.scram.finish(payload())
      if (last === undefined) throw new CommandError(18, 'Authentication failed.')
      session.authenticated = true
      return sasl(last, true)
    }
    default: {
      if (!session.authenticated) throw new CommandError(13, `Command ${name} requires authentication`)
      const run = COMMANDS[name]
      if (run === undefined) throw new CommandError(59, `no such command: '${name}'`)
      return run(command)
    }
  }
}

createServer((socket) => {
  const session: Session = { scram: createScramServer(passwordOf), authenticated: false }
  const read = createFrameReader(MONGODB_FRAMES, (frame) => {
    const request = parseRequest(frame)
    const { name, source } = readEnvelope(request)
    let reply: Document
    try {
      reply = answer(name, deserialize(source), session)
    } catch (error) {
      reply = errorReply(error instanceof CommandError ? error : new CommandError(1, String(error)))
    }
    if (request.wantsReply) writeParts(socket, encodeReply(request, reply))
  })
  socket.on('data', read).on('error', () => socket.destroy())
}).listen(Number(port), '127.0.0.1', () => console.log(`Waiting for connections on port ${port}`))
process.on('SIGINT', () => process.exit(0))
