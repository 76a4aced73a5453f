/** A mongod from mongodb-memory-server's cache, or downloaded by it. */
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { DryMongoBinary, MongoBinary } from 'mongodb-memory-server'

/** Bound for the DNS lookup, and again for the connection. */
const REACH_MS = 1500

/** The path of a mongod that memory-server has downloaded before. */
export async function findDownloadedMongod(): Promise<string | undefined> {
  try {
    const options = await DryMongoBinary.generateOptions()
    return await DryMongoBinary.locateBinary({ ...options, systemBinary: '' })
  } catch {
    // There is no build for this system.
    return undefined
  }
}

/**
 * Whether a download has a chance: memory-server itself would retry for a long time, noisily. Resolves the host name, then
 * opens a connection, to the proxy if one is set.
 */
export async function canReachDownload(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (['0', 'no', 'off', 'false'].includes((env['MONGOMS_RUNTIME_DOWNLOAD'] ?? '').toLowerCase())) return false
  const url = downloadUrl(env)
  if (url === undefined) return false
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port)
  const address = await within(REACH_MS, lookup(url.hostname))
  return address !== undefined && (await within(REACH_MS, canConnect(address.address, port))) === true
}

/** Downloads; memory-server reports the progress of a slow one on standard output. @throws its DownloadError. */
export function downloadMongod(): Promise<string> {
  return MongoBinary.getPath()
}

function downloadUrl(env: NodeJS.ProcessEnv): URL | undefined {
  const proxy = env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['HTTP_PROXY'] ?? env['http_proxy']
  const mirror = env['MONGOMS_DOWNLOAD_URL'] ?? env['MONGOMS_DOWNLOAD_MIRROR'] ?? 'https://fastdl.mongodb.org'
  const address = proxy === undefined || proxy === '' ? mirror : proxy
  return URL.canParse(address) ? new URL(address) : undefined
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (reached: boolean) => (): void => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', end(true)).once('error', end(false))
    socket.setTimeout(REACH_MS, end(false))
  })
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const given = work.catch(() => undefined)
  const timer = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: timer.signal, ref: false }).catch(() => undefined)
  try {
    return await Promise.race([given, late])
  } finally {
    timer.abort()
  }
}
