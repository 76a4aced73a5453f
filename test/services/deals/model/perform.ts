/** Carries a plan out by the product's services, and says what it came to in the words of the model. */
import { isAppError } from '../../../../src/errors.ts'
import type { EventId } from '../../../../src/models/ids.ts'
import type { Plan } from './plan.ts'
import { performBulk, performUndo } from './perform-many.ts'
import { performDeal } from './perform-deals.ts'
import { performPipeline } from './perform-pipelines.ts'
import type { Stand } from './stand.ts'
import { DONE, NOTHING, type Outcome } from './world.ts'

/** @property undoId null if nothing was changed; left out if nothing undoes it */
export type Performed = { readonly undoId?: EventId | null } | null

/** A refusal is an answer. @throws anything else */
function refusalOf(error: unknown): Outcome {
  if (!isAppError(error)) throw error
  switch (error.code) {
    case 'CONFLICT':
      return `CONFLICT ${error.details.reason}`
    case 'VALIDATION':
      return `VALIDATION ${'problem' in error.details ? error.details.problem : '?'}`
    case 'NOT_FOUND':
    case 'FORBIDDEN':
    case 'STAGE_REQUIREMENTS':
      return error.code
    default:
      throw error
  }
}

async function act(stand: Stand, plan: Plan): Promise<Performed> {
  const { crm, idOf, memberOf } = stand
  const me = memberOf(plan.by)
  switch (plan.does) {
    case 'merge':
      return crm.services.contacts.merge(me(), { primary: idOf(plan.primary), losing: idOf(plan.losing) })
    case 'rate':
      return crm.services.rates.enter(me(), { from: 'USD', to: 'EUR', day: plan.day, rate: plan.rate })
    case 'bulk':
      return performBulk(stand, plan)
    case 'undo':
    case 'undo-latest':
      return performUndo(stand, plan)
    case 'add':
    case 'edit':
    case 'items':
    case 'people':
    case 'move':
    case 'claim':
    case 'duplicate':
    case 'delete':
    case 'restore':
      return performDeal(stand, plan)
    default:
      return performPipeline(stand, plan)
  }
}

export async function perform(stand: Stand, plan: Plan): Promise<Outcome> {
  try {
    const performed = await act(stand, plan)
    if (performed === null || performed.undoId === null) return NOTHING
    if (performed.undoId !== undefined) stand.undoIds.set(plan.n, performed.undoId)
    return DONE
  } catch (error) {
    return refusalOf(error)
  }
}
