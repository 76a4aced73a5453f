/** The random secret that a mongod asks for, in a file of the data folder that only its own account may read. */
import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { systemErrorCode } from '../system-error.ts'

/** A mongod refuses a key file with fewer than 6 or more than 1024 characters of base64. */
const KEY_BYTES = 48

/** Made at the first start. A lost one is replaced: it opens a running mongod, and encrypts nothing. */
export function keptClusterKey(dbPath: string): { readonly file: string; readonly key: string } {
  const file = join(dbPath, 'cluster.key')
  try {
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error
    // A mongod refuses a key that others may read.
    chmodSync(file, 0o600)
  }
  return { file, key: readFileSync(file, 'utf8').trim() }
}

/** The password of our own user, which is not the key itself: the key's own user may do more than an administrator. */
export function passwordOf(key: string): string {
  return createHmac('sha256', key).update('password of the user clientsphere').digest('hex')
}
