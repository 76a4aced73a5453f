/** Writes the last touch of records. Nobody changed them: neither their version nor their `updatedAt` moves. */
import type { ClientSession, Model, Types } from 'mongoose'

import type { ContactRecord } from '../../models/contact.ts'
import type { Models } from '../../models/models.ts'
import type { TouchedKind } from './plan-touches.ts'

/** What the three kinds have in common. */
export type Touched = Pick<
  ContactRecord,
  '_id' | 'workspaceId' | 'touchedAt' | 'createdAt' | 'mergedInto' | 'mergedIds'
>

const MODEL_OF = { deal: 'deals', contact: 'contacts', company: 'companies' } as const satisfies Record<
  TouchedKind,
  keyof Models
>

/** Safe: all three store those fields alike, and a deal is never merged. */
export function touchedModel(models: Models, kind: TouchedKind): Model<Touched> {
  return models[MODEL_OF[kind]] as unknown as Model<Touched>
}

/** Later than what is there, or else nothing changes. */
export async function touch(
  models: Models,
  kind: TouchedKind,
  { workspaceId, ids, at }: { workspaceId: Types.ObjectId; ids: readonly Types.ObjectId[]; at: Date },
  session: ClientSession,
): Promise<void> {
  if (ids.length === 0) return
  const filter = { workspaceId, _id: { $in: ids } }
  await touchedModel(models, kind).updateMany(filter, { $max: { touchedAt: at } }, { session, timestamps: false })
}
