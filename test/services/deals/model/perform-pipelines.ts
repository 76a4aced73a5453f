/** Carries out plans that are about pipelines and their stages. */
import type { PipelineId, StageId } from '../../../../src/models/ids.ts'
import type { Performed } from './perform.ts'
import type { PipelinePlan, Plan } from './plan.ts'
import type { Stand } from './stand.ts'

export async function performPipeline(stand: Stand, plan: Plan & PipelinePlan): Promise<Performed> {
  const { crm, idOf, memberOf, name } = stand
  const { pipelines } = crm.services
  const me = memberOf(plan.by)
  const pipeline = 'pipeline' in plan ? idOf<PipelineId>(plan.pipeline) : null
  const stage = { stageId: idOf<StageId>('stage' in plan ? plan.stage : 'p0.0') }
  switch (plan.does) {
    case 'make': {
      const made = await pipelines.make(me(), 'services')
      name(`p${plan.n}`, made.id)
      const { stages } = await pipelines.get(me(), made.id)
      for (const [index, { id }] of stages.entries()) name(`p${plan.n}.${index}`, id)
      return made
    }
    case 'name-stage':
      return pipelines.nameStage(me(), stage, 'en', { before: plan.before, after: plan.name })
    case 'probability':
      return pipelines.setProbability(me(), stage, { before: plan.before, after: plan.after })
    case 'require':
      return pipelines.requireField(me(), stage, plan.field, plan.isRequired)
    case 'move-stage':
      return pipelines.moveStage(me(), stage, plan.direction)
    case 'remove-stage':
      return pipelines.removeStage(me(), stage, { how: plan.how, to: idOf<StageId>(plan.to) })
    case 'restore-stage':
      return pipelines.restoreStage(me(), stage)
    default:
      break
  }
  if (pipeline === null) return null
  switch (plan.does) {
    case 'make-default':
      return pipelines.makeDefault(me(), pipeline)
    case 'archive':
      return pipelines.archive(me(), { id: pipeline }, idOf<StageId>(plan.to))
    case 'restore-pipeline':
      return pipelines.restore(me(), pipeline)
    case 'move-pipeline':
      return pipelines.move(me(), { id: pipeline }, plan.direction)
    case 'name-pipeline':
      return pipelines.namePipeline(me(), pipeline, 'en', { before: plan.before, after: plan.name })
    case 'add-stage': {
      const added = await pipelines.addStage(me(), pipeline, plan.name, 'en')
      name(`s${plan.n}`, added.stageId)
      return added
    }
  }
}
