/** The screens by name, with what each needs to be shown: so that any of them can be asked for without importing it. */
import type { ListContactsQuery } from '../../services/contacts/read-contacts.ts'
import type { ListStageQuery } from '../../services/deals/list-stage.ts'
import type { CreatedInvite } from '../../services/workspaces/invites.ts'
import type { AgendaPlace } from '../../services/day/agenda.ts'
import type { DoneTask } from '../../services/tasks/finish-task.ts'
import type { ShownSource } from '../../services/leads/source-secrets.ts'
import type { TimelineOf } from '../../services/timeline/timeline.ts'

/** What each screen needs to be shown. */
export type ScreenParams = {
  readonly welcome: { readonly notice?: string }
  readonly home: { readonly notice?: string }
  readonly contacts: Omit<ListContactsQuery, 'limit'> & { readonly notice?: string }
  /** `from` is the place in the list of contacts to which its card leads back. */
  readonly contact: {
    readonly id: string
    readonly notice?: string
    readonly undoId?: string | null
    readonly from?: Omit<ListContactsQuery, 'limit'>
  }
  readonly editContact: { readonly id: string }
  readonly board: { readonly mine?: boolean; readonly notice?: string }
  readonly stageDeals: Omit<ListStageQuery, 'limit'> & { readonly notice?: string }
  /** `from` is the place in the list of its stage to which its card leads back. */
  readonly deal: {
    readonly id: string
    readonly notice?: string
    readonly undoId?: string | null
    readonly from?: Omit<ListStageQuery, 'limit' | 'stageId'>
  }
  readonly editDeal: { readonly id: string }
  readonly moveDeal: { readonly id: string }
  /** `from` is the stage that the deal is lost from. */
  readonly lostReason: { readonly id: string; readonly from: string; readonly notice?: string }
  /** `before` is the last entry of the page before. */
  readonly timeline: { readonly target: TimelineOf; readonly before?: string; readonly notice?: string }
  /** `page` counts from 0. */
  readonly note: { readonly target: TimelineOf; readonly id: string; readonly page: number }
  /** `after` is the place that was seen to or skipped; the beginning of the queue without it. */
  readonly agenda: { readonly after?: AgendaPlace; readonly notice?: string; readonly undoId?: string | null }
  readonly task: { readonly id: string; readonly notice?: string; readonly undoId?: string | null }
  readonly editTask: { readonly id: string }
  readonly assignTask: { readonly id: string }
  /** `queued`: chosen from the agenda, which then goes on with the next card. */
  readonly snoozeTask: { readonly id: string; readonly queued?: boolean; readonly notice?: string }
  readonly taskOutcome: { readonly id: string }
  readonly taskDone: { readonly done: DoneTask }
  readonly notifications: { readonly notice?: string }
  readonly digestHour: Record<string, never>
  readonly found: { readonly text: string }
  readonly notice: { readonly text: string; readonly undoId?: string }
  readonly leadSources: { readonly notice?: string }
  readonly leadSource: { readonly id: string; readonly notice?: string }
  /** Shown once: with the secret. */
  readonly leadSecret: { readonly shown: ShownSource }
  readonly deleteSource: { readonly id: string }
  /** `before` is the last delivery of the page before. */
  readonly deliveries: { readonly sourceId: string; readonly before?: string; readonly notice?: string }
  readonly delivery: { readonly id: string; readonly notice?: string }
  readonly settings: { readonly notice?: string }
  readonly apiKeys: { readonly notice?: string }
  readonly apiKey: { readonly id: string; readonly notice?: string; readonly confirm?: boolean }
  readonly workspaces: { readonly notice?: string }
  readonly team: { readonly notice?: string }
  readonly member: { readonly id: string; readonly notice?: string }
  readonly inviteRole: Record<string, never>
  readonly invite: { readonly invite: CreatedInvite }
  readonly invitation: { readonly token: string }
  readonly firstSteps: { readonly notice?: string }
}
export type ScreenName = keyof ScreenParams
