/** What another account of this machine finds of a database: tried for real if root runs the tests. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

import { z } from 'zod'

/** Neither has a name or anything that belongs to it. */
export const STRANGER = { uid: 54_321, gid: 54_321 }

const foundSchema = z.object({
  list: z.record(z.string(), z.string()),
  write: z.record(z.string(), z.string()),
  connect: z.record(z.string(), z.string()),
  signal: z.record(z.string(), z.string()),
})
/** For each folder, socket or pid: 'done', or the system's error code. */
export type Found = z.infer<typeof foundSchema>

export type Targets = {
  readonly folders: readonly string[]
  readonly sockets: readonly string[]
  readonly pids: readonly number[]
}

const SCRIPT = `
const fs = require('node:fs'), net = require('node:net'), path = require('node:path')
const { folders, sockets, pids } = JSON.parse(process.argv[1])
const attempt = (act) => { try { act(); return 'done' } catch (error) { return error.code } }
const each = (list, act) => Object.fromEntries(list.map((one) => [one, attempt(() => act(one))]))
const reach = (socket) => new Promise((resolve) => {
  const client = net.connect(socket, () => { client.destroy(); resolve([socket, 'done']) })
  client.on('error', (error) => resolve([socket, error.code]))
})
Promise.all(sockets.map(reach)).then((reached) => console.log(JSON.stringify({
  list: each(folders, (folder) => fs.readdirSync(folder)),
  write: each(folders, (folder) => { const file = path.join(folder, 'written'); fs.writeFileSync(file, ''); fs.rmSync(file) }),
  connect: Object.fromEntries(reached),
  signal: each(pids, (pid) => process.kill(pid, 0)),
})))
`

/** @param account undefined for our own */
export function lookAround(targets: Targets, account?: { readonly uid: number; readonly gid: number }): Found {
  const args = ['-e', SCRIPT, JSON.stringify(targets)]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: '/', encoding: 'utf8', ...account })
  if (stdout === '') throw new Error(`It saw nothing: ${stderr}`)
  return foundSchema.parse(JSON.parse(stdout))
}

/** The TCP ports on which one of these processes listens. Linux only. */
export function listeningPorts(pids: readonly number[]): readonly number[] {
  const inodes = new Set(pids.flatMap(socketInodes))
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && inodes.has(inode ?? ''))
      .map(([, address = '']) => Number.parseInt(address.split(':')[1] ?? '', 16)),
  )
}

function socketInodes(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${name}`))?.[1] ?? []
    } catch {
      // Closed since it was listed.
      return []
    }
  })
}

/** The account under which a process runs. */
export function accountOf(pid: number): number {
  return Number(/^Uid:\s+\d+\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
