/**
 * Erasures whose job the queue has given up: until somebody lets them go on, something about the person is still stored. So the
 * admin who ordered one is told, and may try again as soon as the reason is gone.
 */
import type { ErasureRecord } from '../../models/erasure.ts'
import { type ErasureId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Actor, SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { ERASE_JOB, ERASURE_STOPPED_JOB, type ErasePayload } from './erasure-jobs.ts'
import { ERASURE_STEPS } from './run-erasure.ts'

export type StoppedErasure = {
  /** When it was ordered. */
  readonly at: Date
  /** Everything is gone over twice: the second time is for what was written at the moment of the first one. */
  readonly pass: number
  /** How many steps of the pass are done, of how many. */
  readonly done: number
  readonly steps: number
}

export type StoppedErasures = {
  /** Once the queue has given up its job: remembers that, and tells whoever ordered it; the other admins if they cannot help. */
  readonly stop: (ref: ErasePayload) => Promise<void>
  /** The erasures that have stopped, the earliest first. @throws AppError FORBIDDEN */
  readonly list: (actor: Actor) => Promise<readonly StoppedErasure[]>
  /** @returns null once it goes on */
  readonly read: (ref: Pick<ErasePayload, 'workspaceId' | 'erasureId'>) => Promise<StoppedErasure | null>
  /**
   * Lets all of them go on where they stopped. Should one stop again, the actor is told.
   *
   * @returns how many: of two who try at once, the second finds none
   * @throws AppError FORBIDDEN
   */
  readonly goOn: (actor: Actor) => Promise<number>
}

/** Many more wait only if nobody reads what the bot says. */
const MAX_AT_ONCE = 100

const STOPPED = { doneAt: null, stoppedAt: { $type: 'date' } } as const

function viewOf({ at, pass, step }: ErasureRecord): StoppedErasure {
  return { at, pass, done: Math.min(step, ERASURE_STEPS), steps: ERASURE_STEPS }
}

export function createStoppedErasures({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): StoppedErasures {
  async function whomToTell({ workspaceId, memberId }: ErasureRecord, { session }: Transaction) {
    const active = { workspaceId, status: 'active' as const }
    const members = await models.members.find(active, { role: 1 }, { session }).lean()
    const admins = members.filter(({ role }) => may(role, 'privacy.manage'))
    const theirs = admins.filter(({ _id }) => _id.equals(memberId))
    return (theirs.length > 0 ? theirs : admins).map(({ _id }) => idOf<MemberId>(_id))
  }

  const readAll = ({ workspaceId }: Actor, tx?: Transaction) =>
    models.erasures
      .find({ workspaceId: objectId(workspaceId), ...STOPPED }, null, { session: tx?.session ?? null })
      .sort({ _id: 1 })
      .limit(MAX_AT_ONCE)
      .lean()

  return {
    async stop({ workspaceId, erasureId, pass }) {
      const ref = { workspaceId: objectId(workspaceId), _id: objectId(erasureId) }
      const filter = { ...ref, pass, doneAt: null, stoppedAt: { $exists: false } }
      const erasure = await models.erasures.findOne(filter).lean()
      if (erasure === null) return
      const { stops = 0 } = erasure
      // It may stop, go on and stop again: each time is a command of its own.
      const commandId = `erasure-${erasureId}-${pass}-${stops}`
      const actor: SystemActor = { workspaceId, memberId: null, channel: 'job', commandId }
      await transact(actor, 'privacy.erase-stop', async (tx) => {
        const options = { session: tx.session }
        const change = { $set: { stoppedAt: tx.at, stops: stops + 1 } }
        const { modifiedCount } = await models.erasures.updateOne(filter, change, options)
        if (modifiedCount !== 1) return null
        for (const memberId of await whomToTell(erasure, tx)) {
          tx.enqueue(ERASURE_STOPPED_JOB, { workspaceId, memberId, erasureId })
        }
        return null
      })
    },

    async list(actor) {
      authorize(actor, 'privacy.manage')
      return (await readAll(actor)).map(viewOf)
    },

    async read({ workspaceId, erasureId }) {
      const filter = { workspaceId: objectId(workspaceId), _id: objectId(erasureId), ...STOPPED }
      const erasure = await models.erasures.findOne(filter).lean()
      return erasure && viewOf(erasure)
    },

    async goOn(actor) {
      authorize(actor, 'privacy.manage')
      return transact(actor, 'privacy.erase-again', async (tx) => {
        const stopped = await readAll(actor, tx)
        for (const { workspaceId, _id, pass } of stopped) {
          const change = { $set: { memberId: objectId(actor.memberId) }, $unset: { stoppedAt: 1 } } as const
          await models.erasures.updateOne({ workspaceId, _id, ...STOPPED }, change, { session: tx.session })
          const erasureId = idOf<ErasureId>(_id)
          tx.enqueue(ERASE_JOB, { workspaceId: actor.workspaceId, erasureId, pass })
        }
        return stopped.length
      })
    },
  }
}
