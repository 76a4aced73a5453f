/**
 * Messages that wait for a member: in quiet hours for their end; after a message of the same kind for a minute, so that a
 * burst becomes two messages; and reminders of one moment for each other. Whether a message waits is decided once for its
 * job: a repeat does the same again.
 */
import { idOf, type MemberId, newId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { HoldReason } from '../../models/held-notice.ts'
import type { NotificationKind } from '../../models/member.ts'
import type { SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { type NewsNotice, type Notice, noticeSchema, type ReminderNotice } from './notice.ts'
import type { Listener } from './recipients.ts'
import { RELEASE_JOB } from './release-job.ts'

export type HeldNotice = { readonly id: string; readonly notice: Notice; readonly reason: HoldReason }

export type HoldNotices = {
  /** `send` opens the window in which further news of the kind waits. */
  readonly admit: (actor: SystemActor, to: Listener, news: NewsNotice) => Promise<'send' | 'held'>
  readonly holdReminder: (actor: SystemActor, to: Listener, reminder: ReminderNotice) => Promise<void>
  /** What may be sent to the member now, oldest first. There may be more. */
  readonly due: (workspaceId: WorkspaceId, memberId: MemberId) => Promise<readonly HeldNotice[]>
  /** Call it once they have been sent, or need not be any more. What is left is sent next. */
  readonly settle: (actor: SystemActor, memberId: MemberId, notices: readonly HeldNotice[]) => Promise<void>
  /** What was due waits on. */
  readonly postpone: (actor: SystemActor, memberId: MemberId, until: Date) => Promise<void>
}

/** After a message, others of its kind wait this long, unless the operator says otherwise. */
export const BURST_MS = 60_000
/** In one message: more would take long to read from the database. */
const AT_ONCE = 200

function kindOf(notice: Notice): NotificationKind {
  return notice.type === 'reminder' ? 'task-due' : notice.news.kind
}

/** Nothing waits beyond this transaction. Call it where a member's quiet hours change. */
export async function releaseNow(
  { models }: Pick<CoreDeps, 'models'>,
  tx: Transaction,
  workspaceId: WorkspaceId,
  memberId: MemberId,
): Promise<void> {
  const filter = { workspaceId: objectId(workspaceId), memberId: objectId(memberId), until: { $gt: tx.at } }
  const { matchedCount } = await models.heldNotices.updateMany(
    filter,
    { $set: { until: tx.at } },
    { session: tx.session },
  )
  if (matchedCount > 0) tx.enqueue(RELEASE_JOB, { workspaceId, memberId })
}

export function createHoldNotices({
  models,
  transact,
  clock,
  newsBundleMs = BURST_MS,
}: CoreDeps & { readonly newsBundleMs?: number }): HoldNotices {
  async function hold(
    tx: Transaction,
    { workspaceId, memberId }: Listener['member'],
    notice: Notice,
    reason: HoldReason,
    until: Date,
  ): Promise<void> {
    const ids = { _id: objectId(newId()), workspaceId: objectId(workspaceId), memberId: objectId(memberId) }
    await tx.insert(models.heldNotices, { ...ids, notice, reason, until, at: tx.at })
    // A job of its own and not one for all: whether another's has run already cannot be seen from here.
    tx.enqueue(RELEASE_JOB, { workspaceId, memberId }, { runAt: until })
  }

  async function openWindow(
    tx: Transaction,
    workspaceId: WorkspaceId,
    memberId: MemberId,
    kind: NotificationKind,
  ): Promise<void> {
    const filter = { workspaceId: objectId(workspaceId), memberId: objectId(memberId), kind }
    const until = new Date(tx.at.getTime() + newsBundleMs)
    await models.noticeWindows.updateOne(filter, { $set: { until } }, { session: tx.session, upsert: true })
  }

  return {
    async admit(actor, { member, quietUntil }, notice) {
      const { workspaceId, memberId } = member
      const { kind } = notice.news
      return transact(actor, 'notice.admit', async (tx): Promise<'send' | 'held'> => {
        if (quietUntil !== null && quietUntil > tx.at) {
          await hold(tx, member, notice, 'quiet', quietUntil)
          return 'held'
        }
        const filter = { workspaceId: objectId(workspaceId), memberId: objectId(memberId), kind }
        const window = await models.noticeWindows.findOne(filter, { until: 1 }, { session: tx.session }).lean()
        if (window !== null && window.until > tx.at) {
          await hold(tx, member, notice, 'burst', window.until)
          return 'held'
        }
        await openWindow(tx, workspaceId, memberId, kind)
        return 'send'
      })
    },

    async holdReminder(actor, { member, quietUntil }, notice) {
      await transact(actor, 'notice.hold-reminder', async (tx) => {
        const isQuiet = quietUntil !== null && quietUntil > tx.at
        await hold(tx, member, notice, isQuiet ? 'quiet' : 'moment', isQuiet ? quietUntil : tx.at)
      })
    },

    async due(workspaceId, memberId) {
      const found = await models.heldNotices
        .find({
          workspaceId: objectId(workspaceId),
          memberId: objectId(memberId),
          until: { $gt: new Date(0), $lte: clock.now() },
        })
        .sort({ until: 1, _id: 1 })
        .limit(AT_ONCE)
        .lean()
      return found.flatMap(({ _id, notice, reason }) => {
        const read = noticeSchema.safeParse(notice)
        return read.success ? [{ id: idOf(_id), notice: read.data, reason }] : []
      })
    },

    async settle(actor, memberId, notices) {
      const { workspaceId } = actor
      const ids = notices.map(({ id }) => id)
      await transact(actor, `notice.settle-${ids[0] ?? ''}-${ids.length}`, async (tx) => {
        const filter = { workspaceId: objectId(workspaceId), memberId: objectId(memberId) }
        await models.heldNotices.deleteMany({ ...filter, _id: { $in: ids } }, { session: tx.session })
        const kinds = new Set(notices.map(({ notice }) => kindOf(notice)))
        kinds.delete('task-due')
        for (const kind of kinds) await openWindow(tx, workspaceId, memberId, kind)
        if (notices.length === AT_ONCE) tx.enqueue(RELEASE_JOB, { workspaceId, memberId })
      })
    },

    async postpone({ workspaceId, ...rest }, memberId, until) {
      await transact({ workspaceId, ...rest }, `notice.postpone-${until.getTime()}`, async (tx) => {
        tx.enqueue(RELEASE_JOB, { workspaceId, memberId }, { runAt: until })
      })
    },
  }
}
