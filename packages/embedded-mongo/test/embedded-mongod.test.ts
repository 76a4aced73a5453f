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

  it('is reached under the host that the replica set’s configuration names, also after a restart', async () => {
    if (!canInstallDocumentdb(process.env)) return
    const port = await chooseFreePort()
    const args = ['--port', `${port}`, '--dbpath', join(folder, 'named'), '--replSet', 'rs9', '--bind_ip_all']
    const direct = `mongodb://127.0.0.1:${port}/?directConnection=true`
    const member = (host: string) => ({ _id: 'rs9', members: [{ _id: 0, host }] })

    const first = start(args)
    await first.ready
    const asked = await MongoClient.connect(direct)
    const admin = asked.db('admin')
    await expect(admin.command({ replSetGetStatus: 1 })).rejects.toMatchObject({ codeName: 'NotYetInitialized' })
    for (const [config, reason] of [
      [{ ...member('a:1'), _id: 'other' }, /is of the set 'other'/],
      [{ _id: 'rs9', members: [] }, /has 0/],
      [
        {
          _id: 'rs9',
          members: [
            { _id: 0, host: 'a' },
            { _id: 1, host: 'b' },
          ],
        },
        /has 2/,
      ],
      [member('a:b:c'), /'a:b:c' is not a host with a port/],
      [member('a:70000'), /is not a host with a port/],
      [{ _id: 'rs9', members: [{ _id: 0 }] }, /not valid at 'members\.0\.host'/],
    ] as const) {
      await expect(admin.command({ replSetInitiate: config })).rejects.toMatchObject({
        codeName: 'InvalidReplicaSetConfig',
        message: expect.stringMatching(reason),
      })
    }
    await admin.command({ replSetInitiate: member(`localhost:${port}`) })
    await expect(admin.command({ replSetInitiate: member('a:1') })).rejects.toMatchObject({ code: 23 })
    expect(await admin.command({ hello: 1 })).toMatchObject({
      hosts: [`localhost:${port}`],
      primary: `localhost:${port}`,
      setVersion: 1,
    })
    const { members } = await admin.command({ replSetGetStatus: 1 })
    expect(members).toMatchObject([{ name: `localhost:${port}` }])
    await admin.command({ replSetReconfig: { ...member('localhost'), version: 2 } })
    expect(await admin.command({ hello: 1 })).toMatchObject({ me: 'localhost:27017', setVersion: 2 })
    await admin.command({ replSetReconfig: { ...member(`localhost:${port}`), version: 1 }, force: true })
    await asked.close()
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const second = start(args)
    await second.ready
    const client = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?replicaSet=rs9`)
    expect(await client.db('admin').command({ hello: 1 })).toMatchObject({ me: `localhost:${port}`, setVersion: 3 })
    await client.close()
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  it('takes the command `shutdown` from the account that started it, and from nobody who only reaches the port', async () => {
    if (!canInstallDocumentdb(process.env)) return
    const port = await chooseFreePort()
    const dbPath = join(folder, 'ended')
    const program = start(['--port', `${port}`, '--dbpath', dbPath])
    await program.ready
    const stranger = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`)
    for (const database of ['admin', 'crm']) {
      await expect(stranger.db(database).command({ shutdown: 1, force: true })).rejects.toMatchObject({ code: 13 })
    }
    expect(await stranger.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 })
    await stranger.close()

    const socket = encodeURIComponent(join(dbPath, 'mongodb.sock'))
    const owner = await MongoClient.connect(`mongodb://${socket}/?directConnection=true`)
    await owner.db('admin').command({ shutdown: 1 })
    await owner.close()
    expect(await program.ended).toBe(0)
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
