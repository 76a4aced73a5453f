/** Sample data for trying the product: a firm's last three months, loaded on request and removed again in one go. */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../errors.ts'
import type { Locale } from '../../locale.ts'
import { type CompanyId, type EventId, idOf, newId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { normalizeCompanyName } from '../companies/derive-company.ts'
import { authorize } from '../core/permissions.ts'
import { COUNT_OPTIONS } from '../day/agenda.ts'
import { DEFAULT_LOST_REASONS } from '../pipelines/default-pipeline.ts'
import { readPipeline } from '../pipelines/read-pipelines.ts'
import { buildSamples, type Samples } from './build-samples.ts'
import { NO_SAMPLES, removeSamples, type SampleCounts, samplesOf } from './remove-samples.ts'
import type { SampleEvent } from './sample-setting.ts'
import type { SampleWords } from './sample-words.ts'
import { SAMPLE_WORDS_EN } from './sample-words-en.ts'
import { SAMPLE_WORDS_UK } from './sample-words-uk.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'

export type SampleDataService = {
  /** Loads the samples; none if there are some already. Returns how many records were added. @throws AppError FORBIDDEN */
  readonly load: (actor: Actor) => Promise<SampleCounts>
  /**
   * Removes every sample, edited ones too, and the sample companies that no other record refers to. The team's own records
   * stay, including those that refer to a sample: they no longer show it. Returns how many were removed.
   *
   * @throws AppError FORBIDDEN
   */
  readonly remove: (actor: Actor) => Promise<SampleCounts>
  /** Whether there are samples. */
  readonly present: (actor: Actor) => Promise<boolean>
  /** How many records of the team's own the samples would stand among, each kind up to a bound. @throws AppError FORBIDDEN */
  readonly countOwn: (actor: Actor) => Promise<SampleCounts>
}

const WORDS: Record<Locale, SampleWords> = { en: SAMPLE_WORDS_EN, uk: SAMPLE_WORDS_UK }

/** As `tx.record` writes them, but each at its own time; the latest have the highest ids. */
function storedEvents(actor: Actor, tx: Transaction, events: readonly SampleEvent[]) {
  return events.map(({ type, target, related, changes, at }) => ({
    _id: objectId(newId<EventId>()),
    workspaceId: objectId(actor.workspaceId),
    type,
    memberId: objectId(actor.memberId),
    channel: actor.channel,
    target: { kind: target.kind, id: objectId(target.id) },
    related: [target, ...related].map(({ kind, id }) => ({ kind, id: objectId(id) })),
    changes,
    commandId: tx.commandId,
    at,
  }))
}

/** The live companies with the name of a sample company, by normalised name. */
async function knownCompanies(models: Models, actor: Actor, names: readonly string[], tx?: Transaction) {
  const filter = { workspaceId: objectId(actor.workspaceId), liveName: { $in: names } }
  const session = tx === undefined ? {} : { session: tx.session }
  const there = await models.companies.find(filter, { normalizedName: 1 }, session).lean()
  return new Map(there.map(({ _id, normalizedName }) => [normalizedName, idOf<CompanyId>(_id)]))
}

/** One insert per collection: the commit must follow the first one soon. */
async function writeSamples(models: Models, actor: Actor, tx: Transaction, samples: Samples): Promise<SampleCounts> {
  const { session } = tx
  const workspaceId = objectId(actor.workspaceId)
  const ofNow = (records: Samples['contacts']) => records.map((record) => ({ ...record, updatedAt: tx.at }))
  for (const [id, { links, touchedAt }] of samples.linked) {
    const filter = { workspaceId, _id: objectId(id) }
    const update = { $inc: { links }, ...(touchedAt !== undefined && { $max: { touchedAt } }) }
    await models.companies.updateOne(filter, update, { session, timestamps: false })
  }
  if (samples.companies.length > 0) await models.companies.insertMany(ofNow(samples.companies), { session })
  await models.contacts.insertMany(ofNow(samples.contacts), { session })
  await models.deals.insertMany(ofNow(samples.deals), { session })
  await models.tasks.insertMany(ofNow(samples.tasks), { session })
  await models.notes.insertMany(ofNow(samples.notes), { session })
  // By far the most numerous, and already in their stored form: `lean` avoids creating a document for each.
  await models.events.insertMany(storedEvents(actor, tx, samples.events), { session, lean: true })
  return {
    contacts: samples.contacts.length,
    companies: samples.companies.length,
    deals: samples.deals.length,
    tasks: samples.tasks.length,
    notes: samples.notes.length,
  }
}

export function createSampleData({ models, transact, clock }: CoreDeps): SampleDataService {
  async function isPresent(actor: Actor, { session }: Transaction): Promise<boolean> {
    const filter = samplesOf(actor)
    // One after the other: usually the first one decides, and a session runs one query at a time.
    return (
      (await models.contacts.exists(filter).session(session)) !== null ||
      (await models.deals.exists(filter).session(session)) !== null ||
      (await models.tasks.exists(filter).session(session)) !== null ||
      (await models.notes.exists(filter).session(session)) !== null
    )
  }

  /** Usually the contacts decide; the rest is asked side by side, since somebody waits for it. */
  async function isShown(actor: Actor): Promise<boolean> {
    const filter = samplesOf(actor)
    if ((await models.contacts.exists(filter)) !== null) return true
    const { deals, tasks, notes } = models
    const found = await Promise.all([deals.exists(filter), tasks.exists(filter), notes.exists(filter)])
    return found.some((one) => one !== null)
  }

  async function settingOf(actor: Actor) {
    const workspaceId = objectId(actor.workspaceId)
    const [workspace, pipeline] = await Promise.all([
      models.workspaces.findById(workspaceId).lean(),
      readPipeline(models, actor.workspaceId),
    ])
    if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    const { currency, region, locale, lostReasons } = workspace
    return {
      workspaceId: actor.workspaceId,
      memberId: actor.memberId,
      timeZone: actor.timeZone,
      currency,
      region,
      pipeline,
      lostReasons: lostReasons.length === 0 ? DEFAULT_LOST_REASONS[locale] : lostReasons,
      words: WORDS[locale],
    }
  }

  return {
    present: isShown,

    async countOwn(actor) {
      authorize(actor, 'workspace.sample-data')
      const own = { workspaceId: objectId(actor.workspaceId), source: { $ne: 'sample' as const }, deletedAt: null }
      const [contacts, companies, deals, tasks, notes] = await Promise.all([
        models.contacts.countDocuments(own, COUNT_OPTIONS),
        models.companies.countDocuments(own, COUNT_OPTIONS),
        models.deals.countDocuments(own, COUNT_OPTIONS),
        models.tasks.countDocuments(own, COUNT_OPTIONS),
        models.notes.countDocuments(own, COUNT_OPTIONS),
      ])
      return { contacts, companies, deals, tasks, notes }
    },

    async load(actor) {
      authorize(actor, 'workspace.sample-data')
      const setting = await settingOf(actor)
      const names = setting.words.companies.map(normalizeCompanyName)
      // Assembled before the transaction, which keeps it short.
      const known = await knownCompanies(models, actor, names)
      const now = clock.now()
      const prepared = buildSamples({ ...setting, now }, known)
      return transact(actor, 'sample.load', async (tx) => {
        if (await isPresent(actor, tx)) return NO_SAMPLES
        const there = await knownCompanies(models, actor, names, tx)
        const samples = isDeepStrictEqual(there, known) ? prepared : buildSamples({ ...setting, now }, there)
        const counts = await writeSamples(models, actor, tx, samples)
        tx.record({ type: 'sample.loaded', target: { kind: 'workspace', id: actor.workspaceId } })
        return counts
      })
    },

    async remove(actor) {
      authorize(actor, 'workspace.sample-data')
      return transact(actor, 'sample.remove', async (tx) => {
        const counts = await removeSamples(models, actor, tx)
        tx.record({ type: 'sample.removed', target: { kind: 'workspace', id: actor.workspaceId } })
        return counts
      })
    },
  }
}
