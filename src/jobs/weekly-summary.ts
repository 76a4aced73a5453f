/** Sends the summary of a week to somebody who leads the team. */
import type { ReadWeekly, WeeklyView } from '../services/day/read-weekly.ts'
import { WEEKLY_JOB } from '../services/day/digest-jobs.ts'
import { weekBefore } from '../services/day/week-before.ts'
import { may } from '../services/core/permissions.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export type SendWeeklyDeps = {
  readonly findRecipient: FindRecipient
  readonly readWeekly: ReadWeekly
  /** Formats the summary and sends it. */
  readonly tellWeekly: (listener: Listener, weekly: WeeklyView) => Promise<void>
}

export function createSendWeekly({ findRecipient, readWeekly, tellWeekly }: SendWeeklyDeps) {
  return handleJob(WEEKLY_JOB, async ({ workspaceId, memberId, dueAt }, { item }) => {
    const listener = await findRecipient(workspaceId, memberId, 'weekly-summary')
    // They may have led the team when it was scheduled.
    if (listener === null || !may(listener.member.role, 'record.see-all')) return
    const week = weekBefore(new Date(dueAt), listener.member.timeZone)
    await tellWeekly(listener, await readWeekly(memberActor(listener, item), week))
  })
}
