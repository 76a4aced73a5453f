/**
 * A reference to one record of a workspace, whatever its kind: the target of an event, the owner of a timeline, the
 * subject of a card.
 */
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

/** The kind determines the type of the id: a deal's id does not fit a reference to a contact. */
export type RecordRef<Kind extends RecordKind = RecordKind> = {
  readonly [K in Kind]: { readonly kind: K; readonly id: IdOf[K] }
}[Kind]

/** A reference as it is stored. */
export type StoredRef = { readonly kind: RecordKind; readonly id: Types.ObjectId }

/** A stored reference as it leaves the services. */
export function recordRef({ kind, id }: StoredRef): RecordRef {
  return { kind, id: id.toHexString() } as RecordRef
}
