/**
 * The message that tells an admin that a source is failing: one in an hour for each, which counts what fails after the first.
 */
import { idOf, type LeadSourceId, type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import type { ShownIn } from '../notifications/hide-message.ts'

const ALERT_MS = 60 * 60 * 1000

/** Counts a failure, in the hour of the first one or as the first of another. @returns when that hour began */
export async function countFailure(
  models: Pick<Models, 'leadSources'>,
  tx: Transaction,
  { workspaceId, _id, failing }: LeadSourceRecord,
): Promise<{ readonly since: Date; readonly isFirst: boolean }> {
  const since = failing == null || tx.at.getTime() >= failing.since.getTime() + ALERT_MS ? null : failing.since
  const update =
    since === null ? { $set: { failing: { since: tx.at, count: 1, shown: [] } } } : { $inc: { 'failing.count': 1 } }
  await models.leadSources.updateOne({ workspaceId, _id }, update, { session: tx.session, timestamps: false })
  return { since: since ?? tx.at, isFirst: since === null }
}

type Admin = { readonly workspaceId: WorkspaceId; readonly memberId: MemberId; readonly sourceId: LeadSourceId }

export type FailingAlert = {
  readonly since: Date
  /** How many deliveries have failed since then, the first one included. */
  readonly count: number
  /** The message that the admin got about it, and the count that it says. */
  readonly shown: (ShownIn & { readonly count: number }) | null
}

export type FailingAlerts = {
  /** @returns null if the source is deleted, or nothing has failed */
  readonly read: (admin: Admin) => Promise<FailingAlert | null>
  /** Remembers the message, so that the next failure of the same hour is counted in it. */
  readonly remember: (admin: Admin, alert: Pick<FailingAlert, 'since' | 'count'>, shownIn: ShownIn) => Promise<void>
}

export function createFailingAlerts({ models }: { readonly models: Pick<Models, 'leadSources'> }): FailingAlerts {
  const filterOf = ({ workspaceId, sourceId }: Admin) => ({
    workspaceId: objectId(workspaceId),
    _id: objectId(sourceId),
    deletedAt: null,
  })
  return {
    async read(admin) {
      const source = await models.leadSources.findOne(filterOf(admin), { failing: 1 }).lean()
      if (source?.failing == null) return null
      const { since, count, shown } = source.failing
      const own = shown.find(({ memberId }) => idOf<MemberId>(memberId) === admin.memberId)
      const { chatId, messageId } = own ?? {}
      const isShown = own !== undefined && chatId !== undefined && messageId !== undefined
      return { since, count, shown: isShown ? { chatId, messageId, count: own.count } : null }
    },

    async remember(admin, { since, count }, { chatId, messageId }) {
      const memberId = objectId(admin.memberId)
      // Another hour may have begun in the meantime.
      const filter = { ...filterOf(admin), 'failing.since': since }
      const entry = { memberId, chatId, messageId, count }
      await models.leadSources.updateOne(filter, { $pull: { 'failing.shown': { memberId } } }, { timestamps: false })
      await models.leadSources.updateOne(filter, { $push: { 'failing.shown': entry } }, { timestamps: false })
    },
  }
}
