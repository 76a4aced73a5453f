/** The functions of pipelines, with the roles that each is allowed for. */
import type { StageId } from '../../../src/models/ids.ts'
import type { CallOf, Scene } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const ADMINS = 'owner admin'

let made = 0

/** Of the default pipeline: each call has a stage of its own. */
async function aStage({ crm, team }: Scene): Promise<StageId> {
  const { pipelines } = crm.services
  const { id } = await pipelines.get(team.owner())
  return (await pipelines.addStage(team.owner(), id, `Stage ${(made += 1)}`, 'en')).stageId
}

async function firstStage({ crm, team }: Scene): Promise<StageId> {
  const { stages } = await crm.services.pipelines.get(team.owner())
  if (stages[0] === undefined) throw new Error('A pipeline has an open stage')
  return stages[0].id
}

const aPipeline = async ({ crm, team }: Scene) => (await crm.services.pipelines.make(team.owner(), 'empty')).id

async function anArchivedStage(scene: Scene): Promise<StageId> {
  const { crm, team } = scene
  const [stageId, to] = [await aStage(scene), await firstStage(scene)]
  await crm.services.pipelines.removeStage(team.owner(), { stageId }, { how: 'archive', to })
  return stageId
}

export const PIPELINE_CALLS: Record<string, CallOf> = {
  'pipelines.get': [ALL, ({ crm, me }) => crm.services.pipelines.get(me())],
  'pipelines.all': [ALL, ({ crm, me }) => crm.services.pipelines.all(me())],
  'pipelines.make': [ADMINS, ({ crm, me }) => crm.services.pipelines.make(me(), 'empty')],
  'pipelines.move': [
    ADMINS,
    async (scene) => scene.crm.services.pipelines.move(scene.me(), { id: await aPipeline(scene) }, 'up'),
  ],
  'pipelines.makeDefault': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.pipelines.makeDefault(me(), (await crm.services.pipelines.get(team.owner())).id),
  ],
  'pipelines.archive': [
    ADMINS,
    async (scene) =>
      scene.crm.services.pipelines.archive(scene.me(), { id: await aPipeline(scene) }, await firstStage(scene)),
  ],
  'pipelines.restore': [
    ADMINS,
    async (scene) => {
      const { crm, me, team } = scene
      const id = await aPipeline(scene)
      await crm.services.pipelines.archive(team.owner(), { id }, await firstStage(scene))
      return crm.services.pipelines.restore(me(), id)
    },
  ],
  'pipelines.namePipeline': [
    ADMINS,
    async (scene) => {
      const { crm, me, team } = scene
      const id = await aPipeline(scene)
      const { names } = await crm.services.pipelines.get(team.owner(), id)
      const renamed = { before: names.en ?? null, after: `Pipeline ${(made += 1)}` }
      return crm.services.pipelines.namePipeline(me(), id, 'en', renamed)
    },
  ],
  'pipelines.addStage': [
    ADMINS,
    async ({ crm, me, team }) => {
      const { id } = await crm.services.pipelines.get(team.owner())
      return crm.services.pipelines.addStage(me(), id, `Stage ${(made += 1)}`, 'en')
    },
  ],
  'pipelines.nameStage': [
    ADMINS,
    async (scene) => {
      const { crm, me, team } = scene
      const stageId = await aStage(scene)
      const { stages } = await crm.services.pipelines.get(team.owner())
      const before = stages.find(({ id }) => id === stageId)?.names.en ?? null
      return crm.services.pipelines.nameStage(me(), { stageId }, 'en', { before, after: `Stage ${(made += 1)}` })
    },
  ],
  'pipelines.setProbability': [
    ADMINS,
    async (scene) => {
      const { crm, me, team } = scene
      const stageId = await aStage(scene)
      const { stages } = await crm.services.pipelines.get(team.owner())
      const before = stages.find(({ id }) => id === stageId)?.probability ?? 0
      return crm.services.pipelines.setProbability(me(), { stageId }, { before, after: 42 })
    },
  ],
  'pipelines.setRottingDays': [
    ADMINS,
    async (scene) => {
      const { crm, me, team } = scene
      const stageId = await aStage(scene)
      const { stages } = await crm.services.pipelines.get(team.owner())
      const before = stages.find(({ id }) => id === stageId)?.rottingDays ?? null
      return crm.services.pipelines.setRottingDays(me(), { stageId }, { before, after: 9 })
    },
  ],
  'pipelines.moveStage': [
    ADMINS,
    async (scene) => scene.crm.services.pipelines.moveStage(scene.me(), { stageId: await aStage(scene) }, 'up'),
  ],
  'pipelines.countDeals': [
    ADMINS,
    async (scene) => scene.crm.services.pipelines.countDeals(scene.me(), await aStage(scene)),
  ],
  'pipelines.removeStage': [
    ADMINS,
    async (scene) => {
      const [stageId, to] = [await aStage(scene), await firstStage(scene)]
      return scene.crm.services.pipelines.removeStage(scene.me(), { stageId }, { how: 'delete', to })
    },
  ],
  'pipelines.restoreStage': [
    ADMINS,
    async (scene) => scene.crm.services.pipelines.restoreStage(scene.me(), { stageId: await anArchivedStage(scene) }),
  ],
  'pipelines.deleteArchived': [
    ADMINS,
    async (scene) => scene.crm.services.pipelines.deleteArchived(scene.me(), { stageId: await anArchivedStage(scene) }),
  ],
  'members.rememberBoard': [
    ALL,
    async ({ crm, me, team }) =>
      crm.services.members.rememberBoard(me(), (await crm.services.pipelines.get(team.owner())).id),
  ],
}
