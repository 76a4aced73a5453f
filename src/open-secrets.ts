/** The box in which secrets are stored: with the configured key, or with one made at the first start and kept in a file. */
import { createHash, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Connection } from 'mongoose'

import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import { createSecretBox, type SecretBox, type SecretBoxKey } from './integrations/secrets/secret-box.ts'

const FILE = 'secrets.key'
const KEY_BYTES = 32
const ID_LENGTH = 12

/** A key's id follows from the key, so that nobody has to think of one. */
function keyOf(key: Uint8Array): SecretBoxKey {
  return { id: createHash('sha256').update('clientsphere key id').update(key).digest('hex').slice(0, ID_LENGTH), key }
}

/**
 * Reads the file, or makes it. Written aside and linked into place, so that nobody reads half a key and of two processes
 * that start at once one wins.
 */
async function keptKey(dataDir: string): Promise<Uint8Array> {
  const path = join(dataDir, FILE)
  const read = async (): Promise<Uint8Array | null> => {
    try {
      return Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  const known = await read()
  if (known !== null) return known
  await mkdir(dataDir, { recursive: true })
  const aside = `${path}.${process.pid}`
  await writeFile(aside, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 })
  await chmod(aside, 0o600)
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(aside, { force: true })
  return (await read()) ?? new Uint8Array()
}

/** @throws AppError VALIDATION or UNAVAILABLE with one line for the operator when the kept key cannot be read or made */
export async function openSecrets(
  config: Pick<Config, 'secretsKey' | 'secretsOldKeys' | 'dataDir'>,
): Promise<SecretBox & { readonly keyIds: readonly string[] }> {
  const given = config.secretsKey
  let key = given
  if (key === undefined) {
    try {
      key = await keptKey(config.dataDir)
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
      const message = `The key in ${join(config.dataDir, FILE)} cannot be read or made (${reason}): make the folder writable for this user, or give SECRETS_KEY`
      throw new AppError('UNAVAILABLE', { message, cause })
    }
    if (key.length !== KEY_BYTES) {
      const message = `${join(config.dataDir, FILE)} holds no key of ${KEY_BYTES} bytes: put the right one back, or give SECRETS_KEY`
      throw new AppError('VALIDATION', { message })
    }
  }
  const keys = new Map([key, ...config.secretsOldKeys].map((one) => [keyOf(one).id, keyOf(one)]))
  return { ...createSecretBox({ keys: [...keys.values()] }), keyIds: [...keys.keys()] }
}

/**
 * Refuses to run on a database whose lead sources this process cannot open: better no start than a process that turns
 * every lead away.
 *
 * @throws AppError VALIDATION with one line for the operator
 */
export async function requireKnownKeys(connection: Connection, keyIds: readonly string[]): Promise<void> {
  const ours = keyIds.map((id) => `v1\\.${id}\\.`).join('|')
  const foreign = await connection
    .collection<{ sealedKey: string; deletedAt: Date | null }>('leadSources')
    .findOne(
      { deletedAt: null, sealedKey: { $not: new RegExp(`^(?:${ours})`, 'u') } },
      { projection: { sealedKey: 1 } },
    )
  if (foreign === null) return
  const id = foreign.sealedKey.split('.')[1] ?? 'unknown'
  const message = `SECRETS_KEY: lead sources in the database were encrypted with another key (its id is ${id}); give that one, or add it to SECRETS_OLD_KEYS`
  throw new AppError('VALIDATION', { message })
}
