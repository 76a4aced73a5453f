/** A workspace with two pipelines, its default one and one of the template for services, and the jobs that move deals. */
import { createClearStageHandler, createReturnDealsHandler } from '../../src/jobs/clear-stages.ts'
import { objectId, type PipelineId, type StageId } from '../../src/models/ids.ts'
import { asId } from './as-id.ts'
import { createCrm } from './crm.ts'
import type { Database } from '../../src/database/connect.ts'

export async function pipelineScene(database: Database) {
  const crm = createCrm(database)
  const team = await crm.team()
  const { pipelines, deals, undo, clearStages } = crm.services
  const main = await pipelines.get(team.owner())
  const { id: otherId } = await pipelines.make(team.owner(), 'services')
  const other = () => pipelines.get(team.owner(), otherId)
  const stored = async (id: string) => {
    const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(asId(id)) }
    return crm.models.deals.findOne(filter).orFail().lean()
  }
  const add = async (stageId: StageId, title = 'Website') =>
    (await deals.add(team.owner(), { title, stageId, amount: { minor: 100, currency: 'EUR' } })).id
  // Nothing is sent: the only jobs of these tests are their own.
  const work = () =>
    crm.workJobs({
      'pipeline.clear': createClearStageHandler(clearStages),
      'pipeline.return': createReturnDealsHandler(clearStages),
    })
  const openOf = async (id: PipelineId) =>
    (await pipelines.get(team.owner(), id)).stages.filter(({ kind }) => kind === 'open')
  return { crm, team, owner: team.owner, pipelines, deals, undo, main, otherId, other, stored, add, work, openOf }
}

export function names(stages: readonly { readonly name: string }[]): readonly string[] {
  return stages.map(({ name }) => name)
}
