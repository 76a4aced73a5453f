/** The content of a member's daily digest. */
import type { Actor } from '../core/actor.ts'
import type { DayView, ReadHome } from './home.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { overdueBefore } from '../tasks/task-time.ts'
import { agendaFilters } from './agenda.ts'

export type DigestView = DayView & {
  /** The titles of the day's first tasks. */
  readonly first: readonly { readonly title: string; readonly overdue: boolean }[]
}

/** Null when there is nothing to report to a member who has no open tasks. */
export type ReadDigest = (actor: Actor) => Promise<DigestView | null>

const MAX_TITLES = 5

export function createReadDigest({
  models,
  clock,
  home,
}: Pick<CoreDeps, 'models' | 'clock'> & { readonly home: ReadHome }): ReadDigest {
  return async (actor) => {
    const now = clock.now()
    const end = endOfDay(now, actor.timeZone)
    const { tasks } = agendaFilters(actor, end)
    const { dueAt: _, ...open } = tasks
    const [day, first, anyOpen] = await Promise.all([
      home(actor),
      models.tasks.find(tasks, { title: 1, dueAt: 1 }).sort({ dueAt: 1, _id: 1 }).limit(MAX_TITLES).lean(),
      models.tasks.exists(open),
    ])
    const isNews = day.overdue + day.today + day.newLeads + day.deals.count > 0
    if (!isNews && anyOpen === null) return null
    return {
      ...day,
      first: first.map(({ title, dueAt }) => ({ title, overdue: dueAt !== null && dueAt < overdueBefore(now) })),
    }
  }
}
