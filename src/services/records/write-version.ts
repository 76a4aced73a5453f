/** The guarded write of a stored record: it succeeds only on the version that was read. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import type { KindDefinition } from './kind-definition.ts'
import { modelOf } from './seen-records.ts'

type Versioned = { readonly _id: Types.ObjectId; readonly workspaceId: Types.ObjectId; readonly version: number }

/** @throws AppError CONFLICT (changed-meanwhile) */
export async function writeRecordVersion(
  models: Models,
  tx: Transaction,
  { kind, model }: Pick<KindDefinition, 'kind' | 'model'>,
  { _id, workspaceId, version }: Versioned,
  update: Readonly<Record<string, unknown>>,
): Promise<void> {
  const written = await modelOf(models, { model }).updateOne(
    { workspaceId, _id, version },
    { ...update, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount === 1) return
  throw new AppError('CONFLICT', {
    message: `The ${kind} changed meanwhile`,
    details: { reason: 'changed-meanwhile' },
  })
}
