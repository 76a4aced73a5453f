/** What the daily digest tells a member. */
import type { Actor } from '../actor.ts'
import type { DayView, ReadHome } from '../home.ts'
import { endOfDay } from '../member-time.ts'
import type { ServicesDeps } from '../services-deps.ts'
import { agendaFilters } from '../tasks/agenda.ts'

export type DigestView = DayView & {
  /** The first tasks of the day, as their titles. */
  readonly first: readonly { readonly title: string; readonly overdue: boolean }[]
}

/** Null when there is nothing to tell a member who has no open task at all. */
export type ReadDigest = (actor: Actor) => Promise<DigestView | null>

const MOST_TITLES = 5

export function createReadDigest({
  models,
  clock,
  home,
}: Pick<ServicesDeps, 'models' | 'clock'> & { readonly home: ReadHome }): ReadDigest {
  return async (actor) => {
    const now = clock.now()
    const end = endOfDay(now, actor.timeZone)
    const { tasks } = agendaFilters(actor, end)
    const { dueAt: _, ...open } = tasks
    const [day, first, anyOpen] = await Promise.all([
      home(actor),
      models.tasks.find(tasks, { title: 1, dueAt: 1 }).sort({ dueAt: 1, _id: 1 }).limit(MOST_TITLES).lean(),
      models.tasks.exists(open),
    ])
    const isNews = day.overdue + day.today + day.newLeads + day.deals.count > 0
    if (!isNews && anyOpen === null) return null
    return { ...day, first: first.map(({ title, dueAt }) => ({ title, overdue: dueAt < now })) }
  }
}
