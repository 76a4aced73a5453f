/**
 * Keeps the last touch of contacts, companies and deals. It follows the events of every change, so that no operation can forget
 * it, and writes in their transaction.
 */
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { EventFollower } from '../core/transact.ts'
import { planTouches, recordsOf, TOUCHED_KINDS } from './plan-touches.ts'
import { recountTouches } from './recount-touches.ts'
import { touch } from './touched-models.ts'

export function createFollowTouches({ models }: { readonly models: Models }): EventFollower {
  return async (workspace, events, session) => {
    const workspaceId = objectId(workspace)
    const { touched, revised, revisedIfDone } = planTouches(events)
    const [first] = events
    if (first === undefined) return
    for (const kind of TOUCHED_KINDS)
      await touch(models, kind, { workspaceId, ids: touched[kind], at: first.at }, session)

    const again = [...revised]
    if (revisedIfDone.length > 0) {
      const _id = { $in: revisedIfDone.map(({ target }) => target.id) }
      const options = { session, batchSize: revisedIfDone.length + 1 }
      const tasks = await models.tasks.find({ workspaceId, _id, status: 'done' }, { _id: 1 }, options).lean()
      const done = new Set(tasks.map((task) => task._id.toHexString()))
      again.push(...revisedIfDone.filter(({ target }) => done.has(target.id.toHexString())))
    }
    if (again.length > 0) await recountTouches(models, workspaceId, recordsOf(again), session)
  }
}
