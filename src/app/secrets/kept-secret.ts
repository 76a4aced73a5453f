/**
 * Server secrets that must survive a restart and were not given in a variable: made once and kept in the data folder.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../errors.ts'
import { unwritableFolder } from '../unwritable-folder.ts'

export type KeptSecretOptions = {
  readonly dataDir: string
  /** The file in the data folder. */
  readonly file: string
  /** The variable with which the operator can give the secret instead. */
  readonly variable: string
}

const BYTES = 32

/**
 * If several processes find none at the same time, one makes it and all use it.
 *
 * @throws AppError UNAVAILABLE when the file can be neither read nor made, or holds something else
 */
export async function keptSecret({ dataDir, file, variable }: KeptSecretOptions): Promise<Buffer> {
  const path = join(dataDir, file)
  try {
    return (await read(path)) ?? (await make(dataDir, path))
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message
    const aboutFolder = existsSync(path) ? undefined : unwritableFolder(cause, dataDir)
    const aboutFile = `The secret in ${path} cannot be read or made (${reason}): restore that file, make its folder writable for this user, or give ${variable}`
    throw new AppError('UNAVAILABLE', { message: aboutFolder ?? aboutFile, cause })
  }
}

async function make(dataDir: string, path: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true })
  // Written completely before it gets its name, so that nobody reads half of it.
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  const made = await read(path)
  if (made === null) throw new Error('it vanished at once')
  return made
}

/** Accepts both base64 alphabets. @returns null if there is no file */
async function read(path: string): Promise<Buffer | null> {
  try {
    const secret = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
    if (secret.length !== BYTES) throw new Error(`it does not hold ${BYTES} bytes in base64`)
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
