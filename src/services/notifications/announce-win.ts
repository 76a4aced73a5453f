/**
 * Tells the members about a deal that is still won: once a day for a deal, however often it is reopened and won again. What each of
 * them gets, and when, is then decided as for every other notification.
 */
import { AppError } from '../../errors.ts'
import type { DealRecord } from '../../models/deal.ts'
import { idOf, type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { MemberRecord } from '../../models/member.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'
import type { SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { seesAll } from '../core/permissions.ts'
import { readConverters } from '../rates/create-converter.ts'
import { createLocalDays } from '../reports/local-days.ts'
import { NEWS_JOB } from './news-job.ts'
import type { WinPayload } from './win-job.ts'

/** @returns how many members are told */
export type AnnounceWin = (actor: SystemActor, win: WinPayload) => Promise<number>

/** A deal that is won again within this time, in milliseconds, is no news. */
export const WIN_AGAIN_MS = 24 * 60 * 60 * 1000

type Rules = Pick<WorkspaceRecord, 'wins' | 'winsFrom' | 'visibility' | 'timeZone'>

export function createAnnounceWin({ models, transact }: CoreDeps): AnnounceWin {
  /** Rates are read only for a smallest amount. Without a known rate it is announced: better one too many than one that nobody hears of. */
  async function largeEnoughFor(
    workspaceId: WorkspaceId,
    { winsFrom: least = null, timeZone }: Rules,
  ): Promise<(deal: Pick<DealRecord, 'amount' | 'stageEnteredAt'>) => boolean> {
    if (least === null) return () => true
    const convert = (await readConverters(models, workspaceId))(least.currency)
    const dayOf = createLocalDays(timeZone)
    return ({ amount, stageEnteredAt }) => {
      if (amount === undefined) return false
      const minor = amount.currency === least.currency ? amount.minor : convert(amount, dayOf(stageEnteredAt.getTime()))
      return minor === null || minor >= least.minor
    }
  }

  function hears(
    { visibility }: Rules,
    { ownerId }: Pick<DealRecord, 'ownerId'>,
    { role, mutedNotifications }: Pick<MemberRecord, 'role' | 'mutedNotifications'>,
  ): boolean {
    return !mutedNotifications.includes('deal-won') && (ownerId === undefined || seesAll({ visibility, role }))
  }

  return async (actor, { workspaceId: workspace, dealId, by }) => {
    const workspaceId = objectId(workspace)
    const needed = { wins: 1, winsFrom: 1, visibility: 1, timeZone: 1 }
    const rules = await models.workspaces.findById(workspaceId, needed).lean()
    if (rules === null || rules.wins === 'off') return 0
    const isLargeEnough = await largeEnoughFor(workspace, rules)
    return transact(actor, 'deal.announce-win', async (tx): Promise<number> => {
      const { session } = tx
      const filter = { workspaceId, _id: objectId(dealId), status: 'won' as const, deletedAt: null }
      const deal = await models.deals.findOne(filter, null, { session }).lean()
      if (deal === null) return 0
      const before = deal.winAnnouncedAt
      if (before !== undefined && tx.at.getTime() - before.getTime() < WIN_AGAIN_MS) return 0
      if (!isLargeEnough(deal)) return 0
      // Like the last touch, it changes nothing that anybody sees, and raises no version.
      const marked = await models.deals.updateOne(
        { ...filter, version: deal.version, ...(before === undefined ? {} : { winAnnouncedAt: before }) },
        { $set: { winAnnouncedAt: tx.at } },
        { session, timestamps: false },
      )
      if (marked.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
      const members = await models.members
        .find({ workspaceId, status: 'active' }, { role: 1, mutedNotifications: 1 }, { session })
        .lean()
      // Its owner gets a message of their own if somebody else won it.
      const knows = new Set<string>([by, ...(deal.ownerId === undefined ? [] : [deal.ownerId.toHexString()])])
      const told = members.filter((member) => !knows.has(member._id.toHexString()) && hears(rules, deal, member))
      for (const { _id } of told) {
        const news = { kind: 'deal-won', dealId } as const
        tx.enqueue(NEWS_JOB, { workspaceId: workspace, memberId: idOf<MemberId>(_id), by, news })
      }
      return told.length
    })
  }
}
