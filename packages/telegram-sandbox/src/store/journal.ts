/**
 * An append-only file, one JSON array of records per line. A line reaches the kernel before `append` returns, so it
 * survives a kill -9 of this process; a torn line (after a full disk or a power cut) is dropped at the next start.
 */
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

import type { StoreRecord } from './state.ts'

/** Encrypts lines, so that what people typed is not on the disk in clear. Sealed lines hold no newline and do not begin with [. */
export type LineSeal = {
  readonly seal: (line: string) => string
  /** @throws if the line was sealed with another key, or changed */
  readonly open: (sealed: string) => string
}

export type Journal = {
  readonly append: (records: readonly StoreRecord[]) => void
  readonly close: () => void
}

/**
 * The file's records, oldest first; none if there is no file. Lines that are not sealed are read, too: with the next start
 * they are.
 * @throws Error if a line before the last one is not ours: then the file is something else and is left alone
 */
export function readJournal(file: string, seal?: LineSeal): StoreRecord[][] {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  const lines = content.split('\n')
  const acts: StoreRecord[][] = []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    // Only a line with a newline after it is complete.
    if (index === lines.length - 1) break
    const act = parseLine(line, seal)
    if (act !== null) acts.push(act)
    else if (lines.slice(index + 1).some((later) => later !== '')) {
      throw new Error(
        `Line ${index + 1} of ${file} is not the sandbox's, or was sealed with another key; move the file away or name another one`,
      )
    }
  }
  return acts
}

/** Replaces the file, in one step, with one that holds only `records`, and opens it for appending. */
export function openJournal(file: string, records: readonly StoreRecord[], seal?: LineSeal): Journal {
  mkdirSync(dirname(file), { recursive: true })
  const next = `${file}.new`
  const descriptor = openSync(next, 'w', 0o600)
  let length = 0
  const append = (added: readonly StoreRecord[]): void => {
    const line = JSON.stringify(added)
    const bytes = Buffer.from(`${seal?.seal(line) ?? line}\n`)
    try {
      for (let written = 0; written < bytes.length;) {
        written += writeSync(descriptor, bytes, written, bytes.length - written, length + written)
      }
      length += bytes.length
    } catch (error) {
      // The next line must not follow half a line.
      ftruncateSync(descriptor, length)
      throw error
    }
  }
  for (const record of records) append([record])
  fsyncSync(descriptor)
  renameSync(next, file)
  return { append, close: () => closeSync(descriptor) }
}

function parseLine(line: string, seal: LineSeal | undefined): StoreRecord[] | null {
  try {
    const act: unknown = JSON.parse(line.startsWith('[') || seal === undefined ? line : seal.open(line))
    return Array.isArray(act) ? (act as StoreRecord[]) : null
  } catch {
    return null
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
