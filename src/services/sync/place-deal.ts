/** Where a deal of theirs stands in our pipelines. Pure. */
import { fold } from '../search/search-words.ts'
import type { Pipelines, PipelineView, Place, StageView } from '../pipelines/read-pipelines.ts'
import type { SyncStage } from './sync-adapter.ts'

/** Whether the stage is called so, in either language. */
export function isCalled({ mainName, names }: Pick<StageView, 'mainName' | 'names'>, name: string): boolean {
  return [mainName, ...Object.values(names)].some((own) => fold(own) === fold(name))
}

/** The won or lost stage, or the open one that is called the same. */
export function namesakeOf({ stages }: PipelineView, { kind, name }: SyncStage): StageView | null {
  return stages.find((stage) => stage.kind === kind && (kind !== 'open' || isCalled(stage, name))) ?? null
}

/**
 * The stage of ours: the won or lost one, else the open one of the same name, else the one whose probability is nearest,
 * else the first.
 */
export function placeOf(pipeline: PipelineView, theirs: SyncStage): StageView | null {
  const namesake = namesakeOf(pipeline, theirs)
  if (namesake !== null || theirs.kind !== 'open') return namesake
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const { probability } = theirs
  if (probability === undefined) return open[0] ?? null
  const distance = (stage: StageView): number => Math.abs(stage.probability - probability)
  return open.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/** The pipeline of a new deal: the one whose stage a member said it is, else the first that knows its stage, else the default one. */
export function pipelineOf({ live, main, findStage }: Pipelines, theirs: SyncStage | undefined): PipelineView {
  if (theirs === undefined) return main
  const said: Place | undefined = theirs.ours === undefined ? undefined : findStage(theirs.ours)
  if (said !== undefined && !said.pipeline.isArchived) return said.pipeline
  if (theirs.kind !== 'open') return main
  return [main, ...live].find((pipeline) => namesakeOf(pipeline, theirs) !== null) ?? main
}

/** What tells two of their stages apart. */
export function stageKey({ kind, name }: SyncStage): string {
  return `${kind}:${fold(name)}`
}
