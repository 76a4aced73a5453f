/** The stages whose deals are open, for figures that add up deals by their stage. */
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'

/** The probability of each open stage, in percent, by its id. Those that left may still have deals. */
export async function readOpenStages(
  models: Pick<Models, 'pipelines'>,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
): Promise<ReadonlyMap<string, number>> {
  const filter = { workspaceId: objectId(workspaceId) }
  const pipelines = await models.pipelines.find(filter, { stages: 1, formerStages: 1 }).lean()
  const stages = pipelines.flatMap(({ stages: present, formerStages = [] }) => [...formerStages, ...present])
  return new Map(
    stages.filter(({ kind }) => kind === 'open').map(({ id, probability }) => [id.toHexString(), probability]),
  )
}
