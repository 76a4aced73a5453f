/**
 * The box that seals stored secrets, with the configured key or with one made at the first start and kept in a file.
 */
import { createHash } from 'node:crypto'

import type { Connection } from 'mongoose'

import type { Config } from '../config/config.ts'
import { AppError } from '../../errors.ts'
import { createSecretBox, type SecretBox, type SecretBoxKey } from '../../integrations/secrets/secret-box.ts'
import { keptSecret } from './kept-secret.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { SyncRecord } from '../../models/sync.ts'

const FILE = 'secrets.key'
const ID_LENGTH = 12

/** A key's id is derived from the key, so that nobody has to choose one. */
function keyOf(key: Uint8Array): SecretBoxKey {
  return { id: createHash('sha256').update('clientsphere key id').update(key).digest('hex').slice(0, ID_LENGTH), key }
}

/** @throws AppError UNAVAILABLE with one line for the operator when the kept key cannot be read or made */
export async function openSecrets(
  config: Pick<Config, 'secretsKey' | 'secretsOldKeys' | 'dataDir'>,
): Promise<SecretBox & { readonly keyIds: readonly string[] }> {
  const key = config.secretsKey ?? (await keptSecret({ dataDir: config.dataDir, file: FILE, variable: 'SECRETS_KEY' }))
  const keys = new Map([key, ...config.secretsOldKeys].map((one) => [keyOf(one).id, keyOf(one)]))
  return { ...createSecretBox({ keys: [...keys.values()] }), keyIds: [...keys.keys()] }
}

type Sealed = Partial<
  Pick<LeadSourceRecord, 'secrets' | 'sealedKey' | 'sealedToken'> & Pick<SyncRecord, 'sealedConnection'>
>

/** Everything in a record that must still open. Secrets that are no longer accepted need not. */
function sealedTexts({ secrets = [], sealedKey, sealedToken, sealedConnection }: Sealed, now: Date): readonly string[] {
  const accepted = secrets.filter(({ until }) => until === null || until > now).map(({ sealed }) => sealed)
  return [...accepted, ...[sealedKey, sealedToken, sealedConnection].filter((sealed) => sealed != null)]
}

/** What holds secrets, in the operator's words. */
const HOLDERS = { leadSources: 'lead sources', webhookEndpoints: 'outgoing webhooks', syncs: 'syncs' } as const

/**
 * Refuses to run on a database whose secrets this process cannot open: not starting is better than rejecting every lead, or
 * sending nothing.
 *
 * @throws AppError VALIDATION with one line for the operator
 */
export async function requireKnownKeys(connection: Connection, keyIds: readonly string[]): Promise<void> {
  const now = new Date()
  const projection = { _id: 0, sealedKey: 1, secrets: 1, sealedToken: 1, sealedConnection: 1 }
  for (const [collection, holder] of Object.entries(HOLDERS)) {
    const records = connection.collection<Sealed>(collection).find<Sealed>({ deletedAt: null }, { projection })
    for await (const record of records) {
      const ids = sealedTexts(record, now).map((sealed) => sealed.split('.')[1] ?? 'unknown')
      const foreign = ids.find((id) => !keyIds.includes(id))
      if (foreign === undefined) continue
      const message = `SECRETS_KEY: ${holder} in the database were encrypted with another key (its id is ${foreign}); give that one, or add it to SECRETS_OLD_KEYS`
      throw new AppError('VALIDATION', { message })
    }
  }
}
