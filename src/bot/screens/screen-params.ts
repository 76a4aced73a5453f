/** The screens by name, with the parameters of each, so that any of them can be shown without importing it. */
import type { CustomFieldKind } from '../../models/custom-field.ts'
import type { WordKind } from '../../models/import.ts'
import type { ViewKind } from '../../models/view.ts'
import type {
  BulkEditId,
  EventId,
  ImportId,
  LeadSourceId,
  LineId,
  ApiKeyId,
  CardDraftId,
  CompanyId,
  ContactId,
  DuplicatePairId,
  DeliveryId,
  InviteId,
  MemberId,
  NoteId,
  SyncConflictId,
  SyncId,
  TaskId,
  ViewId,
  WebhookId,
  WebhookMessageId,
} from '../../models/ids.ts'
import type { AuditKind } from '../../models/audit-kind.ts'
import type { ListCompaniesQuery } from '../../services/companies/list-companies.ts'
import type { ListContactsQuery } from '../../services/contacts/read-contacts.ts'
import type { MergedRef, RecordPair } from '../../services/merging/mergeable.ts'
import type { CreatedInvite } from '../../services/workspaces/invites.ts'
import type { Handover } from '../../services/team/handover.ts'
import type { AgendaPlace } from '../../services/day/agenda.ts'
import type { TaskListQuery } from '../../services/tasks/task-lists.ts'
import type { TaskIn } from './task-place.ts'
import type { TaskOutcome } from '../../models/task.ts'
import type { OutcomeOfTask } from '../../services/tasks/tell-about-done.ts'
import type { DoneTask } from '../../services/tasks/finish-task.ts'
import type { SearchResult } from '../../services/search/search.ts'
import type { SenderGroup } from '../../services/leads/sender.ts'
import type { ShownSource } from '../../services/leads/source-secrets.ts'
import type { SyncFieldRef } from './sync-field-ref.ts'
import type { ShownWebhook } from '../../services/webhooks/webhook-secrets.ts'
import type { EditedRecord } from './edited-record.ts'
import type { ReminderGroup } from '../../services/tasks/reminders.ts'
import type { LeadsPlace } from '../../services/deals/list-new-leads.ts'
import type { ListRef } from '../../services/lists/list-ref.ts'
import type { FilePlace } from '../../services/notes/files-of-record.ts'
import type { TimelineOf } from '../../services/timeline/timeline.ts'
import type { TrashQuery } from '../../services/trash/list-trash.ts'
import type { TrashRef } from '../../services/trash/read-trashed.ts'
import type { SampleCounts } from '../../services/samples/remove-samples.ts'
import type { RuleValue, TeamRule } from '../../services/workspaces/team-rules.ts'
import type { ViewPlace } from '../../services/views/list-view.ts'
import type { AssignmentScreenParams } from './assignment-screen-params.ts'
import type { SalesScreenParams } from './sales-screen-params.ts'
import type { OpenLine } from './typed-line.ts'

/** A task that was completed, and when the next one of its series is due. */
type FinishedTask = Omit<OutcomeOfTask, 'outcome' | 'lengthMinutes'> &
  Partial<Pick<OutcomeOfTask, 'lengthMinutes'>> &
  Pick<DoneTask, 'again'>

/** A page of the contacts who work for a company. */
type PeoplePlace = Required<Pick<ListContactsQuery, 'company'>> & Pick<ListContactsQuery, 'page'>

/** The parameters of each screen. */
export type ScreenParams = SalesScreenParams &
  AssignmentScreenParams & {
    readonly welcome: { readonly notice?: string }
    readonly home: { readonly notice?: string }
    readonly contacts: Omit<ListContactsQuery, 'limit' | 'company'> & { readonly notice?: string }
    /** `from` is the position in the list of contacts that its card leads back to. */
    readonly contact: {
      readonly id: ContactId
      readonly notice?: string
      readonly undoId?: EventId | null
      readonly from?: Omit<ListContactsQuery, 'limit' | 'company'>
      /** The view that its card leads back to. */
      readonly view?: ViewId
    }
    readonly companies: Omit<ListCompaniesQuery, 'limit'> & { readonly notice?: string }
    readonly company: {
      readonly id: CompanyId
      readonly notice?: string
      readonly undoId?: EventId | null
      readonly view?: ViewId
    }
    /** The contacts who work for a company. */
    readonly companyPeople: PeoplePlace & { readonly notice?: string }
    /** With a notice it stays open after an answer, for the next one. */
    readonly editRecord: EditedRecord & { readonly notice?: string; readonly undoId?: EventId | null }
    /** What is done seldom with a record. */
    readonly moreRecord: EditedRecord
    /** Asks before something of somebody else's is deleted. */
    readonly deleteRecord: EditedRecord
    /** What the merge of two records would do. */
    readonly mergeRecords: RecordPair & {
      /** Then the queue of possible duplicates goes on. */ readonly isReview?: true
    }
    /** `apart` is the pair that was just kept apart, which a button reopens. */
    readonly duplicates: { readonly notice?: string; readonly undoId?: EventId; readonly apart?: DuplicatePairId }
    /** The merges behind a record. */
    readonly mergedRecords: MergedRef & { readonly notice?: string }
    /** Asks before a person is erased; the second time it only asks whether. */
    readonly eraseContact: { readonly id: ContactId; readonly isSecond?: boolean; readonly notice?: string }
    /** What is stored where. */
    readonly privacy: { readonly notice?: string }
    readonly retention: { readonly notice?: string; readonly undoId?: EventId | null }
    /** `before` is the last entry of the previous page. */
    readonly audit: { readonly kind?: AuditKind; readonly before?: EventId; readonly notice?: string }
    /** `before` is the last entry of the previous page. */
    readonly timeline: { readonly target: TimelineOf; readonly before?: EventId; readonly notice?: string }
    /** `page` counts from 0. */
    readonly note: {
      readonly target: TimelineOf
      readonly id: NoteId
      readonly page: number
      readonly notice?: string
      readonly undoId?: EventId | null
    }
    /** Asks in which form a list is wanted as a file. */
    readonly listFile: { readonly list: ListRef }
    /** `after` is the last file of the previous page; `removing` offers to take files off instead of sending them. */
    readonly files: {
      readonly target: TimelineOf
      readonly after?: FilePlace
      readonly removing?: boolean
      readonly notice?: string
      readonly undoId?: EventId
    }
    /** `after` is the position that was handled or skipped, `at` the one to come back to; without them the queue starts over. */
    readonly agenda: {
      readonly after?: AgendaPlace
      readonly at?: AgendaPlace
      readonly notice?: string
      readonly undoId?: EventId | null
      /** The task that has just been finished; its outcome is null until one is tapped. */
      readonly done?: FinishedTask & { readonly dueAt: string; readonly outcome: TaskOutcome | null }
    }
    /** `from` is where it was opened from, to which Back and Done lead. */
    readonly task: TaskIn & { readonly notice?: string; readonly undoId?: EventId | null }
    readonly assignTask: { readonly id: TaskId }
    readonly taskList: TaskListQuery & { readonly notice?: string; readonly undoId?: EventId | null }
    readonly snoozeTask: TaskIn & { readonly notice?: string }
    readonly taskOutcome: { readonly id: TaskId }
    readonly taskReminders: { readonly id: TaskId; readonly notice?: string; readonly undoId?: EventId | null }
    readonly taskDone: { readonly done: FinishedTask; readonly outcome?: TaskOutcome }
    readonly notifications: { readonly notice?: string }
    readonly digestHour: Record<string, never>
    readonly reminderDefaults: { readonly of: ReminderGroup; readonly notice?: string }
    /** `after` is the last lead of the previous page. */
    readonly newLeads: { readonly after?: LeadsPlace; readonly notice?: string }
    /** `result` is what was found already; `line` is what was typed, if it may be something else than a search. */
    readonly found: { readonly text: string; readonly result?: SearchResult; readonly line?: LineId }
    /** The card of a typed line; `timing` offers times for its task; `open` is what was read already. */
    readonly line: {
      readonly id: LineId
      readonly notice?: string
      readonly timing?: boolean
      readonly open?: OpenLine
    }
    readonly notice: { readonly text: string; readonly undoId?: EventId }
    /** Contact cards that were shared, before they are saved. */
    readonly sharedCards: { readonly id: CardDraftId }
    readonly leadSources: { readonly notice?: string }
    readonly sourceGuide: { readonly id: LeadSourceId }
    /** Asks what sends the leads of a new source. */
    readonly leadSenders: { readonly group: SenderGroup; readonly notice?: string }
    /** The stage that its leads begin in. */
    readonly sourceStage: { readonly id: LeadSourceId }
    readonly leadSource: { readonly id: LeadSourceId; readonly notice?: string }
    /** Shown once, with the secret. */
    readonly leadSecret: { readonly shown: ShownSource }
    readonly deleteSource: { readonly id: LeadSourceId }
    /** `before` is the last delivery of the previous page. */
    readonly deliveries: { readonly sourceId: LeadSourceId; readonly before?: DeliveryId; readonly notice?: string }
    readonly delivery: { readonly id: DeliveryId; readonly notice?: string }
    readonly syncs: { readonly notice?: string }
    readonly sync: { readonly id: SyncId; readonly notice?: string }
    /** Reads their first page, which may take some seconds. */
    readonly syncPreview: { readonly id: SyncId; readonly notice?: string }
    readonly syncFields: { readonly id: SyncId; readonly notice?: string }
    readonly syncField: { readonly of: SyncFieldRef; readonly notice?: string }
    /** `before` is the last conflict of the previous page. */
    readonly syncConflicts: { readonly id: SyncId; readonly before?: SyncConflictId; readonly notice?: string }
    readonly syncConflict: { readonly id: SyncConflictId; readonly notice?: string }
    readonly deleteSync: { readonly id: SyncId }
    /** The records of a view, page by page. */
    readonly view: { readonly id: ViewId; readonly page?: ViewPlace; readonly notice?: string }
    /** What a view is filtered by. */
    readonly viewFilter: { readonly id: ViewId; readonly notice?: string }
    /** The values of one thing to filter by. */
    readonly viewOptions: { readonly id: ViewId; readonly by: string; readonly notice?: string }
    /** The saved views; `removed` is one that a button brings back. */
    readonly savedViews: { readonly kind: ViewKind; readonly notice?: string; readonly removed?: ViewId }
    readonly savedView: { readonly id: ViewId; readonly notice?: string }
    /** The same page, to tick records on. */
    readonly tickView: { readonly id: ViewId; readonly notice?: string }
    /** What can be done with the records of a view, or with those that are ticked in it. */
    readonly bulkActions: { readonly id: ViewId; readonly notice?: string }
    readonly bulkTags: { readonly id: ViewId; readonly what: 'tag' | 'untag' }
    readonly bulkOwner: { readonly id: ViewId }
    readonly bulkFields: { readonly id: ViewId }
    readonly bulkMove: { readonly id: ViewId }
    readonly bulkLost: { readonly id: ViewId; readonly notice?: string }
    /** Asks before what is planned for the records of a view is done. */
    readonly bulkConfirm: { readonly id: ViewId; readonly notice?: string }
    readonly bulkEdit: { readonly id: BulkEditId; readonly notice?: string }
    readonly imports: { readonly notice?: string }
    readonly import: { readonly id: ImportId; readonly notice?: string; readonly confirm?: boolean }
    /** `page` counts from 0. */
    readonly importColumns: { readonly id: ImportId; readonly page?: number; readonly notice?: string }
    readonly importColumn: { readonly id: ImportId; readonly column: number; readonly page?: number }
    /** The words of a file that nobody here knows; `key` is the fieldKey of one. */
    readonly importWords: { readonly id: ImportId; readonly notice?: string }
    readonly importWord: { readonly id: ImportId; readonly of: WordKind; readonly key: string }
    readonly integrations: { readonly notice?: string }
    readonly webhooks: { readonly notice?: string }
    readonly webhook: { readonly id: WebhookId; readonly notice?: string }
    /** Shown once, with the secret. */
    readonly webhookSecret: { readonly shown: ShownWebhook }
    readonly renewWebhook: { readonly id: WebhookId }
    readonly webhookEvents: { readonly id: WebhookId; readonly notice?: string }
    readonly deleteWebhook: { readonly id: WebhookId }
    /** `before` is the last message of the previous page. */
    readonly webhookMessages: { readonly id: WebhookId; readonly before?: WebhookMessageId; readonly notice?: string }
    readonly webhookMessage: { readonly id: WebhookMessageId; readonly notice?: string }
    readonly replayWebhook: { readonly id: WebhookId }
    readonly settings: { readonly notice?: string; readonly undoId?: EventId | null }
    /** The team's own fields. */
    readonly fields: { readonly kind: CustomFieldKind; readonly notice?: string }
    readonly field: { readonly key: string; readonly notice?: string; readonly undoId?: EventId | null }
    readonly fieldChoices: { readonly key: string; readonly notice?: string }
    readonly fieldChoice: { readonly key: string; readonly choice: string; readonly notice?: string }
    readonly fieldStages: { readonly key: string; readonly notice?: string; readonly undoId?: EventId | null }
    /** Says among how many records of the team's own the sample data would stand. */
    readonly loadSamples: { readonly own: SampleCounts }
    /** The member's own language and time zone. */
    readonly me: { readonly notice?: string }
    /** Says what another value of the rule means. */
    readonly teamRule: { readonly rule: TeamRule; readonly value: RuleValue }
    readonly trash: Partial<Omit<TrashQuery, 'limit'>> & { readonly notice?: string }
    readonly trashed: { readonly record: TrashRef; readonly notice?: string }
    readonly apiKeys: { readonly notice?: string }
    readonly apiKey: { readonly id: ApiKeyId; readonly notice?: string; readonly confirm?: boolean }
    readonly workspaces: { readonly notice?: string }
    readonly team: { readonly notice?: string; readonly undoId?: EventId | null }
    readonly member: { readonly id: MemberId; readonly notice?: string }
    /** Without `handover`, asks who takes over what the member owns. */
    readonly removeMember: { readonly id: MemberId; readonly handover?: Handover }
    readonly offerOwnership: { readonly id: MemberId }
    readonly inviteRole: Record<string, never>
    readonly invite: { readonly invite: CreatedInvite }
    /** `before` is the last invite of the previous page, `revoked` the one that a button restores. */
    readonly openInvites: { readonly before?: InviteId; readonly notice?: string; readonly revoked?: InviteId }
    readonly openInvite: { readonly id: InviteId }
    readonly invitation: { readonly token: string }
    readonly firstSteps: { readonly notice?: string }
  }
export type ScreenName = keyof ScreenParams
