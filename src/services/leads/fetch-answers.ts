/**
 * Fetches the answers of deliveries that only refer to their leads, and stores them with the delivery, which then takes the
 * normal path. This is separate from that path because the provider may take seconds, or hang: no transaction is open
 * meanwhile, and no other lead waits.
 */
import type { DeliveryRecord } from '../../models/delivery.ts'
import { type DeliveryId, idOf } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { SystemActor } from '../core/actor.ts'
import type { LeadDeps } from './lead-deps.ts'
import { createDeliveryWork, type DeliveryRef, mappableBody } from './delivery-work.ts'
import { RECEIVE_LEAD_JOB } from './lead-jobs.ts'
import { openSecrets } from './source-directory.ts'
import { openToken } from './source-token.ts'

/** `later`: the provider is down or asks us to wait. `settled`: there is nothing left to fetch. */
export type FetchedDelivery =
  | { readonly kind: 'answered' | 'needs_mapping' | 'settled' }
  | { readonly kind: 'later'; readonly afterMs?: number }

export type FetchAnswers = (delivery: DeliveryRef, signal: AbortSignal) => Promise<FetchedDelivery>

export function createFetchAnswers(deps: LeadDeps): FetchAnswers {
  const { models, transact, leadProviders, clock } = deps
  const work = createDeliveryWork(deps)

  function keep(actor: SystemActor, delivery: DeliveryRecord, body: Uint8Array): Promise<FetchedDelivery> {
    const { workspaceId, _id, version } = delivery
    return transact(actor, `lead.answers-${version}`, async (tx): Promise<FetchedDelivery> => {
      const written = await models.deliveries.updateOne(
        { workspaceId, _id, version, status: 'pending' },
        // Its failures so far were the provider's: from here on it counts as one that arrived with its answers.
        { $set: { answered: Buffer.from(body), attempts: 0 }, $unset: { problem: 1 }, $inc: { version: 1 } },
        { session: tx.session },
      )
      if (written.modifiedCount !== 1) return { kind: 'settled' }
      tx.enqueue(RECEIVE_LEAD_JOB, { workspaceId: actor.workspaceId, deliveryId: idOf<DeliveryId>(_id) })
      return { kind: 'answered' }
    })
  }

  return async (ref, signal) => {
    const delivery = await work.read(ref)
    if (delivery?.status !== 'pending' || delivery.answered != null) return { kind: 'settled' }
    const source = await work.readSource(delivery)
    // The waiting deliveries of a deleted source are discarded by the job that its deletion enqueued.
    if (source === null) return { kind: 'settled' }
    const actor = work.actorFor(ref)
    const used = source.sealedToken ?? null
    const park = async (reason: string): Promise<FetchedDelivery> => ({
      kind: await work.park(actor, delivery, reason, (now: LeadSourceRecord) => (now.sealedToken ?? null) === used),
    })
    const token = openToken(source, leadProviders)
    if (token === null) return park('token-missing')
    const [secret = ''] = openSecrets(source, leadProviders, clock.now())
    const fetched = await leadProviders.parse(mappableBody(source, delivery)).fetchAnswers({ token, secret }, signal)
    if (fetched.kind === 'answered') return keep(actor, delivery, fetched.body)
    return fetched.kind === 'refused' ? park(fetched.reason) : fetched
  }
}
