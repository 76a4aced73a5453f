/** The progress of the current month, for the home screen: the actor's own, and the team's for those who lead it. */
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import type { MonthProgress, Progress } from './progress.ts'
import { readMonth } from './read-month.ts'

/** Each null without a target. */
export type HomeProgress = MonthProgress & { readonly mine: Progress | null; readonly team: Progress | null }

/** Null if there is no target to tell the actor about. @throws AppError FORBIDDEN */
export type ReadProgress = (actor: Actor) => Promise<HomeProgress | null>

export function createReadProgress({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ReadProgress {
  return async (actor) => {
    authorize(actor, 'deal.read')
    const { memberId } = actor
    const leads = may(actor.role, 'target.manage')
    const month = await readMonth(models, actor, { now: clock.now(), memberId: leads ? null : memberId })
    if (month.targets.length === 0) return null
    const { of, together } = await month.won()
    const isAsked = month.targets.some((target) => target.memberId === memberId)
    return { ...month.time, mine: isAsked ? of(memberId) : null, team: leads ? together : null }
  }
}
