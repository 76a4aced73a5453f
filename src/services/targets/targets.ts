/** What members should win, by month: set, carried over to other months, and removed by those who lead the team. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { Money } from '../../models/deal.ts'
import { type EventId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { MemberRecord } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { checkedAmount } from '../fields/types/money.ts'
import { readConverters } from '../rates/create-converter.ts'
import { createLocalDays } from '../reports/local-days.ts'
import { goalDay, goalOf, type Progress } from './progress.ts'
import { carried, planTargets, type Target, type TargetPlace } from './plan-targets.ts'
import { assertPlannable, monthOf, monthPlus } from './target-months.ts'
import { readTargets, recordSteps, targetOf, writeSteps } from './write-targets.ts'

export type MemberTarget = {
  readonly memberId: MemberId
  readonly name: string
  readonly isActive: boolean
  /** Null if none is set. */
  readonly money: Money | null
}

/** @property present the current month @property before whether somebody has a target in the month before */
export type TargetsOfMonth = Pick<Progress, 'currency' | 'goal' | 'unknown'> & {
  readonly month: string
  readonly present: string
  readonly before: boolean
  /** By name: who may sell, and whoever else has a target in the month. */
  readonly members: readonly MemberTarget[]
}

export type OneTarget = MemberTarget & {
  readonly month: string
  readonly present: string
  /** What they should win in the month before. */
  readonly before: Money | null
}

/** @property count how many targets changed @property undoId null if none did */
export type ChangedTargets = { readonly count: number; readonly undoId: EventId | null }

export type Carrying = {
  /** Null for everybody: whoever has a target in one of the months keeps it there. */
  readonly memberId: MemberId | null
  readonly from: string
  readonly to: readonly string[]
}

export type TargetsService = {
  /** @param month the current one if left out @throws AppError FORBIDDEN; so do the others */
  readonly list: (actor: Actor, month?: string) => Promise<TargetsOfMonth>
  /** @param place of the current month if it names none @throws AppError NOT_FOUND */
  readonly get: (actor: Actor, place: Pick<TargetPlace, 'memberId'> & { readonly month?: string }) => Promise<OneTarget>
  /**
   * In place of what was set.
   *
   * @param target for a member, or null for everybody who may sell
   * @throws AppError NOT_FOUND for a member who has left; VALIDATION (target-nought, negative-amount, too-large-amount,
   * month-over, month-too-far)
   */
  readonly set: (
    actor: Actor,
    target: { readonly memberId: MemberId | null; readonly month: string; readonly money: Money },
  ) => Promise<ChangedTargets>
  /** Sets the targets of one month in others as well. @throws AppError VALIDATION (month-over, month-too-far) */
  readonly carry: (actor: Actor, carrying: Carrying) => Promise<ChangedTargets>
  /** Also of a member who has left. @throws AppError VALIDATION (month-over, month-too-far) */
  readonly remove: (actor: Actor, place: TargetPlace) => Promise<ChangedTargets>
}

/** @property present YYYY-MM @property today YYYY-MM-DD, both by the workspace's calendar */
type Setting = Record<'present' | 'today' | 'currency', string>
type Listed = Pick<MemberRecord, '_id' | 'name' | 'role' | 'status'>
type Change = {
  readonly operation: string
  /** Null for everybody. */
  readonly memberId: MemberId | null
  readonly months: readonly string[]
  /** Whose targets may change: those who have left only lose theirs. */
  readonly concerns: (member: Listed) => boolean
  readonly wanted: (known: readonly Target[], members: readonly MemberId[]) => readonly Target[]
}

const noMember = () => new AppError('NOT_FOUND', { message: 'No such member', details: { kind: 'member' } })

const isActive = ({ status }: Listed): boolean => status === 'active'
const maySell = (member: Listed): boolean => isActive(member) && may(member.role, 'deal.write')

export function createTargets({ models, transact, clock }: CoreDeps): TargetsService {
  async function settingOf({ workspaceId }: Actor): Promise<Setting> {
    const workspace = await models.workspaces.findById(objectId(workspaceId), { timeZone: 1, currency: 1 }).lean()
    if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    const { timeZone, currency } = workspace
    const now = clock.now()
    return { present: monthOf(now, timeZone), today: createLocalDays(timeZone)(now.getTime()), currency }
  }

  async function assertPlannableBy(actor: Actor, months: readonly string[]): Promise<void> {
    const { present } = await settingOf(actor)
    for (const month of months) assertPlannable(month, present)
  }

  const membersOf = ({ workspaceId }: Actor, memberId: MemberId | null, tx?: Transaction): Promise<readonly Listed[]> =>
    models.members
      .find(
        { workspaceId: objectId(workspaceId), ...(memberId !== null && { _id: objectId(memberId) }) },
        { name: 1, role: 1, status: 1 },
        tx === undefined ? {} : { session: tx.session },
      )
      .lean()

  async function change(
    actor: Actor,
    { operation, memberId, months, concerns, wanted }: Change,
  ): Promise<ChangedTargets> {
    return transact(
      actor,
      operation,
      async (tx): Promise<ChangedTargets> => {
        const found = (await membersOf(actor, memberId, tx)).filter(concerns)
        if (memberId !== null && found.length === 0) throw noMember()
        const members = found.map(({ _id }) => idOf<MemberId>(_id))
        const known = await readTargets(models, { workspaceId: actor.workspaceId, members, months }, tx)
        const steps = planTargets(known, wanted(known, members))
        if (steps.length === 0) return { count: 0, undoId: null }
        if (!(await writeSteps(models, tx, actor.workspaceId, steps)))
          throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
        return { count: steps.length, undoId: recordSteps(tx, steps) }
      },
      { undoable: true },
    )
  }

  return {
    async list(actor, asked) {
      authorize(actor, 'target.manage')
      const { present, today, currency } = await settingOf(actor)
      const month = asked ?? present
      const workspaceId = objectId(actor.workspaceId)
      const [found, stored, convertTo] = await Promise.all([
        membersOf(actor, null),
        models.targets.find({ workspaceId, month: { $in: [monthPlus(month, -1), month] } }).lean(),
        readConverters(models, actor.workspaceId),
      ])
      const moneys = stored.filter((one) => one.month === month).map(({ money }) => money)
      const own = new Map(
        stored.filter((one) => one.month === month).map((one) => [String(one.memberId), targetOf(one)]),
      )
      return {
        month,
        present,
        currency,
        ...goalOf(moneys, convertTo(currency), { currency, day: goalDay(month, today) }),
        before: stored.some((one) => one.month < month),
        members: found
          .map((member) => ({ ...member, id: idOf<MemberId>(member._id) }))
          .filter((member) => maySell(member) || own.has(member.id))
          .map((member) => ({
            memberId: member.id,
            name: member.name,
            isActive: isActive(member),
            money: own.get(member.id)?.money ?? null,
          }))
          .toSorted(
            (one, other) => Number(other.isActive) - Number(one.isActive) || one.name.localeCompare(other.name),
          ),
      }
    },

    async get(actor, { memberId, month: asked }) {
      authorize(actor, 'target.manage')
      const filter = { workspaceId: objectId(actor.workspaceId), memberId: objectId(memberId) }
      const [{ present }, [member]] = await Promise.all([settingOf(actor), membersOf(actor, memberId)])
      const month = asked ?? present
      const stored = await models.targets.find({ ...filter, month: { $in: [monthPlus(month, -1), month] } }).lean()
      if (member === undefined) throw noMember()
      const moneyIn = (of: string): Money | null => {
        const found = stored.find((one) => one.month === of)
        return found === undefined ? null : targetOf(found).money
      }
      const [money, before] = [moneyIn(month), moneyIn(monthPlus(month, -1))]
      return { memberId, name: member.name, isActive: isActive(member), month, present, money, before }
    },

    async set(actor, { memberId, month, money }) {
      authorize(actor, 'target.manage')
      await assertPlannableBy(actor, [month])
      const amount = checkedAmount(money)
      if (amount.minor === 0) throw fieldProblem('target-nought')
      return change(actor, {
        operation: 'target.set',
        memberId,
        months: [month],
        concerns: memberId === null ? maySell : isActive,
        wanted: (_, members) => members.map((one) => ({ memberId: one, month, money: amount })),
      })
    },

    async carry(actor, { memberId, from, to }) {
      authorize(actor, 'target.manage')
      await assertPlannableBy(actor, to)
      return change(actor, {
        operation: `target.carry-${memberId ?? 'all'}-${from}-${to.length}`,
        memberId,
        months: [from, ...to],
        concerns: memberId === null ? maySell : isActive,
        wanted: (known) => carried({ known, from, to, keep: memberId === null }),
      })
    },

    async remove(actor, { memberId, month }) {
      authorize(actor, 'target.manage')
      await assertPlannableBy(actor, [month])
      return change(actor, {
        operation: `target.remove-${memberId}-${month}`,
        memberId,
        months: [month],
        concerns: () => true,
        wanted: () => [{ memberId, month, money: null }],
      })
    },
  }
}
