/** The dialogues by name, so that menus and commands can start them without importing them. */
import type { CustomFieldKind } from '../../models/custom-field.ts'
import type { LineItem } from '../../models/deal.ts'
import type { ViewKind } from '../../models/view.ts'
import type { ProviderId } from '../../ids.ts'
import type {
  AssignmentRuleId,
  CompanyId,
  ContactId,
  DealId,
  DeliveryId,
  LeadSourceId,
  LineId,
  MemberId,
  NoteDraftId,
  NoteId,
  PipelineId,
  StageId,
  SyncId,
  TaskId,
  ViewId,
  WebhookId,
} from '../../models/ids.ts'
import type { Locale } from '../../locale.ts'
import type { FieldProblemDetails } from '../../errors.ts'
import type { NewDeal } from '../../services/deals/add-deal.ts'
import type { NewTask } from '../../services/tasks/add-task.ts'
import type { ReminderGroup } from '../../services/tasks/reminders.ts'
import type { TimelineOf } from '../../services/timeline/timeline.ts'
import type { TypedContact } from '../../services/contacts/add-contact.ts'
import type { WorkspaceSetting } from '../../services/workspaces/workspaces.ts'
import type { EditedRecord } from '../screens/edited-record.ts'
import type { SyncFieldRef } from '../screens/sync-field-ref.ts'
import type { TaskIn } from '../screens/task-place.ts'
import type { FittingContact } from './ask-contact.ts'
import type { Missing } from './missing-fields.ts'
import type { WantedMove } from './move-in-dialogue.ts'

export type KnownTask = Partial<
  Pick<NewTask, 'title' | 'type' | 'due' | 'repeat' | 'contactId' | 'companyId' | 'dealId' | 'assigneeId'>
>

/** The arguments of each dialogue: plain JSON. */
export type DialogueArgs = {
  /** `known`: fields that are already known, from a shared card or an earlier dialogue. */
  readonly addContact: { readonly known: TypedContact }
  readonly addCompany: Record<string, never>
  readonly editField: EditedRecord & { readonly field: string }
  /** `known`: fields that are already known, such as the contact or stage it was started from. */
  readonly addDeal: {
    readonly known: Partial<NewDeal>
    readonly contactName?: string
    /** The company that it was started from. */
    readonly companyName?: string
  }
  /** `currency` is that of the deal, null if it has none yet; `changed` is one item as it was shown. */
  readonly typeItems: {
    readonly id: DealId
    readonly currency: string | null
    readonly changed?: { readonly key: string; readonly item: LineItem }
  }
  readonly addDealContact: { readonly id: DealId; readonly title: string }
  readonly typeRole: { readonly id: DealId; readonly contact: ContactId; readonly name: string }
  readonly fillStage: WantedMove & { readonly missing: Missing }
  readonly lostReason: Omit<WantedMove, 'wish'> & { readonly title: string }
  /** The contact that forwarded or sent messages are about. */
  readonly assignDraft: { readonly id: NoteDraftId }
  readonly addNote: { readonly target: TimelineOf; readonly name: string }
  /** `page` counts from 0; `target` is the record whose timeline it was opened from. */
  readonly editNote: { readonly target: TimelineOf; readonly id: NoteId; readonly page: number }
  /**
   * `who` is a name that does not mean one certain contact, and `fits` are those that it may mean; `text` is the note, if the
   * command held it.
   */
  readonly writeNote: { readonly who?: string; readonly fits?: readonly FittingContact[]; readonly text?: string }
  /**
   * `about` is the contact or deal it was started from; `confirm` shows the task read from a quick line before saving it;
   * `trouble` is what is wrong with the time in that line.
   */
  readonly addTask: {
    readonly known: KnownTask
    readonly about?: string
    readonly confirm?: boolean
    readonly trouble?: FieldProblemDetails
  }
  readonly taskTime: TaskIn & {
    readonly change: 'due' | 'snooze'
    readonly title: string
  }
  readonly addApiKey: Record<string, never>
  readonly createWorkspace: Record<string, never>
  readonly changeSetting: { readonly setting: WorkspaceSetting }
  /** The team's own fields. */
  readonly makeField: { readonly kind: CustomFieldKind }
  readonly nameField: { readonly key: string } & (
    | { readonly what: 'field' | 'new-choice' }
    | { readonly what: 'choice'; readonly choice: string }
  )
  /** `before` is what the person saw: nothing is changed if it is something else by then. */
  readonly namePipeline:
    | { readonly what: 'new-stage'; readonly id: PipelineId; readonly locale: Locale }
    | { readonly what: 'pipeline'; readonly id: PipelineId; readonly locale: Locale; readonly before: string | null }
    | { readonly what: 'stage'; readonly stageId: StageId; readonly locale: Locale; readonly before: string | null }
  readonly stageNumber: {
    readonly what: 'probability' | 'rottingDays'
    readonly stageId: StageId
    readonly name: string
    readonly before: number | null
  }
  readonly nameLostReason: { readonly before: string | null }
  readonly quietHours: Record<string, never>
  /** For one task, or as a default for new ones. */
  readonly remindBefore: { readonly of: { readonly task: TaskId } | { readonly default: ReminderGroup } }
  readonly taskLength: { readonly id: TaskId; readonly title: string }
  readonly ownTimeZone: Record<string, never>
  readonly enterInvite: Record<string, never>
  /** For a typed line; `save` saves it once the contact is chosen. */
  readonly chooseContact: { readonly id: LineId; readonly save?: boolean }
  /** The contact that another one is to be merged with. */
  readonly mergeContact: { readonly id: ContactId; readonly name: string }
  readonly mergeCompany: { readonly id: CompanyId; readonly name: string }
  /** A value of a condition that a view is filtered by. */
  readonly typeCondition: {
    readonly id: ViewId
    readonly kind: ViewKind
    readonly by: string
    readonly test: 'is' | 'has' | 'min' | 'max'
  }
  readonly nameView: { readonly id: ViewId; readonly what: 'save' | 'rename' }
  readonly bulkLostReason: { readonly id: ViewId }
  /** @property known of a rate whose number alone is asked for */
  readonly enterRate: { readonly known?: { readonly from: string; readonly to: string; readonly day: string } }
  /** For everybody if it names nobody. @property month YYYY-MM */
  readonly enterTarget: {
    readonly month: string
    readonly member: { readonly id: MemberId; readonly name: string } | null
  }
  /** The smallest win that the team is told about. */
  readonly winsFrom: Record<string, never>
  /** @property id of a rule that is renamed; a new one without it */
  readonly nameRule: { readonly id?: AssignmentRuleId }
  readonly typeCountries: { readonly id: AssignmentRuleId }
  readonly typeResponseTime: Record<string, never>
  readonly typeAbsence: { readonly id: MemberId; readonly name: string }
  readonly typeBulkTag: { readonly id: ViewId; readonly what: 'tag' | 'untag' }
  /** `count` is how many records it is about. */
  readonly setBulkField: {
    readonly id: ViewId
    readonly kind: ViewKind
    readonly field: string
    readonly count: number
  }
  readonly search: Record<string, never>
  readonly addLeadSource: { readonly provider: ProviderId }
  readonly renewLeadSecret: { readonly id: LeadSourceId }
  readonly setLeadToken: { readonly id: LeadSourceId }
  readonly addSync: Record<string, never>
  readonly renewSyncToken: { readonly id: SyncId }
  readonly mapSyncField: SyncFieldRef
  readonly routeLeads: { readonly id: LeadSourceId }
  /** With the values of that delivery, or of the source's newest. */
  readonly mapLeadFields: { readonly id: LeadSourceId; readonly deliveryId?: DeliveryId }
  readonly addWebhook: Record<string, never>
  readonly editWebhook: { readonly id: WebhookId; readonly field: 'name' | 'url' }
}
export type DialogueName = keyof DialogueArgs
