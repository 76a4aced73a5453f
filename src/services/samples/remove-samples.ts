/** Removes the sample data. */
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { recountTouches } from '../touches/recount-touches.ts'

export type SampleCounts = {
  readonly contacts: number
  readonly companies: number
  readonly deals: number
  readonly tasks: number
  readonly notes: number
}

export const NO_SAMPLES: SampleCounts = { contacts: 0, companies: 0, deals: 0, tasks: 0, notes: 0 }

/** The live samples of a workspace, in any collection. */
export function samplesOf(actor: Pick<Actor, 'workspaceId'>) {
  return { workspaceId: objectId(actor.workspaceId), source: 'sample' as const, deletedAt: null }
}

/**
 * A sample company that the team's own records refer to stays, and is no longer a sample: from then on it follows the
 * rules of every other company.
 */
async function removeCompanies(models: Models, actor: Actor, tx: Transaction): Promise<number> {
  const { session, at } = tx
  const samples = await models.companies.find(samplesOf(actor), { _id: 1 }, { session }).lean()
  if (samples.length === 0) return 0
  const workspaceId = objectId(actor.workspaceId)
  const withThem = { workspaceId, companyId: { $in: samples.map(({ _id }) => _id) }, deletedAt: null }
  const contacts = await models.contacts.find(withThem, { companyId: 1 }, { session }).lean()
  const deals = await models.deals.find(withThem, { companyId: 1 }, { session }).lean()
  const used = [...contacts, ...deals].flatMap(({ companyId }) => (companyId === undefined ? [] : [companyId]))
  const removed = await models.companies.updateMany(
    { ...samplesOf(actor), _id: { $nin: used } },
    { $set: { deletedAt: at }, $unset: { liveName: 1 }, $inc: { version: 1 } },
    { session },
  )
  await models.companies.updateMany(samplesOf(actor), { $set: { source: 'manual' }, $inc: { version: 1 } }, { session })
  return removed.modifiedCount
}

/**
 * Every sample record is soft-deleted, with its own version and time, so that the feed of changes lists it.
 * The team's own records stay as they are: a note, task or deal that refers to a sample no longer shows it.
 */
export async function removeSamples(models: Models, actor: Actor, tx: Transaction): Promise<SampleCounts> {
  const { session, at } = tx
  const samples = samplesOf(actor)
  const gone = { $set: { deletedAt: at }, $inc: { version: 1 } }
  // Some are the team's own, and their last touch may be that of a sample.
  const company = await models.deals
    .distinct('companyId', { ...samples, companyId: { $exists: true } })
    .session(session)
  const notes = await models.notes.updateMany(samples, gone, { session })
  const tasks = await models.tasks.updateMany(samples, gone, { session })
  const deals = await models.deals.updateMany(samples, gone, { session })
  const contacts = await models.contacts.updateMany(samples, gone, { session })
  const companies = await removeCompanies(models, actor, tx)
  await recountTouches(models, objectId(actor.workspaceId), { deal: [], contact: [], company }, session)
  return {
    contacts: contacts.modifiedCount,
    companies,
    deals: deals.modifiedCount,
    tasks: tasks.modifiedCount,
    notes: notes.modifiedCount,
  }
}
