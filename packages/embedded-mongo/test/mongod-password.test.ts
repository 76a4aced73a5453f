/** A real mongod listens on a port, so it asks for a password. A stand-in answers here; CI tries a real one. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { MongoClient } from 'mongodb'
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'

import { startEmbeddedDatabase } from '../src/start-embedded-database.ts'

// Programs are started, at times on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const PROGRAM = fileURLToPath(new URL('./support/stand-in-mongod.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'mongod-password-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
afterEach(() => void vi.unstubAllEnvs())

function standIn(): string {
  const path = join(home, 'mongod')
  const node = `'${process.execPath}' --import '${import.meta.resolve('tsx')}' '${PROGRAM}'`
  writeFileSync(path, `#!/bin/sh\n[ "$1" = --version ] && exec echo 'db version v8.0.4'\nexec ${node} "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

async function ping(uri: string): Promise<unknown> {
  const client = await MongoClient.connect(uri)
  try {
    return await client.db('admin').command({ ping: 1 })
  } finally {
    await client.close()
  }
}

describe('a mongod of our own', () => {
  it('asks everybody for a random secret, which only its account can read, and keeps it', async () => {
    vi.stubEnv('MONGOMS_SYSTEM_BINARY', standIn())
    const dataDir = join(home, 'data')
    const key = join(dataDir, 'mongod/cluster.key')
    const uris: string[] = []
    for (const start of ['first', 'second', 'with a lost key']) {
      if (start === 'with a lost key') rmSync(key)
      const database = await startEmbeddedDatabase({ dataDir })
      onTestFinished(database.stop)
      expect(database.engine).toBe('MongoDB 8.0.4')
      uris.push(database.uri)
      expect(await ping(database.uri)).toMatchObject({ ok: 1 })
      expect(statSync(key).mode & 0o777).toBe(0o600)

      const { port, username, password } = new URL(database.uri)
      const open = `127.0.0.1:${port}/?directConnection=true`
      const stranger = await MongoClient.connect(`mongodb://${open}`)
      await expect(stranger.db('admin').command({ shutdown: 1 })).rejects.toMatchObject({ code: 13 })
      await expect(stranger.db('admin').command({ listDatabases: 1 })).rejects.toMatchObject({ code: 13 })
      await stranger.close()
      const guess = `mongodb://${username}:${password.slice(1)}0@${open}&authSource=admin&authMechanism=SCRAM-SHA-256`
      await expect(MongoClient.connect(guess)).rejects.toMatchObject({ code: 18 })

      const { argv } = JSON.parse(readFileSync(join(dataDir, 'mongod/stand-in.json'), 'utf8'))
      expect(argv).toEqual(expect.arrayContaining(['--auth', '--keyFile', key, '--bind_ip', '127.0.0.1']))
      // Nobody else may create the first user meanwhile.
      expect(argv).toContain('enableLocalhostAuthBypass=0')
      // Every account of the machine can read a command line.
      expect(argv.join(' ')).not.toContain(readFileSync(key, 'utf8').trim())
      expect(argv.join(' ')).not.toContain(password)
      await database.stop()
    }
    expect(uris[1]).toBe(uris[0])
    expect(new URL(uris[2] ?? '').password).not.toBe(new URL(uris[0] ?? '').password)
  })
})
