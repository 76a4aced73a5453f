/**
 * Ids and references to records as they travel outside the database: 24 hexadecimal digits, branded so that one kind cannot
 * be passed for another.
 */
declare const brand: unique symbol
export type Id<Kind extends string = string> = string & { readonly [brand]: Kind }

export type WorkspaceId = Id<'workspace'>
export type MemberId = Id<'member'>
export type InviteId = Id<'invite'>
export type ContactId = Id<'contact'>
export type CompanyId = Id<'company'>
export type PipelineId = Id<'pipeline'>
export type StageId = Id<'stage'>
export type DealId = Id<'deal'>
export type TaskId = Id<'task'>
export type NoteId = Id<'note'>
export type NoteDraftId = Id<'noteDraft'>
export type CardDraftId = Id<'cardDraft'>
export type LeadSourceId = Id<'leadSource'>
export type DeliveryId = Id<'delivery'>
export type WebhookId = Id<'webhook'>
export type WebhookMessageId = Id<'webhookMessage'>
export type ApiKeyId = Id<'apiKey'>
export type SyncId = Id<'sync'>
export type SyncConflictId = Id<'syncConflict'>
export type ImportId = Id<'import'>
export type EventId = Id<'event'>
export type LineId = Id<'line'>
export type MergeId = Id<'merge'>
export type DuplicatePairId = Id<'duplicatePair'>
export type ErasureId = Id<'erasure'>
export type ViewId = Id<'view'>
export type BulkEditId = Id<'bulkEdit'>
export type ReportScheduleId = Id<'reportSchedule'>
export type RateId = Id<'rate'>
export type AssignmentRuleId = Id<'assignmentRule'>

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
  'webhook',
  'api-key',
  'sync',
  'import',
  'bulk-edit',
  'rate',
  'assignment-rule',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

type IdByRecordKind = {
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
  readonly webhook: WebhookId
  readonly 'api-key': ApiKeyId
  readonly sync: SyncId
  readonly import: ImportId
  readonly 'bulk-edit': BulkEditId
  readonly rate: RateId
  readonly 'assignment-rule': AssignmentRuleId
}

/** The id of a kind of thing that a person or a program can ask for. */
export type IdOf<Kind extends IdKind> = IdByKind[Kind]
type IdByKind = IdByRecordKind & {
  readonly stage: StageId
  readonly delivery: DeliveryId
  readonly view: ViewId
  readonly 'report-schedule': ReportScheduleId
  readonly 'sync-conflict': SyncConflictId
  readonly 'webhook-message': WebhookMessageId
  /** A typed line whose card is not saved yet. */
  readonly line: LineId
  /** An event as the API knows it, and as the change that a person can undo. */
  readonly event: EventId
  readonly change: EventId
}
export type IdKind = keyof IdByKind

/**
 * A reference to one record of a workspace: the target of an event, the owner of a timeline, the subject of a card. The
 * kind determines the type of the id: a deal's id does not fit a reference to a contact.
 */
export type RecordRef<Kind extends RecordKind = RecordKind> = {
  readonly [K in Kind]: { readonly kind: K; readonly id: IdByRecordKind[K] }
}[Kind]

declare const providerBrand: unique symbol
/** The id of a sender of leads, such as `typeform`: only the list of senders makes one of a text. */
export type ProviderId = string & { readonly [providerBrand]: true }
/** A button carries it. */
export const MAX_PROVIDER_ID_LENGTH = 24

/** The form of every id in text. */
export const ID_FORM = /^[0-9a-f]{24}$/u
