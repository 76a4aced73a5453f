/** Which notifications a member wants, and when the daily digest arrives. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import { type NotificationKind, NOTIFICATION_KINDS } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'

export { NOTIFICATION_KINDS }

export type NotificationSettings = {
  /** The kinds that apply to the member's role, in the order shown. */
  readonly kinds: readonly { readonly kind: NotificationKind; readonly on: boolean }[]
  /** 0 to 23, by the member's own clock. */
  readonly digestHour: number
  /** IANA. */
  readonly timeZone: string
}

export type NotificationSettingsService = {
  /** @throws AppError NOT_FOUND when the actor is no longer a member */
  readonly get: (actor: Actor) => Promise<NotificationSettings>
  /** Switches a kind of message on or off. Repeating it changes nothing. @throws AppError VALIDATION for an unknown kind */
  readonly set: (actor: Actor, kind: string, on: boolean) => Promise<void>
  /** @param hour 0 to 23. @throws AppError VALIDATION */
  readonly setDigestHour: (actor: Actor, hour: number) => Promise<void>
}

export function createNotificationSettings({ models, transact }: CoreDeps): NotificationSettingsService {
  const filterOf = (actor: Actor) => ({
    workspaceId: objectId(actor.workspaceId),
    _id: objectId(actor.memberId),
    status: 'active' as const,
  })

  async function change(
    actor: Actor,
    operation: string,
    path: 'digestHour' | 'mutedNotifications',
    update: Record<string, unknown>,
  ): Promise<void> {
    await transact(actor, operation, async ({ session, record }) => {
      const filter = filterOf(actor)
      const before = await models.members.findOne(filter, null, { session }).lean()
      const after = await models.members
        .findOneAndUpdate(filter, { ...update, $inc: { version: 1 } }, { session, returnDocument: 'after' })
        .lean()
      if (before === null || after === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
      const changes = [{ path, from: before[path], to: after[path] }]
      record({ type: 'member.updated', target: { kind: 'member', id: actor.memberId }, changes })
    })
  }

  return {
    async get(actor) {
      const member = await models.members.findOne(filterOf(actor)).lean()
      if (member === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
      return {
        kinds: NOTIFICATION_KINDS.filter(
          (kind) => kind !== 'lead-source-failing' || may(actor.role, 'lead-source.manage'),
        ).map((kind) => ({ kind, on: !member.mutedNotifications.includes(kind) })),
        digestHour: member.digestHour,
        timeZone: actor.timeZone,
      }
    },

    async set(actor, kind, on) {
      const known = NOTIFICATION_KINDS.find((one) => one === kind)
      if (known === undefined) throw new AppError('VALIDATION', { message: 'Unknown kind of notification' })
      const update = on ? { $pull: { mutedNotifications: known } } : { $addToSet: { mutedNotifications: known } }
      await change(actor, `member.notify-${known}-${on ? 'on' : 'off'}`, 'mutedNotifications', update)
    },

    async setDigestHour(actor, hour) {
      if (!Number.isInteger(hour) || hour < 0 || hour > 23)
        throw new AppError('VALIDATION', { message: 'An hour is a whole number from 0 to 23' })
      await change(actor, `member.digest-hour-${hour}`, 'digestHour', { $set: { digestHour: hour } })
    },
  }
}
