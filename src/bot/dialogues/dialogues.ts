/** The dialogues by name, so that menus and commands start them without importing them. */
import type { LeadSourceId, TaskId } from '../../models/ids.ts'
import type { FieldProblemDetails } from '../../errors.ts'
import type { NewDeal } from '../../services/deals/add-deal.ts'
import type { NewTask } from '../../services/tasks/add-task.ts'
import type { TimelineOf } from '../../services/timeline/timeline.ts'
import type { TypedContact } from '../../services/contacts/add-contact.ts'
import type { WorkspaceSetting } from '../../services/workspaces/workspaces.ts'
import type { EditedRecord } from '../screens/edited-record.ts'
import type { Missing } from './missing-fields.ts'
import type { WantedMove } from './move-in-dialogue.ts'

export type KnownTask = Partial<Pick<NewTask, 'title' | 'type' | 'due' | 'contactId' | 'dealId'>>

/** What each dialogue is started with: plain JSON. */
export type DialogueArgs = {
  /** Begins with what is known already: a shared card, or what an earlier dialogue kept. */
  readonly addContact: { readonly known: TypedContact }
  readonly editField: EditedRecord & { readonly field: string }
  /** Begins with what is known already: the contact whose card it is begun from, the stage that is looked at. */
  readonly addDeal: { readonly known: Partial<NewDeal>; readonly contactName?: string }
  readonly fillStage: WantedMove & { readonly missing: Missing }
  readonly lostReason: Omit<WantedMove, 'wish'> & { readonly title: string }
  readonly addNote: { readonly target: TimelineOf; readonly name: string }
  /**
   * `about` is the contact or deal that it is begun from; `confirm` shows a quick line as it was read before it is saved;
   * `trouble` is what is wrong with the time in it.
   */
  readonly addTask: {
    readonly known: KnownTask
    readonly about?: string
    readonly confirm?: boolean
    readonly trouble?: FieldProblemDetails
  }
  /** `queued`: begun from the agenda, which then goes on with the next card. */
  readonly taskTime: {
    readonly id: TaskId
    readonly change: 'due' | 'snooze'
    readonly title: string
    readonly queued?: boolean
  }
  readonly addApiKey: Record<string, never>
  readonly createWorkspace: Record<string, never>
  readonly changeSetting: { readonly setting: WorkspaceSetting }
  readonly enterInvite: Record<string, never>
  readonly search: Record<string, never>
  readonly addLeadSource: Record<string, never>
  readonly renewLeadSecret: { readonly id: LeadSourceId }
  readonly setLeadToken: { readonly id: LeadSourceId }
  readonly routeLeads: { readonly id: LeadSourceId }
  readonly mapLeadFields: { readonly id: LeadSourceId }
}
export type DialogueName = keyof DialogueArgs
