/** If root runs these tests, the apps run as an unprivileged user; otherwise as the current user. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { MongoClient } from 'mongodb'
import { afterAll, describe, expect, it, vi } from 'vitest'

import { chooseEngine } from '../src/choose-engine.ts'
import { installationFolderName, architectureOf } from '../src/documentdb/recipe.ts'
import { machineLookups } from '../src/machine-lookups.ts'
import { remainingProcesses, startEmbeddedApp } from './support/embedded-app.ts'
import type { EmbeddedAppOptions } from './support/embedded-app.ts'

// Real servers and processes are started, at times on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const PLAIN = { uid: 12_345, gid: 12_345 }
const weAreRoot = process.getuid?.() === 0
const home = mkdtempSync(join(tmpdir(), 'plain-user-'))
chmodSync(home, 0o755)
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A home folder for the plain user, with root's installation in its cache so that nothing is downloaded again. */
async function plainUser(): Promise<EmbeddedAppOptions> {
  const engine = await chooseEngine(machineLookups(process.env, () => {}))
  if (!weAreRoot) return {}
  const cache = join(home, '.cache/clientsphere')
  mkdirSync(cache, { recursive: true })
  if (engine.kind === 'documentdb') {
    const folder = installationFolderName(architectureOf(process.arch))
    // Hard links if the file system allows: half a gigabyte in no time.
    const from = join(engine.binary, '../..', folder)
    const linked = spawnSync('cp', ['-al', from, cache])
    if (linked.status !== 0) spawnSync('cp', ['-a', from, cache])
  }
  for (const path of [home, join(home, '.cache'), cache]) chownSync(path, PLAIN.uid, PLAIN.gid)
  const { XDG_CACHE_HOME: _cache, ...env } = process.env
  const checkout = fileURLToPath(new URL('../../../package.json', import.meta.url))
  const canRead = [checkout, process.execPath].every((path) => spawnSync('test', ['-r', path], PLAIN).status === 0)
  // Without the bit, access(2), which Node uses to find package.json, would ignore the capability below.
  const bits = '--securebits=+no_setuid_fixup'
  const prefix = ['setpriv', bits, `--reuid=${PLAIN.uid}`, `--regid=${PLAIN.gid}`, '--clear-groups']
  const caps = '-all,+dac_read_search'
  return {
    env: { ...env, HOME: home, TMPDIR: tmpdir() },
    // A checkout in root's home folder is closed to others: reading is then allowed, and nothing else.
    ...(canRead ? PLAIN : { prefix: [...prefix, `--inh-caps=${caps}`, `--ambient-caps=${caps}`, '--'] }),
  }
}

describe('a user without rights', () => {
  it('starts a database, and has its data after a kill', async () => {
    const options = await plainUser()
    const dataDir = join(home, 'data')
    const first = startEmbeddedApp(dataDir, options)
    const started = await first.started
    if ('error' in started) throw new Error(started.error)
    const client = await MongoClient.connect(started.uri)
    await client.db('crm').collection('notes').insertOne({ text: 'kept' })
    await client.close()
    first.child.kill('SIGKILL')
    expect(await remainingProcesses(dataDir)).toEqual([])

    const second = startEmbeddedApp(dataDir, options)
    const again = await second.started
    if ('error' in again) throw new Error(again.error)
    const reader = await MongoClient.connect(again.uri)
    expect(await reader.db('crm').collection('notes').countDocuments({ text: 'kept' })).toBe(1)
    await reader.close()
    second.child.stdin?.end()
    expect(await second.ended).toBe(0)
  })

  it('is told which folder cannot be written', async () => {
    const options = await plainUser()
    const folder = join(home, 'closed')
    mkdirSync(folder, { mode: 0o555, recursive: true })
    const app = startEmbeddedApp(join(folder, 'data'), options)
    expect(await app.started).toEqual({
      error: expect.stringContaining(`The data folder ${join(folder, 'data')} cannot be written (EACCES)`),
    })
    expect(await app.ended).toBe(1)
  })
})
