import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { identifyProcess } from '../src/process-identity.ts'
import { tryProcessLock, waitForProcessLock } from '../src/process-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'process-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The pid and identity of a process that has ended. */
async function deadProcess(): Promise<{ pid: number; identity: string }> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  const pid = child.pid ?? 0
  const identity = identifyProcess(pid) ?? ''
  await new Promise((resolve) => child.on('exit', resolve).kill('SIGKILL'))
  return { pid, identity }
}

describe('a lock between processes', () => {
  it('names its holder to the next caller, and is free again after its release', async () => {
    const path = join(folder, 'held')
    const first = await tryProcessLock(path)
    const second = await tryProcessLock(path)
    expect(second).toMatchObject({ taken: false, holder: { pid: process.pid } })
    if (first.taken) first.release()
    expect((await tryProcessLock(path)).taken).toBe(true)
  })

  it('is taken over from a dead holder by exactly one of many', async () => {
    const path = join(folder, 'stale')
    writeFileSync(path, JSON.stringify({ ...(await deadProcess()), since: new Date().toISOString() }))
    const attempts = await Promise.all(Array.from({ length: 20 }, () => tryProcessLock(path)))
    expect(attempts.filter((attempt) => attempt.taken)).toHaveLength(1)
  })

  it('is taken over when another process has the dead holder’s pid', async () => {
    const path = join(folder, 'reused')
    const dead = await deadProcess()
    writeFileSync(path, JSON.stringify({ pid: process.pid, identity: dead.identity, since: new Date().toISOString() }))
    expect((await tryProcessLock(path)).taken).toBe(true)
  })

  it('is taken over when its file is unreadable', async () => {
    const path = join(folder, 'garbage')
    writeFileSync(path, '{"pid":')
    expect((await tryProcessLock(path)).taken).toBe(true)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
  })

  it('lets a waiting caller through as soon as the holder is done', async () => {
    const path = join(folder, 'waited-for')
    const first = await tryProcessLock(path)
    const told: number[] = []
    const waiting = waitForProcessLock(path, (holder) => {
      told.push(holder.pid)
      if (first.taken) first.release()
    })
    const release = await waiting
    release()
    expect(told).toEqual([process.pid])
  })
})
