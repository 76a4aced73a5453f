/** What a backup folder holds: one gzipped BSON file per collection, and a manifest that is written last. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { BSON } from 'mongodb'
import { z } from 'zod'

import { AppError } from '../../errors.ts'

export const FORMAT = 'clientsphere-backup'
export const FORMAT_VERSION = 1
export const MANIFEST_FILE = 'manifest.json'

/** The transient state of running processes: not worth keeping, and harmful if restored. */
export const EXCLUDED_COLLECTIONS: readonly string[] = ['migrationLocks']

/** The record in `migrations` that marks a restore in progress: no version starts on such a database. */
export const RESTORING = 'restoring'

/** What defines an index. The remaining options are engine-specific, and another engine would refuse them. */
const indexSchema = z.object({
  name: z.string(),
  key: z.record(z.string(), z.union([z.number(), z.string()])),
  unique: z.boolean().optional(),
  sparse: z.boolean().optional(),
  expireAfterSeconds: z.number().optional(),
  partialFilterExpression: z.record(z.string(), z.unknown()).optional(),
})

/** @throws ZodError for anything but a description of an index */
export function portableIndex(described: unknown): z.infer<typeof indexSchema> {
  return indexSchema.parse(described)
}

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  /** The version of the product that wrote it. */
  version: z.string(),
  createdAt: z.string(),
  /** Whether all of it was read at one moment. */
  snapshot: z.boolean(),
  migrations: z.array(z.string()),
  collections: z.array(
    z.object({
      name: z.string().regex(/^[\w.-]+$/),
      file: z.string().regex(/^[\w.-]+$/),
      documents: z.number().int().nonnegative(),
      /** Size of the documents, before compression. */
      bytes: z.number().int().nonnegative(),
      /** Hexadecimal checksum of the documents, before compression. */
      sha256: z.string(),
      indexes: z.array(indexSchema),
    }),
  ),
})

export type Manifest = z.infer<typeof manifestSchema>
export type CollectionEntry = Manifest['collections'][number]

/** As Extended JSON: an index can be limited to documents by a date, which plain JSON would turn into a text. */
export function manifestText(manifest: Manifest): string {
  return `${BSON.EJSON.stringify(manifest, undefined, 2)}\n`
}

/** @throws AppError VALIDATION when there is none, or when it is not of this format */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE)
  let content: unknown
  try {
    content = BSON.EJSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    const message = `${path} cannot be read: give the folder of a backup that was finished`
    throw new AppError('VALIDATION', { message, cause })
  }
  const result = manifestSchema.safeParse(content)
  if (result.success) return result.data
  const message = `${path} is not the manifest of a backup that this version can read (${FORMAT}, version ${FORMAT_VERSION})`
  throw new AppError('VALIDATION', { message, cause: result.error })
}
