/** Where a deal of theirs stands in our pipeline. Pure. */
import { fold } from '../search/search-words.ts'
import type { PipelineView, StageView } from '../pipelines/read-pipelines.ts'
import type { SyncStage } from './sync-adapter.ts'

/**
 * The stage of ours: the won or lost one, else the open one of the same name, else the one whose probability is nearest,
 * else the first.
 */
export function placeOf({ stages }: PipelineView, { kind, name, probability }: SyncStage): StageView | null {
  const ofKind = stages.filter((stage) => stage.kind === kind)
  const [first = null] = ofKind
  if (kind !== 'open') return first
  const namesake = ofKind.find((stage) => fold(stage.name) === fold(name))
  if (namesake !== undefined || probability === undefined) return namesake ?? first
  const distance = (stage: StageView): number => Math.abs(stage.probability - probability)
  return ofKind.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/** What tells two of their stages apart. */
export function stageKey({ kind, name }: SyncStage): string {
  return `${kind}:${fold(name)}`
}
