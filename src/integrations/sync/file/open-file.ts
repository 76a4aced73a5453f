/** Opens a file in the operator's folder, or at an https address, as a stream of bytes with its version. */
import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { join } from 'node:path'

import { isAppError } from '../../../errors.ts'
import { type Failed, type Fetch, judgeStatus } from '../json-api.ts'

export type OpenedFile =
  | {
      readonly kind: 'opened'
      /** Changes whenever the content does. */
      readonly version: string
      /** ISO 8601; null if nobody says. */
      readonly modifiedAt: string | null
      readonly chunks: AsyncIterable<Uint8Array>
      readonly close: () => Promise<void>
    }
  | { readonly kind: 'unchanged' }
  | Failed

export type OpenFileDeps = {
  /** Null: no files of this machine. */
  readonly folder: string | null
  /** Reaches public addresses only; null: no addresses. */
  readonly guardedFetch: Fetch | null
  readonly timeoutMs?: number
}

export type OpenFile = (
  address: string,
  workspaceId: string,
  known: string | null,
  signal: AbortSignal,
) => Promise<OpenedFile>

export const FILE_NAME = /^[^/\\\0.][^/\\\0]{0,199}\.(?:csv|tsv|txt|vcf|vcard)$/iu
const HTTPS = /^https?:\/\/[^\s]{4,1000}$/u
const MAX_FILE_BYTES = 512 * 1024 * 1024
/** For the whole file. */
const TIMEOUT_MS = 10 * 60_000

export function isFileAddress(text: string): boolean {
  return FILE_NAME.test(text) || (HTTPS.test(text) && URL.canParse(text))
}

/** @throws FileTooLargeError, or FileBrokenOffError for whatever the source throws */
async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const chunk of chunks) {
      size += chunk.byteLength
      if (size > MAX_FILE_BYTES) throw new FileTooLargeError('The file is too large')
      yield chunk
    }
  } catch (error) {
    throw error instanceof FileTooLargeError ? error : new FileBrokenOffError('The file broke off', { cause: error })
  }
}

export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError'
}

/** It may be whole the next time. */
export class FileBrokenOffError extends Error {
  override readonly name = 'FileBrokenOffError'
}

const NOT_FOUND: Failed = { kind: 'refused', problem: 'not-found' }
const REFUSED: Failed = { kind: 'refused', problem: 'address-refused' }

async function openLocal(folder: string, workspaceId: string, name: string, known: string | null): Promise<OpenedFile> {
  const own = join(folder, workspaceId)
  try {
    // A link could lead out of the folder: neither the folder nor the file may be one.
    if (!(await lstat(own)).isDirectory()) return REFUSED
    const file = await open(join(own, name), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const stats = await file.stat()
    const version = `${stats.size}-${stats.mtimeMs}`
    if (!stats.isFile() || version === known) {
      await file.close()
      return stats.isFile() ? { kind: 'unchanged' } : REFUSED
    }
    const stream = file.createReadStream()
    return {
      kind: 'opened',
      version,
      modifiedAt: stats.mtime.toISOString(),
      chunks: bounded(stream),
      close: async () => void stream.destroy(),
    }
  } catch (error) {
    const { code } = Object(error) as { readonly code?: unknown }
    if (code === 'ENOENT' || code === 'ENOTDIR') return NOT_FOUND
    if (code === 'ELOOP' || code === 'EACCES' || code === 'EPERM') return REFUSED
    return { kind: 'later' }
  }
}

/** Asks for the file only if it is another than the known one. */
function unlessKnown(known: string | null): Readonly<Record<string, string>> {
  if (known === null || known === '') return {}
  return /^(?:W\/)?"/u.test(known) ? { 'if-none-match': known } : { 'if-modified-since': known }
}

async function openRemote(
  fetch: Fetch,
  url: string,
  known: string | null,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<OpenedFile> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/csv, text/vcard, */*;q=0.5', ...unlessKnown(known) },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    const close = async (): Promise<void> => {
      await response.body?.cancel().catch(() => undefined)
    }
    if (response.status === 304) return { kind: 'unchanged' }
    const failed = judgeStatus(response.status, response.headers)
    if (failed !== null || response.body === null) {
      await close()
      return failed ?? { kind: 'later' }
    }
    const modified = response.headers.get('last-modified')
    const modifiedAt = modified === null || Number.isNaN(Date.parse(modified)) ? null : new Date(modified).toISOString()
    const version = response.headers.get('etag') ?? modified
    if (version !== null && version === known) {
      await close()
      return { kind: 'unchanged' }
    }
    return { kind: 'opened', version: version ?? '', modifiedAt, chunks: bounded(response.body), close }
  } catch (error) {
    signal.throwIfAborted()
    const { code } = Object(isAppError(error) ? error : (Object(error).cause ?? error)) as { readonly code?: unknown }
    return code === 'ADDRESS_REFUSED' || code === 'VALIDATION' ? REFUSED : { kind: 'later' }
  }
}

export function createOpenFile({ folder, guardedFetch, timeoutMs = TIMEOUT_MS }: OpenFileDeps): OpenFile {
  return async (address, workspaceId, known, signal) => {
    if (FILE_NAME.test(address)) return folder === null ? REFUSED : openLocal(folder, workspaceId, address, known)
    return guardedFetch === null ? REFUSED : openRemote(guardedFetch, address, known, signal, timeoutMs)
  }
}
