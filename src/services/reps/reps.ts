/** The members of a team as those who lead it look at them: what each has open, is late with, did last and has won this month. */
import { AppError } from '../../errors.ts'
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { MemberRecord } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import { convertSums } from '../deals/convert-sums.ts'
import type { MonthProgress, Progress } from '../targets/progress.ts'
import { readMonth } from '../targets/read-month.ts'
import { dealsWithoutStep, lastTouches, openDeals, overdueTasks, type ReadOf } from './count-by-member.ts'
import { createReadTouches, type ReadTouches } from './read-touches.ts'
import { byAttention, type RepFigures } from './rep-figures.ts'

/** @property currency ISO 4217, of the workspace */
export type RepsView = MonthProgress & {
  readonly currency: string
  /** By what needs attention. */
  readonly reps: readonly RepFigures[]
  /** All that was won this month, also by nobody in particular, and all targets together. */
  readonly team: Progress
}

export type RepView = RepFigures & MonthProgress

export type RepsService = {
  /** Whoever may have deals, and whoever has left and still owns open ones. @throws AppError FORBIDDEN */
  readonly list: (actor: Actor) => Promise<RepsView>
  /** @throws AppError NOT_FOUND; FORBIDDEN for a colleague's figures, unless the actor leads the team */
  readonly get: (actor: Actor, id: MemberId) => Promise<RepView>
  /** What they did last. @throws AppError NOT_FOUND; FORBIDDEN unless the actor leads the team */
  readonly touches: ReadTouches
}

type Listed = Pick<MemberRecord, '_id' | 'name' | 'role' | 'status' | 'createdAt'>

/** @throws AppError FORBIDDEN (record.see-all) */
export function authorizeFigures(actor: Actor, id: MemberId): void {
  authorize(actor, 'deal.read')
  if (id !== actor.memberId) authorize(actor, 'record.see-all')
}

export function createReps({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): RepsService {
  async function view(actor: Actor, only: MemberId | null): Promise<RepsView> {
    const now = clock.now()
    const workspaceId = objectId(actor.workspaceId)
    const [month, found] = await Promise.all([
      readMonth(models, actor, { now, memberId: only }),
      models.members
        .find(
          { workspaceId, ...(only !== null && { _id: objectId(only) }) },
          { name: 1, role: 1, status: 1, createdAt: 1 },
        )
        .lean(),
    ])
    const { currency, time } = month
    const asked: ReadOf = { models, actor, members: found.map(({ _id }) => _id), now }
    const [open, overdue, withoutStep, touched, won] = await Promise.all([
      openDeals(asked),
      overdueTasks(asked),
      dealsWithoutStep(asked),
      lastTouches(asked),
      month.won(),
    ])

    function figuresOf({ _id, name, role, status, createdAt }: Listed): RepFigures {
      const memberId = idOf<MemberId>(_id)
      const groups = open.get(memberId) ?? []
      const sums = groups.flatMap(({ _id: { currency: code }, minor }) =>
        code == null ? [] : [{ amount: { minor, currency: code }, probability: 100 }],
      )
      const { minor, unconverted } = convertSums(sums, groups, (money) => won.convert(money, won.today), currency)
      return {
        memberId,
        name,
        role,
        isActive: status === 'active',
        open: { count: groups.reduce((sum, { count }) => sum + count, 0), minor, unconverted },
        overdueTasks: overdue.get(memberId) ?? 0,
        withoutStep: withoutStep.get(memberId) ?? 0,
        touchedAt: touched.get(memberId)?.toISOString() ?? null,
        joinedAt: createdAt.toISOString(),
        progress: won.of(memberId),
      }
    }

    return { ...time, currency, reps: found.map(figuresOf).toSorted(byAttention), team: won.together }
  }

  return {
    touches: createReadTouches({ models, clock }),

    async list(actor) {
      authorize(actor, 'record.see-all')
      const { reps, ...rest } = await view(actor, null)
      const isListed = ({ isActive, role, open, overdueTasks: late }: RepFigures): boolean =>
        isActive ? may(role, 'deal.write') || open.count + late > 0 : open.count > 0
      return { ...rest, reps: reps.filter(isListed) }
    },

    async get(actor, id) {
      authorizeFigures(actor, id)
      const { month, daysLeft: left, reps } = await view(actor, id)
      const [rep] = reps
      if (rep === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
      return { ...rep, month, daysLeft: left }
    },
  }
}
