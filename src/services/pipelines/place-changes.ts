/** How events tell where a deal was and is. Pure. */
import type { Change } from '../../models/event.ts'
import type { Place } from './read-pipelines.ts'

/** As events keep a stage or a pipeline: with the name that it had then. */
export const placeName = ({ id, mainName }: { readonly id: string; readonly mainName: string }) => ({
  id,
  name: mainName,
})

/** What an event says about a move, also from one pipeline to another. */
export function placeChanges(from: Place, to: Place): readonly Change[] {
  return [
    { path: 'stage', from: placeName(from.stage), to: placeName(to.stage) },
    ...(from.pipeline.id === to.pipeline.id
      ? []
      : [{ path: 'pipeline', from: placeName(from.pipeline), to: placeName(to.pipeline) }]),
  ]
}
