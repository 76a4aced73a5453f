/** The progress of the current month, for the home screen: the actor's own, and the team's for those who lead it. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import { readConverters } from '../rates/create-converter.ts'
import { createLocalDays } from '../reports/local-days.ts'
import { periodOf, soFar } from '../reports/report-period.ts'
import { daysLeft, goalOf, type MonthProgress, type Progress } from './progress.ts'
import { addWon, readWonRows, totalWon } from './read-won.ts'
import { monthOf } from './target-months.ts'
import { targetOf } from './write-targets.ts'

/** Each null without a target. */
export type HomeProgress = MonthProgress & { readonly mine: Progress | null; readonly team: Progress | null }

/** Null if there is no target to tell the actor about. @throws AppError FORBIDDEN */
export type ReadProgress = (actor: Actor) => Promise<HomeProgress | null>

export function createReadProgress({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ReadProgress {
  return async (actor) => {
    authorize(actor, 'deal.read')
    const leads = may(actor.role, 'target.manage')
    const now = clock.now()
    const workspaceId = objectId(actor.workspaceId)
    // Of this month in any time zone: the workspace's is not known before it is read.
    const nearby = [...new Set([monthOf(now, 'Etc/GMT+12'), monthOf(now, 'Pacific/Kiritimati')])]
    const whose = leads ? {} : { memberId: objectId(actor.memberId) }
    const [workspace, stored] = await Promise.all([
      models.workspaces.findById(workspaceId, { currency: 1, timeZone: 1 }).lean(),
      models.targets.find({ workspaceId, month: { $in: nearby }, ...whose }).lean(),
    ])
    if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    const { currency, timeZone } = workspace
    const month = monthOf(now, timeZone)
    const targets = stored.filter((one) => one.month === month).map(targetOf)
    if (targets.length === 0) return null

    const span = soFar(periodOf('this-month', now, timeZone), now)
    const query = { workspaceId: actor.workspaceId, ...span, currency, timeZone }
    const [rows, convertTo] = await Promise.all([
      readWonRows(models, leads ? query : { ...query, ownerId: actor.memberId }),
      readConverters(models, actor.workspaceId),
    ])
    const convert = convertTo(currency)
    const won = addWon(rows, convert)
    const goal = (of: typeof targets) =>
      goalOf(
        of.flatMap(({ money }) => money ?? []),
        convert,
        { currency, day: createLocalDays(timeZone)(now.getTime()) },
      )
    const own = targets.filter(({ memberId }) => memberId === actor.memberId)
    return {
      month,
      daysLeft: daysLeft(now, timeZone),
      mine:
        own.length === 0 ? null : { currency, won: won.get(actor.memberId) ?? { count: 0, minor: 0 }, ...goal(own) },
      team: leads ? { currency, won: totalWon(won), ...goal(targets) } : null,
    }
  }
}
