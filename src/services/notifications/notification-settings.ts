/** Which notifications a member wants, and when the daily digest arrives. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import {
  type MemberRecord,
  MINUTES_PER_DAY,
  type NotificationKind,
  NOTIFICATION_KINDS,
  type QuietHours,
} from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { DEFAULT_REMINDERS, type ReminderGroup, withReminder } from '../tasks/reminders.ts'
import { releaseNow } from './hold-notices.ts'

export { NOTIFICATION_KINDS }

export type NotificationSettings = {
  /** The kinds that apply to the member's role, in the order shown. */
  readonly kinds: readonly { readonly kind: NotificationKind; readonly on: boolean }[]
  /** 0 to 23, by the member's own clock. */
  readonly digestHour: number
  /** When news and reminders wait; null if they never do. */
  readonly quietHours: QuietHours | null
  /** When new tasks with a time are reminded of, in minutes before it. */
  readonly reminders: Readonly<Record<ReminderGroup, readonly number[]>>
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
  /** What waits at this moment is then sent by the new hours. Null for none. @throws AppError VALIDATION */
  readonly setQuietHours: (actor: Actor, hours: QuietHours | null) => Promise<void>
  /** One reminder of the tasks to come. @throws AppError VALIDATION (not-minutes, too-many) */
  readonly setReminder: (actor: Actor, of: ReminderGroup, minutes: number, on: boolean) => Promise<void>
}

/** Some kinds are only sent to some roles. */
function concerns({ role }: Actor, kind: NotificationKind): boolean {
  if (kind === 'lead-source-failing') return may(role, 'lead-source.manage')
  if (kind === 'response-late') return may(role, 'lead.claim')
  return kind !== 'weekly-summary' || may(role, 'record.see-all')
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
    path: 'digestHour' | 'mutedNotifications' | 'quietHours' | 'reminders',
    update: Record<string, unknown> | ((before: MemberRecord) => Record<string, unknown>),
    then: (tx: Transaction) => Promise<void> = async () => {},
  ): Promise<void> {
    await transact(actor, operation, async (tx) => {
      const { session, record } = tx
      const filter = filterOf(actor)
      const before = await models.members.findOne(filter, null, { session }).lean()
      if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
      const made = typeof update === 'function' ? update(before) : update
      const after = await models.members
        .findOneAndUpdate(
          { ...filter, version: before.version },
          { ...made, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean()
      if (after === null) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
      const changes = [{ path, from: before[path] ?? null, to: after[path] ?? null }]
      record({ type: 'member.updated', target: { kind: 'member', id: actor.memberId }, changes })
      await then(tx)
    })
  }

  return {
    async get(actor) {
      const member = await models.members.findOne(filterOf(actor)).lean()
      if (member === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
      return {
        kinds: NOTIFICATION_KINDS.filter((kind) => concerns(actor, kind)).map((kind) => ({
          kind,
          on: !member.mutedNotifications.includes(kind),
        })),
        digestHour: member.digestHour,
        quietHours: member.quietHours ?? null,
        reminders: { ...DEFAULT_REMINDERS, ...member.reminders },
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

    async setQuietHours(actor, hours) {
      const isMinute = (value: number) => Number.isInteger(value) && value >= 0 && value < MINUTES_PER_DAY
      if (hours !== null && !(isMinute(hours.from) && isMinute(hours.to) && hours.from !== hours.to))
        throw new AppError('VALIDATION', { message: 'Quiet hours are two different minutes of a day' })
      const update = hours === null ? { $unset: { quietHours: 1 } } : { $set: { quietHours: hours } }
      const name = hours === null ? 'off' : `${hours.from}-${hours.to}`
      await change(actor, `member.quiet-hours-${name}`, 'quietHours', update, (tx) =>
        releaseNow({ models }, tx, actor.workspaceId, actor.memberId),
      )
    },

    async setReminder(actor, of, minutes, on) {
      await change(actor, `member.reminder-${of}-${minutes}-${on ? 'on' : 'off'}`, 'reminders', ({ reminders }) => {
        const present = reminders?.[of] ?? DEFAULT_REMINDERS[of]
        return { $set: { [`reminders.${of}`]: withReminder(present, minutes, on) } }
      })
    },
  }
}
