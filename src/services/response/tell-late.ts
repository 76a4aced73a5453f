/** Tells the leaders, and the owner as a reminder, that nobody has answered a lead in time: once for each lead. */
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { leadWorkers } from '../leads/route-lead.ts'
import { notifyMember } from '../notifications/news.ts'
import { waitingLead } from './is-answered.ts'
import { RESPONSE_JOB, responseDue, type ResponsePayload } from './response-job.ts'

/** What became of it: `later` if the workspace gives more time by now. */
export type ToldLate = 'told' | 'nothing' | 'later'

export type TellLate = (actor: SystemActor, payload: ResponsePayload) => Promise<ToldLate>

export function createTellLate({ models, transact }: CoreDeps): TellLate {
  return (actor, payload) => {
    const { workspaceId, dealId } = payload
    return transact(actor, `lead.late-${dealId}`, async (tx): Promise<ToldLate> => {
      const workspace = await models.workspaces.findById(objectId(workspaceId), { responseMinutes: 1 }).lean()
      const minutes = workspace?.responseMinutes ?? null
      if (minutes === null) return 'nothing'
      const due = responseDue({ ...payload, minutes })
      if (due > tx.at) {
        tx.enqueue(RESPONSE_JOB, { ...payload, minutes }, { runAt: due })
        return 'later'
      }
      const deal = await waitingLead(models, { workspaceId, dealId, acceptedAt: new Date(payload.acceptedAt) })
      if (deal === null) return 'nothing'
      const ownerId = deal.ownerId === undefined ? null : idOf<MemberId>(deal.ownerId)
      const workers = await leadWorkers(models, actor, tx.at)
      const present = workers.filter(({ id, isLeader, isAway }) => id === ownerId || (isLeader && !isAway))
      // As with a lead that nobody gets: better somebody who is away than nobody.
      const told = present.length > 0 ? present : workers.filter(({ isLeader }) => isLeader)
      const { acceptedAt } = payload
      for (const { id } of told) notifyMember(actor, tx, id, { kind: 'response-late', dealId, acceptedAt, minutes })
      return 'told'
    })
  }
}
