/** What every step of an erasure works with. */
import type { Types } from 'mongoose'

import type { ErasureRecord, ErasureTraces } from '../../models/erasure.ts'
import type { SystemActor } from '../core/actor.ts'
import type { Pace } from '../core/pace.ts'
import type { FieldTables } from '../records/field-tables.ts'
import type { PrivacyDeps } from './privacy-deps.ts'
import type { Recognition } from './recognise-person.ts'

export type ErasureUnderWay = ErasureRecord & { readonly traces: ErasureTraces }

export type EraseContext = Recognition & {
  readonly deps: PrivacyDeps
  /** The tables of the workspace. */
  readonly fields: FieldTables
  readonly actor: SystemActor
  readonly erasure: ErasureUnderWay
  /** What the name is replaced with. */
  readonly mark: string
  /** Of the writes of the step. */
  readonly pace: Pace
  readonly signal: AbortSignal | undefined
}

/** One kind of place. Repeating it is harmless. */
export type EraseStep = (context: EraseContext) => Promise<void>

export const includesId = (ids: readonly Types.ObjectId[], id: Types.ObjectId | null | undefined): boolean =>
  id != null && ids.some((one) => one.equals(id))
