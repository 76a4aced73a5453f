import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { applyRecord, recordsOf } from './apply-record.ts'
import { type LineSeal, openJournal, readJournal } from './journal.ts'
import { lockStoreFile } from './lock-store-file.ts'
import { emptyState } from './state.ts'
import type { State, StoreRecord } from './state.ts'

export type Store = {
  /** Read freely; change only through `commit`. */
  readonly state: Readonly<State>
  /** One act: journaled as a whole, then applied. Once this returns, it survives a kill of the process. */
  readonly commit: (...records: StoreRecord[]) => void
  /** Stores the bytes and returns their hash; call it before committing the record that names the file. */
  readonly putFile: (content: Uint8Array) => string
  readonly readFile: (hash: string) => Uint8Array | null
  readonly close: () => void
}

export type StoreOptions = {
  /** Without it everything is kept in memory. */
  readonly storeFile?: string | undefined
  /** Without it the store file is readable. */
  readonly seal?: LineSeal | undefined
  readonly now: () => Date
}

/**
 * Without a store file, update ids begin at the tenths of seconds since 2025: a bot remembers the ids it has handled, and
 * a sandbox that forgot its own must not reuse them.
 */
function firstUpdateId(now: Date): number {
  return Math.max(1, Math.floor((now.getTime() - Date.UTC(2025, 0, 1)) / 100))
}

/** @throws Error if the file is used by another sandbox, is not a sandbox's, or cannot be written */
export function openStore({ storeFile, seal, now }: StoreOptions): Store {
  const state = emptyState(firstUpdateId(now()))
  if (storeFile === undefined) return memoryStore(state)

  const unlock = lockStoreFile(storeFile)
  try {
    const acts = readJournal(storeFile, seal)
    if (acts.length > 0) {
      state.nextUpdateId = 1
      for (const act of acts) for (const record of act) applyRecord(state, record)
    }
    const journal = openJournal(storeFile, recordsOf(state), seal)
    const folder = `${storeFile}.files`
    removeOrphans(folder, state)
    return {
      state,
      commit: (...records) => {
        journal.append(records)
        for (const record of records) applyRecord(state, record)
      },
      putFile: (content) => {
        const hash = hashOf(content)
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, hash), content, { mode: 0o600 })
        return hash
      },
      readFile: (hash) => {
        try {
          return readFileSync(join(folder, hash))
        } catch {
          return null
        }
      },
      close: () => {
        journal.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

function memoryStore(state: State): Store {
  const contents = new Map<string, Uint8Array>()
  return {
    state,
    commit: (...records) => {
      for (const record of records) applyRecord(state, record)
    },
    putFile: (content) => {
      const hash = hashOf(content)
      contents.set(hash, content)
      return hash
    },
    readFile: (hash) => contents.get(hash) ?? null,
    close: () => contents.clear(),
  }
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Removes contents whose record was never written because the process was killed in between. */
function removeOrphans(folder: string, state: State): void {
  const known = new Set([...state.files.values()].map((file) => file.file_unique_id))
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return
  }
  for (const name of names) if (!known.has(name)) rmSync(join(folder, name), { force: true })
}
