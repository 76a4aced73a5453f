/** What the export returns for a deleted record: that it is gone, and since when. */
import { Types } from 'mongoose'
import { z } from 'zod'

import { idOf } from '../../models/ids.ts'
import { idSchema } from './field.ts'
import { hexIdOf } from './read-page.ts'
import type { Stored } from './resource.ts'

export const tombstoneSchema = z.object({
  id: idSchema,
  deleted: z.literal(true),
  deletedAt: z.iso.datetime(),
  /** Only if it was merged. */
  mergedInto: idSchema.optional().meta({ description: 'The record that it was merged into' }),
})

export type Tombstone = z.infer<typeof tombstoneSchema>

/** Null for a record that is not deleted. */
export function tombstoneOf(stored: Stored): Tombstone | null {
  const at = stored['deletedAt']
  if (!(at instanceof Date)) return null
  const heir = stored['mergedInto']
  return {
    id: hexIdOf(stored),
    deleted: true,
    deletedAt: at.toISOString(),
    ...(heir instanceof Types.ObjectId && { mergedInto: idOf(heir) }),
  }
}
