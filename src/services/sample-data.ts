/** Sample contacts for trying the product: loaded on request, and taken away again in one go. */
import { AppError } from '../errors.ts'
import { objectId } from '../models/ids.ts'
import type { Actor } from './actor.ts'
import { type NewContact, insertContact } from './contacts/add-contact.ts'
import { removeUnusedCompany } from './contacts/company-of-contact.ts'
import { authorize } from './permissions.ts'
import { SAMPLE_CONTACTS } from './sample-contacts.ts'
import type { ServicesDeps } from './services-deps.ts'

export type SampleDataService = {
  /** Loads the samples; none when they are there already. Returns how many contacts were added. @throws AppError FORBIDDEN */
  readonly load: (actor: Actor) => Promise<{ added: number }>
  /** Removes every sample contact, edited ones too, and the sample companies that no other contact is with. Returns how many contacts went. @throws AppError FORBIDDEN */
  readonly remove: (actor: Actor) => Promise<{ removed: number }>
  /** Whether samples are there. */
  readonly present: (actor: Actor) => Promise<boolean>
}

export function createSampleData({ models, transact }: ServicesDeps): SampleDataService {
  const samplesOf = (actor: Actor) => ({
    workspaceId: objectId(actor.workspaceId),
    source: 'sample' as const,
    deletedAt: null,
  })

  return {
    async present(actor) {
      return (await models.contacts.exists(samplesOf(actor))) !== null
    },

    async load(actor) {
      authorize(actor, 'workspace.sample-data')
      const workspace = await models.workspaces.findById(objectId(actor.workspaceId)).lean()
      if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
      return transact(actor, 'sample.load', async (unit) => {
        const present = await models.contacts.exists(samplesOf(actor)).session(unit.session)
        if (present !== null) return { added: 0 }
        const options = { region: workspace.region, source: 'sample' } as const
        const samples: readonly NewContact[] = SAMPLE_CONTACTS[workspace.locale]
        for (const sample of samples) await insertContact(models, actor, unit, sample, options)
        unit.record({ type: 'sample.loaded', target: { kind: 'workspace', id: actor.workspaceId } })
        return { added: samples.length }
      })
    },

    async remove(actor) {
      authorize(actor, 'workspace.sample-data')
      return transact(actor, 'sample.remove', async (unit) => {
        const { session, at } = unit
        const gone = { $set: { deletedAt: at }, $inc: { version: 1 } }
        const removed = await models.contacts.updateMany(samplesOf(actor), gone, { session })
        const companies = await models.companies.find(samplesOf(actor), { _id: 1 }, { session }).lean()
        const { workspaceId } = samplesOf(actor)
        for (const { _id } of companies) await removeUnusedCompany(models, unit, { workspaceId, _id })
        unit.record({ type: 'sample.removed', target: { kind: 'workspace', id: actor.workspaceId } })
        return { removed: removed.modifiedCount }
      })
    },
  }
}
