/**
 * A name for each language, of pipelines and stages. What was typed is the name in the workspace's language; where it is one that
 * the product had made up, members who read the other language get its translation.
 */
import type { ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { batches, type Stored } from './batches.ts'
import type { Migration } from './migration.ts'

type Locale = 'en' | 'uk'
type Named = { readonly name: string }

const UNNAMED = { names: { $exists: false } }

/** As versions before this one made them. */
const MADE_UP: readonly Readonly<Record<Locale, string>>[] = [
  { en: 'Sales', uk: 'Продажі' },
  { en: 'New lead', uk: 'Новий лід' },
  { en: 'Qualified', uk: 'Кваліфікація' },
  { en: 'Proposal', uk: 'Пропозиція' },
  { en: 'Negotiation', uk: 'Переговори' },
  { en: 'Won', uk: 'Виграно' },
  { en: 'Lost', uk: 'Програно' },
]

function namesOf(name: string, locale: Locale): Readonly<Partial<Record<Locale, string>>> {
  return MADE_UP.find((known) => known[locale] === name) ?? { [locale]: name }
}

async function localesOf(connection: Connection, ids: readonly ObjectId[]): Promise<ReadonlyMap<string, Locale>> {
  const found = await connection
    .collection<Stored>('workspaces')
    .find({ _id: { $in: [...ids] } }, { projection: { locale: 1 } })
    .toArray()
  return new Map(found.map(({ _id, ...workspace }) => [_id.toHexString(), workspace['locale'] === 'uk' ? 'uk' : 'en']))
}

export const pipelineNames: Migration = {
  name: '0026-pipeline-names',
  content: { revision: 1 },
  async plan(connection) {
    const one = await connection.collection<Stored>('pipelines').findOne(UNNAMED, { projection: { _id: 1 } })
    return one === null ? [] : ['give pipelines and stages a name for each language']
  },
  async up(connection) {
    const pipelines = connection.collection<Stored>('pipelines')
    for await (const batch of batches(pipelines, UNNAMED)) {
      const locales = await localesOf(
        connection,
        batch.map((pipeline) => pipeline['workspaceId'] as ObjectId),
      )
      const writes = batch.map(({ _id, ...pipeline }) => {
        const locale = locales.get(String(pipeline['workspaceId'])) ?? 'en'
        const names = namesOf(String(pipeline['name']), locale)
        const stages = (pipeline['stages'] as readonly Named[]).map((stage) => ({
          ...stage,
          names: namesOf(stage.name, locale),
        }))
        // What was changed meanwhile by a process of an earlier version is met by nobody: the version guards it.
        const filter = { _id, version: pipeline['version'] as number, ...UNNAMED }
        return { updateOne: { filter, update: { $set: { names, stages, formerStages: [] } } } }
      })
      await pipelines.bulkWrite(writes, { ordered: false })
    }
  },
}
