/** Pipelines from before there was a name for each language. */
import { expect, test } from 'vitest'

import { pipelineNames } from '../../src/database/migrations/0026-pipeline-names.ts'
import { silentLogger } from '../../src/logger.ts'
import { objectId } from '../../src/models/ids.ts'
import { createCrm } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()

test('An upgrade keeps what was typed as the name in the workspace’s language, and translates what the product had made up', async () => {
  const { connection } = database()
  const crm = createCrm(database())
  const team = await crm.team({ locale: 'uk' })
  const filter = { workspaceId: objectId(team.workspaceId) }
  const collection = connection.collection('pipelines')
  const made = await crm.models.pipelines.findOne(filter).orFail().lean()
  const stages = made.stages.map((stage, index) => ({
    ...Object.fromEntries(Object.entries(stage).filter(([property]) => property !== 'names')),
    name: index === 1 ? 'Наш етап' : stage.name,
  }))
  await collection.updateOne(filter, { $set: { stages }, $unset: { names: '', formerStages: '' } })

  expect(await pipelineNames.plan(connection)).toHaveLength(1)
  await pipelineNames.up(connection, silentLogger)
  const english = await crm.services.pipelines.get({ ...team.owner(), locale: 'en' })
  expect(english).toMatchObject({ name: 'Sales', mainName: 'Продажі', archivedStages: [] })
  expect(english.stages.map(({ name }) => name)).toEqual([
    'New lead',
    'Наш етап',
    'Proposal',
    'Negotiation',
    'Won',
    'Lost',
  ])
  expect(english.stages[1]?.names).toEqual({ uk: 'Наш етап' })
  // The next time there is nothing to do.
  expect(await pipelineNames.plan(connection)).toEqual([])
})
