/** A reference to one record of a workspace, whatever its kind: what an event is about, whose timeline, which card. */
import type { Types } from 'mongoose'

import type {
  ApiKeyId,
  CompanyId,
  ContactId,
  DealId,
  InviteId,
  LeadSourceId,
  MemberId,
  NoteId,
  PipelineId,
  TaskId,
  WorkspaceId,
} from './ids.ts'

export const RECORD_KINDS = [
  'workspace',
  'member',
  'invite',
  'contact',
  'company',
  'pipeline',
  'deal',
  'task',
  'note',
  'lead-source',
  'api-key',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

type IdOf = {
  readonly workspace: WorkspaceId
  readonly member: MemberId
  readonly invite: InviteId
  readonly contact: ContactId
  readonly company: CompanyId
  readonly pipeline: PipelineId
  readonly deal: DealId
  readonly task: TaskId
  readonly note: NoteId
  readonly 'lead-source': LeadSourceId
  readonly 'api-key': ApiKeyId
}

/** The kind says whose id it is: a deal's cannot stand in the reference to a contact. */
export type RecordRef<Kind extends RecordKind = RecordKind> = {
  readonly [K in Kind]: { readonly kind: K; readonly id: IdOf[K] }
}[Kind]

/** A reference as it is stored. */
export type StoredRef = { readonly kind: RecordKind; readonly id: Types.ObjectId }

/** A stored reference as it leaves the services. */
export function recordRef({ kind, id }: StoredRef): RecordRef {
  return { kind, id: id.toHexString() } as RecordRef
}
