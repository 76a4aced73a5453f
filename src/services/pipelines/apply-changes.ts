/**
 * What a pipeline is after the changes of an event, forwards or, to undo them, backwards. Both directions are one function, so
 * that whatever can be changed can be undone. Pure.
 */
import { isDeepStrictEqual } from 'node:util'

import type { Change } from '../../models/event.ts'
import type { PlainFormer, PlainPipeline, PlainStage } from './plain-pipeline.ts'

/** A stage and where it stands: the index among all stages. */
export type PlacedStage = { readonly place: number; readonly stage: PlainStage }

const STAGE_PATH = /^stages\.([0-9a-f]{24})(?:\.(\w+))?$/u
const FORMER_PATH = /^formerStages\.([0-9a-f]{24})$/u
export const STAGE_ORDER = 'stageOrder'

export const stagePath = (id: string, property?: keyof PlainStage): string =>
  property === undefined ? `stages.${id}` : `stages.${id}.${property}`
export const formerPath = (id: string): string => `formerStages.${id}`

/** The stage that a change begins or ends, by its path; null for any other change. */
export function stageOfPath(path: string): string | null {
  const found = STAGE_PATH.exec(path)
  return found === null || found[2] !== undefined ? null : (found[1] ?? null)
}

function changedStage(pipeline: PlainPipeline, id: string, property: string, { from, to }: Change) {
  const before = pipeline.stages.find((stage) => stage.id === id)
  if (before === undefined || !isDeepStrictEqual(Object(before)[property], from)) return null
  const after = { ...before, [property]: to }
  return { ...pipeline, stages: pipeline.stages.map((stage) => (stage === before ? after : stage)) }
}

/** A stage comes to its place, or leaves it as it was. */
function comingOrGoing(pipeline: PlainPipeline, id: string, { from, to }: Change): PlainPipeline | null {
  const at = pipeline.stages.findIndex((stage) => stage.id === id)
  if (to === null) {
    const left = from as PlacedStage
    if (at < 0 || !isDeepStrictEqual(pipeline.stages[at], left.stage)) return null
    return { ...pipeline, stages: pipeline.stages.toSpliced(at, 1) }
  }
  if (at >= 0) return null
  const { place, stage } = to as PlacedStage
  // Won and lost stay last, however many stages went meanwhile.
  const open = pipeline.stages.filter(({ kind }) => kind === 'open').length
  return { ...pipeline, stages: pipeline.stages.toSpliced(Math.min(place, open), 0, stage) }
}

function former(pipeline: PlainPipeline, id: string, { from, to }: Change): PlainPipeline | null {
  const others = pipeline.formerStages.filter((stage) => stage.id !== id)
  const now = pipeline.formerStages.find((stage) => stage.id === id) ?? null
  // A deleted one is forgotten once nothing can move into it any more: it comes back from its event.
  const isForgotten = now === null && (from as PlainFormer | null)?.deleted === true
  if (!isForgotten && !isDeepStrictEqual(now, from)) return null
  return { ...pipeline, formerStages: to === null ? others : [...others, to as PlainFormer] }
}

function reordered(pipeline: PlainPipeline, { from, to }: Change): PlainPipeline | null {
  const ids = pipeline.stages.map(({ id }) => id)
  if (!isDeepStrictEqual(ids, from)) return null
  const stages = (to as readonly string[]).flatMap((id) => pipeline.stages.filter((stage) => stage.id === id))
  return stages.length === ids.length ? { ...pipeline, stages } : null
}

function applied(pipeline: PlainPipeline, change: Change): PlainPipeline | null {
  const { path, from, to } = change
  if (path === STAGE_ORDER) return reordered(pipeline, change)
  if (path === 'name' || path === 'names') {
    return isDeepStrictEqual(pipeline[path], from) ? { ...pipeline, [path]: to } : null
  }
  const [, left] = FORMER_PATH.exec(path) ?? []
  if (left !== undefined) return former(pipeline, left, change)
  const [, id, property] = STAGE_PATH.exec(path) ?? []
  if (id === undefined) return null
  return property === undefined ? comingOrGoing(pipeline, id, change) : changedStage(pipeline, id, property, change)
}

/** Whether it has one stage for what is won, one for what is lost, and something before. */
export function isWhole({ stages }: Pick<PlainPipeline, 'stages'>): boolean {
  const count = (kind: PlainStage['kind']) => stages.filter((stage) => stage.kind === kind).length
  return count('open') > 0 && count('won') === 1 && count('lost') === 1
}

/** Null if the pipeline is no longer as the changes found it, or would not be whole. */
export function applyChanges(pipeline: PlainPipeline, changes: readonly Change[]): PlainPipeline | null {
  let after: PlainPipeline | null = pipeline
  for (const change of changes) after = after && applied(after, change)
  return after !== null && isWhole(after) ? after : null
}

/** The changes that undo the given ones. */
export function opposite(changes: readonly Change[]): readonly Change[] {
  return changes.toReversed().map(({ path, from, to }) => ({ path, from: to, to: from }))
}
