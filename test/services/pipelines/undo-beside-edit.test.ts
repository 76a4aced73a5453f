/** An undo of a change to a pipeline, while somebody changes something else in it. */
import { expect, test } from 'vitest'

import { asId } from '../../support/as-id.ts'
import { sharedDatabase } from '../../support/database.ts'
import { pipelineScene } from '../../support/pipeline-scene.ts'

const database = sharedDatabase()

/** Enough for the two to meet in the database. */
const ROUNDS = 8

test('An undo goes through beside another change of the same pipeline', async () => {
  const { pipelines, owner, undo, main } = await pipelineScene(database())
  const [lead, qualified] = main.stages
  if (lead === undefined || qualified === undefined) throw new Error('No stages')
  const { probability: before } = lead
  let days = qualified.rottingDays
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { undoId } = await pipelines.setProbability(owner(), { stageId: lead.id }, { before, after: before + 1 })

    const edit = pipelines.setRottingDays(owner(), { stageId: qualified.id }, { before: days, after: round })
    await Promise.all([undo.undo(owner(), undoId ?? asId('')), edit])

    days = round
    const { stages } = await pipelines.get(owner(), main.id)
    expect(stages.slice(0, 2)).toMatchObject([{ probability: before }, { rottingDays: round }])
  }
})
