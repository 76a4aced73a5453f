/** The people of a workspace and their roles. */
import { AppError } from '../../errors.ts'
import { idOf, type MemberId, objectId, type PipelineId } from '../../models/ids.ts'
import { type Absence, type MemberRecord, type MemberTheme, type Role, ROLES } from '../../models/member.ts'
import { isCurrent } from '../absence/is-away.ts'
import type { Locale } from '../../locale.ts'
import type { Actor } from '../core/actor.ts'
import { type InvitableRole, INVITABLE_ROLES } from './invites.ts'
import { announceStoppedKeys } from '../api-keys/stopped-keys.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { readActing } from '../team/keep-an-owner.ts'
import { REPLAN_JOB } from '../tasks/replan-job.ts'
import { parseTimeZone } from './regional-settings.ts'

export type MemberView = {
  readonly id: MemberId
  readonly name: string
  readonly username: string | null
  readonly role: Role
  readonly telegramUserId: number
  /** Whether they are away, or will be; null if not. */
  readonly away: Absence | null
}

export type MembersService = {
  /** Active members, leaders first; a hundred at most. */
  readonly list: (actor: Actor) => Promise<readonly MemberView[]>
  /** @throws AppError NOT_FOUND, also for a removed member */
  readonly get: (actor: Actor, id: MemberId) => Promise<MemberView>
  /**
   * @throws AppError FORBIDDEN if the actor lacks the permission, for the owner's own role (ownership is transferred
   * instead), and for an admin's role if the actor is an admin; NOT_FOUND
   */
  readonly changeRole: (actor: Actor, id: MemberId, role: InvitableRole) => Promise<MemberView>
  /** The member's own language. */
  readonly setLocale: (actor: Actor, locale: Locale) => Promise<void>
  /** How the member's pictures look. */
  readonly setTheme: (actor: Actor, theme: MemberTheme) => Promise<void>
  /** Which pipeline's board they look at: a place to come back to, not a change of anything. */
  readonly rememberBoard: (actor: Actor, pipelineId: PipelineId) => Promise<void>
  /**
   * The member's own time zone, which their days, reminders and digest follow; null for the workspace's. Their whole-day
   * tasks stay on their days.
   *
   * @throws AppError VALIDATION not-a-time-zone
   */
  readonly setTimeZone: (actor: Actor, timeZone: string | null) => Promise<void>
}

const MAX_LISTED = 100

export function createMembers({ models, transact, clock }: CoreDeps): MembersService {
  const view = ({ _id, name, username, role, telegramUserId, away }: MemberRecord): MemberView => ({
    id: idOf(_id),
    name,
    username: username ?? null,
    role,
    telegramUserId,
    away: isCurrent(away, clock.now()) ? { from: away.from, until: away.until } : null,
  })

  async function get(actor: Actor, id: MemberId): Promise<MemberView> {
    authorize(actor, 'member.read')
    const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
    const member = await models.members.findOne({ ...filter, _id: objectId(id) }).lean()
    if (member === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
    return view(member)
  }

  return {
    get,

    async rememberBoard(actor, pipelineId) {
      authorize(actor, 'deal.read')
      await models.members.updateOne(
        { workspaceId: objectId(actor.workspaceId), _id: objectId(actor.memberId) },
        { $set: { boardPipelineId: objectId(pipelineId) } },
        { timestamps: false },
      )
    },

    async list(actor) {
      authorize(actor, 'member.read')
      const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
      // By the role's name: if there are more than can be listed, reps and viewers are left out.
      const members = await models.members.find(filter).sort({ role: 1, _id: 1 }).limit(MAX_LISTED).lean()
      return members
        .map(view)
        .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name))
    },

    async changeRole(actor, id, role) {
      authorize(actor, 'member.change-role')
      if (!INVITABLE_ROLES.includes(role))
        throw new AppError('FORBIDDEN', { details: { action: 'member.change-role' } })
      const member = await get(actor, id)
      const aboveActor = member.role === 'owner' || (actor.role !== 'owner' && [member.role, role].includes('admin'))
      if (aboveActor) throw new AppError('FORBIDDEN', { details: { action: 'member.change-role' } })
      return transact(actor, `member.role-${id}-${role}`, async (tx) => {
        await readActing(models, actor, tx, 'member.change-role')
        const written = await models.members.updateOne(
          { workspaceId: objectId(actor.workspaceId), _id: objectId(id), role: member.role, status: 'active' },
          { $set: { role }, $inc: { version: 1 } },
          { session: tx.session },
        )
        if (written.matchedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-since' } })
        if (member.role !== role) {
          const changes = [{ path: 'role', from: member.role, to: role }]
          tx.record({ type: 'member.updated', target: { kind: 'member', id: member.id }, changes })
          await announceStoppedKeys(models, tx, actor.workspaceId, member.id)
        }
        return { ...member, role }
      })
    },

    async setLocale(actor, locale) {
      await transact(actor, `member.locale-${locale}`, async (tx) => {
        const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(actor.memberId) }
        const { session } = tx
        const before = await models.members
          .findOneAndUpdate(filter, { $set: { locale }, $inc: { version: 1 } }, { session })
          .lean()
        if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
        const changes = [{ path: 'locale', from: before.locale ?? null, to: locale }]
        tx.record({ type: 'member.updated', target: { kind: 'member', id: actor.memberId }, changes })
      })
    },

    async setTheme(actor, theme) {
      await transact(actor, `member.theme-${theme}`, async (tx) => {
        const filter = {
          workspaceId: objectId(actor.workspaceId),
          _id: objectId(actor.memberId),
          status: 'active' as const,
        }
        const { session } = tx
        const before = await models.members
          .findOneAndUpdate(filter, { $set: { theme }, $inc: { version: 1 } }, { session })
          .lean()
        if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
        const changes = [{ path: 'theme', from: before.theme ?? null, to: theme }]
        tx.record({ type: 'member.updated', target: { kind: 'member', id: actor.memberId }, changes })
      })
    },

    async setTimeZone(actor, timeZone) {
      const to = timeZone === null ? null : parseTimeZone(timeZone)
      await transact(actor, `member.time-zone-${to ?? 'workspace'}`, async (tx) => {
        const { session } = tx
        const { workspaceId, memberId } = actor
        const filter = { workspaceId: objectId(workspaceId), _id: objectId(memberId), status: 'active' as const }
        const set = to === null ? { $unset: { timeZone: 1 } } : { $set: { timeZone: to } }
        const before = await models.members
          .findOneAndUpdate(filter, { ...set, $inc: { version: 1 } }, { session })
          .lean()
        const workspace = await models.workspaces.findById(filter.workspaceId, { timeZone: 1 }, { session }).lean()
        if (before === null || workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
        const changes = [{ path: 'timeZone', from: before.timeZone ?? null, to }]
        tx.record({ type: 'member.updated', target: { kind: 'member', id: memberId }, changes })
        tx.enqueue(REPLAN_JOB, { workspaceId, memberId, from: before.timeZone ?? workspace.timeZone })
      })
    },
  }
}
