/** The current month of a workspace: what should be won, what was won, and how far that is. */
import { AppError } from '../../errors.ts'
import { type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { type Convert, readConverters } from '../rates/create-converter.ts'
import { createLocalDays } from '../reports/local-days.ts'
import { periodOf, soFar } from '../reports/report-period.ts'
import { daysLeft, goalOf, type MonthProgress, type Progress } from './progress.ts'
import { addWon, readWonRows, totalWon } from './read-won.ts'
import { monthOf } from './target-months.ts'
import { targetOf } from './write-targets.ts'

export type Month = {
  readonly time: MonthProgress
  /** ISO 4217, of the workspace. */
  readonly currency: string
  readonly targets: readonly ReturnType<typeof targetOf>[]
  /** What was won is a read of its own: it need not be asked for without a target. */
  readonly won: () => Promise<WonInMonth>
}

export type WonInMonth = {
  /** By the workspace's rates. */
  readonly convert: Convert
  /** YYYY-MM-DD, by the workspace's clock. */
  readonly today: string
  readonly of: (memberId: MemberId) => Progress
  /** Of all that was read, also what nobody in particular won. */
  readonly together: Progress
}

export type MonthQuery = {
  readonly now: Date
  /** Of one member; of all if null. */
  readonly memberId: MemberId | null
}

/** @throws AppError NOT_FOUND */
export async function readMonth(
  models: Models,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  { now, memberId }: MonthQuery,
): Promise<Month> {
  const id = objectId(workspaceId)
  // Of this month in any time zone: the workspace's is not known before it is read.
  const nearby = [...new Set([monthOf(now, 'Etc/GMT+12'), monthOf(now, 'Pacific/Kiritimati')])]
  const whose = memberId === null ? {} : { memberId: objectId(memberId) }
  const [workspace, stored] = await Promise.all([
    models.workspaces.findById(id, { currency: 1, timeZone: 1 }).lean(),
    models.targets.find({ workspaceId: id, month: { $in: nearby }, ...whose }).lean(),
  ])
  if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
  const { currency, timeZone } = workspace
  const month = monthOf(now, timeZone)
  const targets = stored.filter((one) => one.month === month).map(targetOf)

  async function won(): Promise<WonInMonth> {
    const span = soFar(periodOf('this-month', now, timeZone), now)
    const query = { workspaceId, ...span, currency, timeZone, ...(memberId !== null && { ownerId: memberId }) }
    const [rows, convertTo] = await Promise.all([readWonRows(models, query), readConverters(models, workspaceId)])
    const convert = convertTo(currency)
    const today = createLocalDays(timeZone)(now.getTime())
    const byOwner = addWon(rows, convert)
    const goal = (some: typeof targets) =>
      goalOf(
        some.flatMap(({ money }) => money ?? []),
        convert,
        { currency, day: today },
      )
    return {
      convert,
      today,
      of: (member) => ({
        currency,
        won: byOwner.get(member) ?? { count: 0, minor: 0 },
        ...goal(targets.filter((target) => target.memberId === member)),
      }),
      together: { currency, won: totalWon(byOwner), ...goal(targets) },
    }
  }

  return { time: { month, daysLeft: daysLeft(now, timeZone) }, currency, targets, won }
}
