/** Notifies an admin that a lead source is failing, and counts in the same message what fails in the hour after it. */
import type { LeadSourceId, MemberId, WorkspaceId } from '../models/ids.ts'
import { may } from '../services/core/permissions.ts'
import type { FailingAlerts } from '../services/leads/failing-alert.ts'
import { SOURCE_FAILING_JOB, SOURCE_FAILURES_JOB } from '../services/leads/source-failing-job.ts'
import type { ShownIn } from '../services/notifications/hide-message.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { handleJob } from './queue-handler.ts'

export type FailingSource = {
  readonly id: LeadSourceId
  readonly name: string
  /** How many deliveries have failed, and since when; null if only one has. */
  readonly more: { readonly count: number; readonly since: Date } | null
}

export type NotifySourceFailingDeps = {
  readonly findRecipient: FindRecipient
  readonly alerts: FailingAlerts
  /** Sends the message, or changes the given one. @returns where it is; null if it could not be sent */
  readonly tellSourceFailing: (
    listener: Listener,
    source: FailingSource,
    shownIn: ShownIn | null,
  ) => Promise<ShownIn | null>
}

type About = {
  readonly workspaceId: WorkspaceId
  readonly memberId: MemberId
  readonly sourceId: LeadSourceId
  readonly sourceName: string
}

function createNotify({ findRecipient, alerts, tellSourceFailing }: NotifySourceFailingDeps) {
  return async (about: About): Promise<void> => {
    const { workspaceId, memberId, sourceId, sourceName } = about
    const listener = await findRecipient(workspaceId, memberId, 'lead-source-failing')
    // A member who no longer manages sources can do nothing about it.
    if (listener === null || !may(listener.member.role, 'lead-source.manage')) return
    const alert = await alerts.read(about)
    const { shown, count, since } = alert ?? { shown: null, count: 1, since: new Date(0) }
    // Counted already, by an edit for an earlier failure.
    if (shown !== null && shown.count >= count) return
    const source = { id: sourceId, name: sourceName, more: count > 1 ? { count, since } : null }
    const shownIn = await tellSourceFailing(listener, source, shown)
    if (alert !== null && shownIn !== null) await alerts.remember(about, alert, shownIn)
  }
}

export function createNotifySourceFailing(deps: NotifySourceFailingDeps) {
  return handleJob(SOURCE_FAILING_JOB, createNotify(deps))
}

export function createCountSourceFailures(deps: NotifySourceFailingDeps) {
  return handleJob(SOURCE_FAILURES_JOB, createNotify(deps))
}
