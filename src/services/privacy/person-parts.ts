/** What is known about a person, as lists of records: each becomes one file of JSON. */
import type { Model, Types } from 'mongoose'

import type { ErasureTraces } from '../../models/erasure.ts'
import type { Resources } from '../export/resources/all.ts'
import { createToPublic, type Stored } from '../export/resource.ts'
import { storedBytes } from '../leads/stored-bytes.ts'
import { createIsAbout, matchersOf } from './erase-context.ts'
import type { PrivacyDeps } from './privacy-deps.ts'
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

function deliveryOf({ receivedAt, answered, rawBody }: Stored): Stored {
  const body = new TextDecoder().decode(storedBytes((answered ?? rawBody) as Buffer))
  return { receivedAt, body }
}

async function* rowsAbout(chunks: AsyncIterable<unknown>, isAbout: (value: unknown) => boolean) {
  for await (const chunk of chunks) {
    const { importId, rows } = chunk as {
      readonly importId: unknown
      readonly rows: readonly { readonly cells: unknown }[]
    }
    for (const row of rows) if (isAbout(row.cells)) yield { importId: String(importId), ...row }
  }
}

async function* onlyAbout(kinds: readonly AsyncIterable<unknown>[], isAbout: (value: unknown) => boolean) {
  for (const records of kinds) for await (const record of records) if (isAbout(record)) yield record
}

/** @param companyIds those that they work for */
export function personParts(
  { models }: Pick<PrivacyDeps, 'models'>,
  resources: Resources,
  workspaceId: Types.ObjectId,
  traces: ErasureTraces,
  companyIds: readonly Types.ObjectId[],
): readonly PersonPart[] {
  const ids = { $in: traces.contactIds }
  const isAbout = createIsAbout(traces, matchersOf(traces, '').elsewhere)
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
      records: others(models.deliveries as never, { 'results.contactId': ids }, deliveryOf),
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
      records: rowsAbout(all(models.importChunks as never), isAbout),
    },
    {
      name: 'unsaved.json',
      about: 'Lines and cards about them that members have typed or shared lately',
      records: onlyAbout(
        [models.typedLines, models.noteDrafts, models.cardDrafts].map((model) => all(model as never)),
        isAbout,
      ),
    },
  ]
}
