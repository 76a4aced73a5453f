/** The replica set's configuration, kept beside the data so that clients are told the same host after a restart. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { createReplicaSet } from '../gateway/commands/replica-set.ts'
import type { ReplicaSet, ReplicaSetConfig } from '../gateway/commands/replica-set.ts'

const storedSchema = z.object({
  name: z.string(),
  version: z.number().int().positive(),
  host: z.string().optional(),
})

/** @param name --replSet; the configuration of a set with another name counts as none */
export function keptReplicaSet(dbPath: string, name: string): ReplicaSet {
  const file = join(dbPath, 'replica-set.json')
  return createReplicaSet({
    name,
    stored: readStored(file, name),
    store: (config) => {
      writeFileSync(`${file}.new`, `${JSON.stringify({ name, ...config })}\n`, { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  })
}

function readStored(file: string, name: string): ReplicaSetConfig | undefined {
  try {
    const stored = storedSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return stored.name === name ? { version: stored.version, host: stored.host } : undefined
  } catch {
    return undefined
  }
}
