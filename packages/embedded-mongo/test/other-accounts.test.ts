/** Other accounts of the same machine get nothing. As root they try; as a plain user, what keeps them out is looked at. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'

import { chooseEngine } from '../src/choose-engine.ts'
import { machineLookups } from '../src/machine-lookups.ts'
import { startEmbeddedDatabase } from '../src/start-embedded-database.ts'
import { processesNaming, startEmbeddedApp } from './support/embedded-app.ts'
import { accountOf, listeningPorts, lookAround, STRANGER } from './support/other-account.ts'

// Real servers and processes are started, at times on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const NOBODY = 65_534
const weAreRoot = process.getuid?.() === 0
/** Reachable for everyone, so that only the data folder itself keeps others out. */
const home = mkdtempSync(join(tmpdir(), 'other-accounts-'))
chmodSync(home, 0o755)
afterAll(() => rmSync(home, { recursive: true, force: true }))

let engine: Awaited<ReturnType<typeof chooseEngine>>
beforeAll(async () => {
  engine = await chooseEngine(machineLookups(process.env, () => {}))
})

/** A data folder of an earlier version, which left some of it open. */
function openFolder(name: string): string {
  const dataDir = join(home, name)
  mkdirSync(join(dataDir, 'sandbox/chats'), { recursive: true })
  for (const file of ['secrets.key', 'sandbox/chats/journal']) {
    writeFileSync(join(dataDir, file), 'secret')
    chmodSync(join(dataDir, file), 0o666)
  }
  for (const folder of ['sandbox/chats', 'sandbox', '.']) chmodSync(join(dataDir, folder), 0o777)
  return dataDir
}

/** Everything below the folder whose mode lets another account do anything with it. */
function openEntries(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  return [folder, ...entries].filter((path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false })
    return stat !== undefined && !stat.isSymbolicLink() && (stat.mode & 0o077) !== 0
  })
}

function socketsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true)
}

describe('a database that another account of this machine looks for', () => {
  it('has a closed folder, closed files, and no port that serves without the secret', async () => {
    const dataDir = openFolder('modes')
    const app = startEmbeddedApp(dataDir)
    onTestFinished(async () => {
      app.child.stdin?.end()
      await app.ended
    })
    const started = await app.started
    if ('error' in started) throw new Error(started.error)

    expect(openEntries(dataDir)).toEqual([])
    const ports = listeningPorts(processesNaming(dataDir))
    expect(ports).toHaveLength(engine.guard === 'password' ? 1 : 0)
    for (const port of ports) {
      const stranger = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`)
      for (const command of [{ listDatabases: 1 }, { shutdown: 1, force: true }, { usersInfo: 1 }]) {
        await expect(stranger.db('admin').command(command)).rejects.toMatchObject({ code: 13 })
      }
      await expect(stranger.db('crm').collection('notes').insertOne({})).rejects.toMatchObject({ code: 13 })
      await stranger.close()
    }
    const owner = await MongoClient.connect(started.uri)
    await owner.db('crm').collection('notes').insertOne({ text: 'mine' })
    await owner.close()
  })

  it('cannot be listed, written, reached or stopped by it', async () => {
    const dataDir = openFolder('attacked')
    const app = startEmbeddedApp(dataDir)
    onTestFinished(async () => {
      app.child.stdin?.end()
      await app.ended
    })
    await app.started
    const folders = [dataDir, join(dataDir, engine.kind), join(dataDir, 'sandbox')]
    const sockets = socketsIn(dataDir)
    const pids = processesNaming(dataDir)
    const targets = { folders, sockets, pids }
    expect(pids.length).toBeGreaterThan(1)
    expect(sockets).toHaveLength(engine.guard === 'socket' ? 2 : 0)

    const everything = (result: string): object => ({
      list: Object.fromEntries(folders.map((folder) => [folder, result])),
      write: Object.fromEntries(folders.map((folder) => [folder, result])),
      connect: Object.fromEntries(sockets.map((socket) => [socket, result])),
      signal: Object.fromEntries(pids.map((pid) => [pid, result === 'EACCES' ? 'EPERM' : result])),
    })
    // The same attempts by the account itself: what keeps the other one out is not a mistake of the test.
    expect(lookAround(targets)).toEqual(everything('done'))
    // Only root can become another account. A plain user's processes and modes are those that the test above looks at.
    if (weAreRoot) expect(lookAround(targets, STRANGER)).toEqual(everything('EACCES'))
    else expect(pids.map(accountOf)).toEqual(pids.map(() => process.getuid?.()))
  })

  it('runs under an account that no other service has, also if an earlier version gave it to nobody', async () => {
    const dataDir = join(home, 'own-account')
    const cluster = join(dataDir, engine.kind, 'postgres')
    for (const start of ['first', 'after an earlier version', 'again']) {
      const database = await startEmbeddedDatabase({ dataDir })
      onTestFinished(database.stop)
      const client = await MongoClient.connect(database.uri)
      await client.db('crm').collection('notes').insertOne({ start })
      expect(await client.db('crm').collection('notes').countDocuments({ start: 'first' })).toBe(1)
      await client.close()
      // A mongod runs as we do.
      const owner = existsSync(cluster) ? lstatSync(cluster).uid : process.getuid?.()
      const names = readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .map((line) => Number(line.split(':')[2]))
      if (weAreRoot && existsSync(cluster)) {
        expect([0, NOBODY, ...names]).not.toContain(owner)
        expect(processesNaming(cluster).map(accountOf)).toContain(owner)
      } else expect(owner).toBe(process.getuid?.())
      await database.stop()
      if (weAreRoot && start === 'first' && existsSync(cluster))
        spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, cluster])
    }
  })
})

describe('a data folder that is used for other things too', () => {
  it('keeps its mode, and the start says so', async () => {
    const folder = join(home, 'shared')
    mkdirSync(folder)
    chmodSync(folder, 0o1777)
    const warnings: string[] = []
    const database = await startEmbeddedDatabase({ dataDir: folder, onWarning: (line) => warnings.push(line) })
    onTestFinished(database.stop)
    expect(lstatSync(folder).mode & 0o7777).toBe(0o1777)
    expect(openEntries(join(folder, engine.kind))).toEqual([])
    expect(warnings).toEqual([expect.stringContaining(`The data folder ${folder} is used for other things too`)])
  })
})
