/** Secrets of the server that must outlive it: given by a variable, else made once and kept in the data folder. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from './errors.ts'

export type KeptSecretOptions = {
  /** The value of the variable, where it is set. */
  readonly given: string | undefined
  readonly dataDir: string
  /** The file in the data folder. */
  readonly file: string
}

const BYTES = 32

/**
 * Of several processes that find none at once, one makes it and all take that one.
 *
 * @throws AppError UNAVAILABLE when the file can be neither read nor made, or holds something else
 */
export async function keptSecret({ given, dataDir, file }: KeptSecretOptions): Promise<Buffer> {
  if (given !== undefined) return Buffer.from(given, 'utf8')
  const path = join(dataDir, file)
  try {
    return read(await readFile(path, 'utf8'), path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusable(path, error)
  }
  try {
    await mkdir(dataDir, { recursive: true })
    // Whole before it has its name: nobody reads a half of it.
    const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
    await writeFile(draft, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    try {
      await link(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      await rm(draft, { force: true })
    }
    return read(await readFile(path, 'utf8'), path)
  } catch (error) {
    throw unusable(path, error)
  }
}

function read(text: string, path: string): Buffer {
  const secret = Buffer.from(text.trim(), 'base64url')
  if (secret.length !== BYTES) throw new Error(`${path} does not hold ${BYTES} bytes in base64url`)
  return secret
}

function unusable(path: string, cause: unknown): AppError {
  return new AppError('UNAVAILABLE', { message: `The secret in ${path} cannot be had: restore that file`, cause })
}
