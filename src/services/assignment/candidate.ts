/** Records as they will be stored: what rules are asked about before anything is written. Pure. */
import { objectId, type PipelineId, type StageId } from '../../models/ids.ts'
import type { RecordSource } from '../../models/record-source.ts'
import type { ContactFields, ContactValues } from '../contacts/contact-fields.ts'
import type { DealFields, DealValues } from '../deals/deal-fields.ts'
import { nested } from '../fields/stored-path.ts'
import { storedValues } from '../fields/values.ts'

type Stored = Readonly<Record<string, unknown>>

export type DealPlace = { readonly pipelineId: PipelineId; readonly stageId: StageId }

export function dealToBe(
  fields: DealFields,
  values: DealValues,
  { pipelineId, stageId, source }: DealPlace & { readonly source: RecordSource },
): Stored {
  const place = { pipelineId: objectId(pipelineId), stageId: objectId(stageId) }
  return { ...nested(storedValues(fields, values).$set), ...place, status: 'open', source }
}

export function contactToBe(fields: ContactFields, values: ContactValues): Stored {
  return nested(storedValues(fields, values).$set)
}
