/** Views that are kept under a name, for their maker or for the team. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { idOf, newId, objectId, type ViewId } from '../../models/ids.ts'
import type { ViewKind, ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, RECORD_ACTIONS } from '../core/permissions.ts'
import { sameLabel } from '../custom-fields/field-limits.ts'
import { countRecords } from './list-view.ts'
import { KEEP_UNNAMED_MS } from './make-view.ts'
import { isManagedBy, readSeenView, type ViewDeps } from './view-store.ts'

/** Of one member, of one kind. The list of the saved ones fits on a screen. */
const MAX_SAVED = 20
const MAX_NAME_LENGTH = 40
export type SavedView = Pick<ViewRecord, 'kind' | 'isShared'> & {
  readonly id: ViewId
  readonly isMine: boolean
  readonly name: string
  /** Of the records that the actor may see. */
  readonly count: number
}

export type SavedViews = {
  /** Those of the actor and those of the team, by name. */
  readonly saved: (actor: Actor, kind: ViewKind) => Promise<readonly SavedView[]>
  /** Keeps it under a name. @throws AppError VALIDATION (name-taken, too-many and those of a line) */
  readonly save: (actor: Actor, id: ViewId, typed: string) => Promise<ViewId>
  /** @throws AppError VALIDATION as for save; FORBIDDEN for somebody else's; so do the two that follow */
  readonly rename: (actor: Actor, id: ViewId, typed: string) => Promise<void>
  /** @throws AppError FORBIDDEN also where the actor may not decide for the team */
  readonly share: (actor: Actor, id: ViewId, isShared: boolean) => Promise<void>
  readonly remove: (actor: Actor, id: ViewId) => Promise<void>
  /** Brings back a removed one. @throws AppError NOT_FOUND when it is gone for good */
  readonly restore: (actor: Actor, id: ViewId) => Promise<void>
}

export function createSavedViews(deps: ViewDeps): SavedViews {
  const { models, transact, clock } = deps

  const savedOf = (actor: Actor, kind: ViewKind) => ({
    workspaceId: objectId(actor.workspaceId),
    kind,
    name: { $type: 'string' as const },
    deletedAt: null,
    $or: [{ memberId: objectId(actor.memberId) }, { isShared: true }],
  })

  /** @throws AppError VALIDATION */
  async function freeName(actor: Actor, kind: ViewKind, typed: string, own: ViewId | null): Promise<string> {
    const name = parseSingleLine(typed, MAX_NAME_LENGTH)
    const others = await models.views.find(savedOf(actor, kind), { name: 1, memberId: 1 }).lean()
    const taken = others.some((one) => idOf(one._id) !== own && one.name !== null && sameLabel(one.name, name))
    if (taken) throw fieldProblem('name-taken', { given: name })
    const mine = others.filter(({ memberId }) => memberId.toHexString() === actor.memberId)
    if (own === null && mine.length >= MAX_SAVED) throw fieldProblem('too-many', { limit: MAX_SAVED })
    return name
  }

  /** @throws AppError FORBIDDEN; NOT_FOUND */
  async function manage(actor: Actor, id: ViewId, operation: string, set: Partial<ViewRecord>): Promise<void> {
    const view = await readSeenView(models, actor, id)
    if (!isManagedBy(actor, view)) throw new AppError('FORBIDDEN', { details: { action: 'view.share' } })
    await transact(actor, `view.${operation}`, async ({ session }) => {
      const filter = { workspaceId: view.workspaceId, _id: view._id, deletedAt: null }
      await models.views.updateOne(filter, { $set: set, $inc: { version: 1 } }, { session })
      return null
    })
  }

  return {
    async saved(actor, kind) {
      authorize(actor, RECORD_ACTIONS[kind].read)
      const found = await models.views.find(savedOf(actor, kind)).limit(100).lean()
      const counted = await Promise.all(
        found.map(async (view): Promise<SavedView> => {
          const { _id, name, isShared, memberId } = view
          const isMine = memberId.toHexString() === actor.memberId
          return {
            id: idOf(_id),
            kind,
            name: name ?? '',
            isShared,
            isMine,
            count: await countRecords(deps, actor, view),
          }
        }),
      )
      return counted.toSorted((a, b) => a.name.localeCompare(b.name))
    },

    async save(actor, id, typed) {
      const view = await readSeenView(models, actor, id)
      const name = await freeName(actor, view.kind, typed, null)
      return transact(actor, 'view.save', async ({ session }) => {
        const saved = newId<ViewId>()
        const { kind, conditions, order, only = null, workspaceId } = view
        const memberId = objectId(actor.memberId)
        const record = { _id: objectId(saved), workspaceId, memberId, kind, conditions, order, only, name }
        await models.views.create([record], { session })
        return saved
      })
    },

    async rename(actor, id, typed) {
      const { kind } = await readSeenView(models, actor, id)
      await manage(actor, id, 'rename', { name: await freeName(actor, kind, typed, id) })
    },

    async share(actor, id, isShared) {
      authorize(actor, 'view.share')
      await manage(actor, id, 'share', { isShared })
    },

    async remove(actor, id) {
      await manage(actor, id, 'remove', {
        deletedAt: clock.now(),
        expiresAt: new Date(clock.now().getTime() + KEEP_UNNAMED_MS),
      })
    },

    async restore(actor, id) {
      const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
      const view = await models.views.findOne(filter).lean()
      if (view === null || !isManagedBy(actor, view)) throw new AppError('NOT_FOUND', { details: { kind: 'view' } })
      await transact(actor, 'view.restore', async ({ session }) => {
        await models.views.updateOne(filter, { $set: { deletedAt: null, expiresAt: null } }, { session })
        return null
      })
    },
  }
}
