/** Installs DocumentDB from Debian's packages into the cache folder: once per machine and user, completely or not at all. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'
import { waitForProcessLock } from '../process-lock.ts'
import { lastLines, runCommand } from '../run-command.ts'
import { systemErrorCode } from '../system-error.ts'
import { downloadPackages } from './apt-download.ts'
import { prepareCacheFolder } from './cache-folder.ts'
import { readInstallation } from './installation.ts'
import type { Installation } from './installation.ts'
import { architectureOf, installationFolderName, layoutOf, NEEDED_BYTES, PACKAGE } from './recipe.ts'
import type { Architecture } from './recipe.ts'
import { finishInstallation, unpackPackages } from './unpack-packages.ts'

export type InstallOptions = {
  readonly cacheFolder: string
  /** As in process.arch. */
  readonly arch: string
  readonly env: NodeJS.ProcessEnv
  readonly onProgress: (line: string) => void
  /** Creates the cluster that new databases are copied from, in the installation with this home folder. */
  readonly makeTemplate: (home: string) => Promise<void>
}

/** The existing installation, if there is one. Reads one small file. */
export function findInstallation(options: Pick<InstallOptions, 'cacheFolder' | 'arch'>): Installation | undefined {
  return readInstallation(join(options.cacheFolder, installationFolderName(architectureOf(options.arch))))
}

/**
 * Returns the installation, creating it first if there is none. A second process that asks meanwhile waits for the first.
 *
 * @throws EmbeddedMongoError if it cannot be created: no room, no network, no such package; the message says which.
 */
export async function installDocumentdb(options: InstallOptions): Promise<Installation> {
  const architecture = architectureOf(options.arch)
  const home = join(options.cacheFolder, installationFolderName(architecture))
  const found = readInstallation(home)
  if (found !== undefined) return found

  prepareCacheFolder(options.cacheFolder)
  const release = await waitForProcessLock(`${home}.lock`, (holder) =>
    options.onProgress(`Waiting for process ${holder.pid}, which is installing DocumentDB`),
  )
  try {
    return readInstallation(home) ?? (await build(home, architecture, options))
  } finally {
    release()
  }
}

async function build(home: string, architecture: Architecture, options: InstallOptions): Promise<Installation> {
  removeLeftovers(home, options.cacheFolder)
  checkRoom(options.cacheFolder)
  options.onProgress('Installing the embedded database (DocumentDB), once per machine')
  const work = `${home}.building-${process.pid}`
  try {
    mkdirSync(work, { mode: 0o755 })
    const folder = join(work, 'apt')
    mkdirSync(folder)
    const packages = await downloadPackages({
      folder,
      architecture,
      onProgress: options.onProgress,
      env: options.env,
    })
    options.onProgress(`Unpacking ${packages.length} packages`)
    await unpackPackages(work, packages, architecture, options.env)
    finishInstallation(work, architecture)
    const documentdb = await packageVersion(packages, options.env)
    const postgres = await checkPostgresRuns(work)
    options.onProgress('Preparing an empty database')
    await options.makeTemplate(work)
    rmSync(folder, { recursive: true })
    writeFileSync(layoutOf(work).manifest, JSON.stringify({ documentdb, postgres }))
    rmSync(home, { recursive: true, force: true })
    renameSync(work, home)
    return { home, documentdb, postgres }
  } catch (error) {
    rmSync(work, { recursive: true, force: true })
    throw explain(error, options.cacheFolder)
  }
}

/** Half-built folders of processes that died; we hold the lock, so nobody is building now. */
function removeLeftovers(home: string, cacheFolder: string): void {
  const prefix = `${basename(home)}.building-`
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith(prefix)) rmSync(join(cacheFolder, name), { recursive: true, force: true })
  }
}

function checkRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= NEEDED_BYTES) return
  const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`
  throw new EmbeddedMongoError(
    `Installing the embedded database needs ${megabytes(NEEDED_BYTES)} of disk space below ${folder}, ` +
      `where ${megabytes(bavail * bsize)} are free. Make room, or set XDG_CACHE_HOME to a folder on another disk`,
  )
}

/** Debian's version "1.0-0-1" is DocumentDB 1.0. */
async function packageVersion(packages: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const file = packages.find((path) => basename(path).startsWith(`${PACKAGE}_`))
  if (file === undefined) throw new EmbeddedMongoError(`apt-get did not download ${PACKAGE}`)
  const { stdout } = await runCommand('dpkg-deb', ['-f', file, 'Version'], { env })
  return /^[\d.]+/.exec(stdout)?.[0] ?? stdout.trim()
}

async function checkPostgresRuns(home: string): Promise<string> {
  const program = join(layoutOf(home).bin, 'postgres')
  const result = existsSync(program) ? await runCommand(program, ['--version'], { env: {} }) : undefined
  const version = /PostgreSQL\) (\d+)/.exec(result?.stdout ?? '')?.[1]
  if (version !== undefined) return version
  throw new EmbeddedMongoError(
    `The downloaded PostgreSQL does not run on this machine:\n${lastLines(result?.stderr ?? 'it is not there')}`,
  )
}

function explain(error: unknown, folder: string): EmbeddedMongoError {
  if (error instanceof EmbeddedMongoError) return error
  const reason = systemErrorCode(error) === 'ENOSPC' ? 'the disk is full' : String(error)
  return new EmbeddedMongoError(`Installing the embedded database into ${folder} failed: ${reason}`, { cause: error })
}
