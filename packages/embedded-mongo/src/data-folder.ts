/** The data folder: which process holds it, which engine created it, and whether it can be used. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'

import { z } from 'zod'

import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import { POSTGRES_MAJOR } from './documentdb/recipe.ts'
import { keepPrivate } from './private-folder.ts'
import { tryProcessLock } from './process-lock.ts'
import { systemErrorCode } from './system-error.ts'

const ENGINE_KINDS = ['mongod', 'documentdb'] as const
export type EngineKind = (typeof ENGINE_KINDS)[number]

const recordSchema = z.object({
  engine: z.enum(ENGINE_KINDS),
  /** A mongod's: its replica set has the port in its data and needs the same one again. */
  port: z.number().int().min(1).max(65535).optional(),
})

/** What the folder remembers of the last start. */
type DataFolderRecord = z.infer<typeof recordSchema>

export type DataFolder = {
  readonly path: string
  /** Undefined for a new folder. */
  readonly record: DataFolderRecord | undefined
  readonly madeBy: EngineKind | undefined
  readonly remember: (record: DataFolderRecord) => void
  /** --dbpath for this engine; created if missing. */
  readonly dbPath: (kind: EngineKind) => string
  readonly release: () => void
}

/**
 * Creates the folder if it is missing, closes it to other accounts and locks it for this process.
 *
 * @param onWarning called with one line if a part of it cannot be closed
 * @throws EmbeddedMongoError if it cannot be written, or if another process holds it, with that process's pid.
 */
export async function openDataFolder(given: string, onWarning: (line: string) => void): Promise<DataFolder> {
  const path = resolve(given)
  const open = prepare(path)
  if (open !== undefined) onWarning(open)
  const release = await takeLock(path)
  try {
    const record = readRecord(path)
    const kinds = ENGINE_KINDS.filter((kind) => existsSync(join(path, kind)))
    const madeBy = record?.engine ?? (kinds.length === 1 ? kinds[0] : undefined)
    if (madeBy === 'documentdb') checkCluster(path, join(path, 'documentdb'))
    return {
      path,
      record,
      madeBy,
      remember: (next) => writeWhole(recordFile(path), `${JSON.stringify(next)}\n`),
      dbPath: (kind) => {
        const dbPath = join(path, kind)
        mkdirSync(dbPath, { recursive: true, mode: 0o700 })
        checkOwner(path, dbPath)
        const stillOpen = keepPrivate(dbPath)
        if (stillOpen !== undefined && open === undefined) onWarning(stillOpen)
        return dbPath
      },
      release,
    }
  } catch (error) {
    release()
    throw error
  }
}

/** @returns one line if a part of it stays open to other accounts */
function prepare(path: string): string | undefined {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    if (!statSync(path).isDirectory()) throw notUsable(path, 'it is not a folder')
    return keepPrivate(path)
  } catch (error) {
    throw notUsable(path, systemErrorCode(error) ?? 'unknown error', error)
  }
}

function checkOwner(path: string, dbPath: string): void {
  try {
    accessSync(dbPath, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw notUsable(path, `the database in it belongs to another user, uid ${statSync(dbPath).uid}`, error)
  }
}

function notUsable(path: string, why: string, cause?: unknown): EmbeddedMongoError {
  const message = `The data folder ${path} cannot be written (${why}). Make it writable, or choose another folder`
  return new EmbeddedMongoError(message, { cause })
}

async function takeLock(path: string): Promise<() => void> {
  let attempt
  try {
    attempt = await tryProcessLock(join(path, 'in-use.lock'))
  } catch (error) {
    throw notUsable(path, systemErrorCode(error) ?? String(error), error)
  }
  if (attempt.taken) return attempt.release
  const { pid, since } = attempt.holder
  throw new EmbeddedMongoError(
    `The data folder ${path} is in use by process ${pid}, since ${since.slice(0, 19).replace('T', ' ')} UTC. ` +
      'Stop that process, or choose another folder',
  )
}

function recordFile(path: string): string {
  return join(path, 'embedded-database.json')
}

/** An unreadable record counts as missing: the engine's own folder tells which engine created it. */
function readRecord(path: string): DataFolderRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(recordFile(path), 'utf8')))
  } catch {
    return undefined
  }
}

function writeWhole(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** PostgreSQL's own messages about these are hard to understand. The folder is created in one step: it is complete or damaged. */
function checkCluster(path: string, dbPath: string): void {
  const cluster = join(dbPath, 'postgres')
  if (!existsSync(cluster)) return
  let version: string
  try {
    version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'EACCES') {
      throw notUsable(path, `the database in it belongs to another user, uid ${statSync(cluster).uid}`, error)
    }
    throw damaged(path, 'its PG_VERSION cannot be read', error)
  }
  if (version === POSTGRES_MAJOR) return
  if (!/^\d+$/.test(version)) throw damaged(path, 'its PG_VERSION is not a version')
  throw new EmbeddedMongoError(
    `The data in ${path} was created by PostgreSQL ${version}; this is PostgreSQL ${POSTGRES_MAJOR}. Choose another folder`,
  )
}

/** The error for data that the engine cannot open. */
function damaged(path: string, why: string, cause?: unknown): EmbeddedMongoError {
  return new EmbeddedMongoError(
    `The database in ${path} is damaged (${why}). Put a backup in its place, or move the folder away to start with an empty one`,
    { cause },
  )
}
