/**
 * The part of a deal that a member may share with anybody. Nothing else is read for it: no notes, tags, owner, probability,
 * reason or next step. The id is for a link, which checks permission again.
 */
import type { DealRecord, Money } from '../../models/deal.ts'
import { type DealId, idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { StageKind } from '../../models/pipeline.ts'
import { companyNames } from '../contacts/contact-view.ts'
import type { Actor } from '../core/actor.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { Sharing } from '../records/kind-definition.ts'

export type ShareableDeal = {
  readonly kind: 'deal'
  readonly id: DealId
  readonly title: string
  readonly amount: Money | null
  readonly stage: { readonly name: string; readonly kind: StageKind }
  readonly companyName: string | null
}

const projection = { title: 1, amount: 1, stageId: 1, companyId: 1 } as const
type Stored = Pick<DealRecord, '_id' | keyof typeof projection>

async function show(models: Models, actor: Actor, deals: readonly Stored[]): Promise<readonly ShareableDeal[]> {
  const [names, { findStage }] = await Promise.all([companyNames(models, actor, deals), readPipelines(models, actor)])
  return deals.map(({ _id, title, amount, stageId, companyId }) => {
    const place = findStage(stageId.toHexString())
    if (place === undefined) throw new Error('The stage of a deal is missing from its pipeline')
    return {
      kind: 'deal',
      id: idOf(_id),
      title,
      amount: amount === undefined ? null : { minor: amount.minor, currency: amount.currency },
      stage: { name: place.stage.name, kind: place.stage.kind },
      companyName: (companyId && names.get(companyId.toHexString())) ?? null,
    }
  })
}

/** Closed deals are found by their title, but not offered. */
export const DEAL_SHARING = { projection, latest: { status: 'open' }, show } satisfies Sharing
