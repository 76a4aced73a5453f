/** The program as a user starts it from a shell. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { MongoClient } from 'mongodb'
import { afterAll, describe, expect, it, vi } from 'vitest'

import { chooseFreePort } from '../src/free-port.ts'
import { canInstallDocumentdb } from '../src/machine-lookups.ts'

// Real servers are started, at times on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'embedded-mongod-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args])
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const ready = new Promise<void>((resolve) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        output += `${line}\n`
        if (line.startsWith('Waiting for connections')) resolve()
      })
    }
    void ended.then(() => resolve())
  })
  return { child, ready, ended, output: () => output }
}

describe('embedded-mongod', () => {
  it('serves a replica set of one, ends with 0 on SIGTERM, and has its data after that', async () => {
    const port = await chooseFreePort()
    for (const count of [1, 2]) {
      const program = start(['--port', `${port}`, '--dbpath', join(folder, 'db'), '--replSet', 'rs9', '--bind_ip_all'])
      await program.ready
      if (!canInstallDocumentdb(process.env)) {
        expect(program.output()).toContain('DocumentDB needs Debian')
        return
      }
      expect(program.output()).toContain(`Waiting for connections on port ${port}`)
      const client = await MongoClient.connect(`mongodb://127.0.0.1:${port}/crm?replicaSet=rs9`)
      expect(await client.db().admin().command({ hello: 1 })).toMatchObject({ me: `127.0.0.1:${port}`, setName: 'rs9' })
      await client.db().collection('notes').insertOne({ count })
      expect(await client.db().collection('notes').countDocuments()).toBe(count)
      await client.close()
      program.child.kill('SIGTERM')
      expect(await program.ended).toBe(0)
    }
  })

  it.each([
    [['--version'], 0, /^db version v8\.0\.0\nDocumentDB/],
    [['--help'], 0, /--bind_ip_all/],
    [['--auth'], 2, /unrecognised option '--auth'/],
  ])('answers %j at once', async (args, code, output) => {
    const program = start(args)
    expect(await program.ended).toBe(code)
    expect(program.output()).toMatch(output)
  })
})
