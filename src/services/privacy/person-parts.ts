/** What is known about a person, as lists of records: each becomes one file of JSON. */
import type { Model, Types } from 'mongoose'

import type { DeliveryRecord } from '../../models/delivery.ts'
import type { ErasureTraces } from '../../models/erasure.ts'
import type { ImportChunkRecord } from '../../models/import-chunk.ts'
import type { Models } from '../../models/models.ts'
import { factsOf } from '../../models/note-file.ts'
import type { WithFields } from '../core/actor.ts'
import type { Resources } from '../export/resources/all.ts'
import { listFields } from '../export/list-fields.ts'
import { createToPublic, type Stored } from '../export/resource.ts'
import { storedBytes } from '../leads/stored-bytes.ts'
import { cardsAbout, partsAbout } from './drafts-about.ts'
import { includesId } from './erase-context.ts'
import { importChunksOf } from './import-chunks-of.ts'
import type { PrivacyDeps } from './privacy-deps.ts'
import { type Recognition, recognitionOf } from './recognise-person.ts'
import { notesAbout } from './steps/erase-notes.ts'

/** One file of JSON: a list of records. */
export type PersonPart = { readonly name: string; readonly about: string; readonly records: AsyncIterable<unknown> }

async function* mapped(records: AsyncIterable<unknown>, to: (stored: Stored) => unknown): AsyncGenerator {
  for await (const record of records) yield to(record as Stored)
}

/** Some of what is stored, under the same names. */
const picked =
  (...paths: readonly string[]) =>
  (stored: Stored): Stored =>
    Object.fromEntries(paths.map((path) => [path, stored[path] ?? null]))

/** A delivery may bring several leads: the body of one that is also about others is not given away. */
const deliveryOf =
  (ids: readonly Types.ObjectId[]) =>
  (stored: Stored): Stored => {
    const { receivedAt, answered, rawBody, results } = stored as unknown as DeliveryRecord
    const isTheirs = results.every(({ contactId }) => includesId(ids, contactId))
    const body = isTheirs ? new TextDecoder().decode(storedBytes(answered ?? rawBody)) : null
    return { receivedAt, body }
  }

async function* rowsOf(chunks: AsyncIterable<ImportChunkRecord>, { isTheirRow }: Recognition) {
  for await (const { importId, rows } of chunks)
    for (const row of rows) if (isTheirRow(row.cells)) yield { importId: String(importId), ...row }
}

async function* unsavedAbout(
  { typedLines, noteDrafts, cardDrafts }: Pick<Models, 'typedLines' | 'noteDrafts' | 'cardDrafts'>,
  workspaceId: Types.ObjectId,
  { isAbout }: Recognition,
) {
  for await (const line of typedLines.find({ workspaceId }).lean().cursor())
    if (isAbout(line)) yield { at: line.at, text: line.text }
  for await (const draft of noteDrafts.find({ workspaceId }).lean().cursor())
    for (const { text, from, file } of partsAbout(isAbout, draft))
      yield { at: draft.at, text, from, file: file === null ? null : factsOf(file) }
  for await (const draft of cardDrafts.find({ workspaceId }).lean().cursor())
    for (const { typed, note, telegramUserId } of cardsAbout(isAbout, draft))
      yield { at: draft.at, card: typed, note, telegramUserId }
}

async function* each(records: readonly unknown[]): AsyncGenerator {
  yield* records
}

const WITH_OWN_FIELDS = ['contacts', 'companies', 'deals'] as const

/** @param companyIds those that they work for */
export async function personParts(
  { models, customFields }: Pick<PrivacyDeps, 'models'> & WithFields,
  resources: Resources,
  workspaceId: Types.ObjectId,
  traces: ErasureTraces,
  companyIds: readonly Types.ObjectId[],
): Promise<readonly PersonPart[]> {
  const ids = { $in: traces.contactIds }
  const recognised = recognitionOf(traces, '')
  const all = (model: Model<never>, filter: object = {}): AsyncIterable<unknown> =>
    (model as unknown as Model<Stored>)
      .find({ workspaceId, ...filter } as never)
      .lean()
      .cursor()
  const publicly = (name: keyof Resources, filter: object): AsyncIterable<unknown> =>
    mapped(all(models[name] as never, filter), createToPublic(resources[name], Object.keys(resources[name].fields)))
  const others = (model: Model<never>, filter: object, to: (stored: Stored) => unknown) =>
    mapped(all(model, filter), to)
  return [
    {
      name: 'contact.json',
      about: 'The contact, and those that were merged into it',
      records: publicly('contacts', { _id: ids }),
    },
    {
      name: 'fields.json',
      about: 'What the fields of the team’s own are called: `custom` in the records has them by their key',
      records: each(listFields({ scopes: WITH_OWN_FIELDS, customFields })),
    },
    { name: 'companies.json', about: 'Their company', records: publicly('companies', { _id: { $in: companyIds } }) },
    { name: 'deals.json', about: 'Their deals', records: publicly('deals', { contactIds: ids }) },
    { name: 'tasks.json', about: 'Tasks with them', records: publicly('tasks', { contactId: ids }) },
    { name: 'notes.json', about: 'Notes about them', records: publicly('notes', notesAbout(workspaceId, traces)) },
    {
      name: 'history.json',
      about: 'What happened, with former and present values',
      records: publicly('events', { 'related.id': ids }),
    },
    {
      name: 'incoming-leads.json',
      about: 'What lead sources have sent about them, as far as it is still stored',
      records: others(models.deliveries as never, { 'results.contactId': ids }, deliveryOf(traces.contactIds)),
    },
    {
      name: 'outgoing-messages.json',
      about: 'What was sent about them to other systems, as far as it is still stored',
      records: others(
        models.webhookMessages as never,
        { 'record.id': ids },
        picked('type', 'createdAt', 'status', 'body'),
      ),
    },
    {
      name: 'other-systems.json',
      about: 'Their ids and values in systems that are synced',
      records: others(models.syncLinks as never, { recordId: ids }, picked('externalId', 'taken', 'ours')),
    },
    {
      name: 'import-rows.json',
      about: 'Rows of imported files, as far as they are still stored',
      records: rowsOf(await importChunksOf(models, workspaceId), recognised),
    },
    {
      name: 'unsaved.json',
      about: 'Lines and cards about them that members have typed or shared lately',
      records: unsavedAbout(models, workspaceId, recognised),
    },
  ]
}
