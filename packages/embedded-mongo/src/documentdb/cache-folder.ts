/** The folder for what is installed once per machine and user. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'
import { systemErrorCode } from '../system-error.ts'

type CacheLocation = {
  /** $XDG_CACHE_HOME; used only when it is an absolute path, as the XDG Base Directory Specification asks. */
  readonly xdgCacheHome: string | undefined
  readonly home: string
}

/** The folder's path; creates nothing. Its name is kept for existing installations. */
export function cacheFolderOf(location: CacheLocation): string {
  const { xdgCacheHome, home } = location
  const base = xdgCacheHome !== undefined && isAbsolute(xdgCacheHome) ? xdgCacheHome : join(home, '.cache')
  return join(base, 'clientsphere')
}

/**
 * Creates the folder and checks that it can be written.
 *
 * @throws EmbeddedMongoError naming the folder and what to do.
 */
export function prepareCacheFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new EmbeddedMongoError(
      `The cache folder ${folder} cannot be written (${systemErrorCode(error) ?? 'unknown error'}). ` +
        'Make your home folder writable, or set XDG_CACHE_HOME to a folder that is',
      { cause: error },
    )
  }
}
