/** What the export returns for a deleted record: that it is gone, and since when. */
import { z } from 'zod'

import { idSchema } from './field.ts'
import { hexIdOf } from './read-page.ts'
import type { Stored } from './resource.ts'

export const tombstoneSchema = z.object({
  id: idSchema,
  deleted: z.literal(true),
  deletedAt: z.iso.datetime(),
})

export type Tombstone = z.infer<typeof tombstoneSchema>

/** Null for a record that is not deleted. */
export function tombstoneOf(stored: Stored): Tombstone | null {
  const at = stored['deletedAt']
  return at instanceof Date ? { id: hexIdOf(stored), deleted: true, deletedAt: at.toISOString() } : null
}
