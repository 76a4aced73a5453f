/** Where a deal of the model can be, and what it needs to be there. Pure. */
import { type Deal, type Former, isLive, type Pipeline, type Stage, type Values, type World } from './world.ts'

export type Place = {
  readonly key: string
  readonly pipeline: Pipeline
  readonly stage: Stage | Former
  readonly isFormer: boolean
}

/** Of any pipeline, also a stage that has left. */
export function findPlace({ pipelines }: World, stage: string): Place | null {
  for (const isFormer of [false, true]) {
    for (const [key, pipeline] of Object.entries(pipelines)) {
      const found = (isFormer ? pipeline.former : pipeline.stages).find((one) => one.key === stage)
      if (found !== undefined) return { key, pipeline, stage: found, isFormer }
    }
  }
  return null
}

/** A stage that deals can go to. */
export function livePlace(world: World, stage: string): Place | null {
  const place = findPlace(world, stage)
  return place === null || place.isFormer || !isLive(place.pipeline) ? null : place
}

/** What took the place of a stage that left, or of one in an archived pipeline. */
export function forwardPlace(world: World, stage: string, seen: readonly string[] = []): Place | null {
  const place = findPlace(world, stage)
  if (place === null || seen.includes(stage)) return null
  const { archived } = place.pipeline
  const next = place.isFormer && 'to' in place.stage ? place.stage.to : archived?.to
  return next === undefined ? livePlace(world, stage) : forwardPlace(world, next, [...seen, stage])
}

export const stageOf = ({ stays }: Pick<Deal, 'stays'>): string => stays.at(-1)?.stage ?? ''

/** Those in the trash count: they can be restored. */
export function holdsDeals({ deals }: World, stage: string): boolean {
  return Object.values(deals).some((deal) => stageOf(deal) === stage)
}

export const openStages = ({ stages }: Pick<Pipeline, 'stages'>): readonly Stage[] =>
  stages.filter(({ kind }) => kind === 'open')

/** In use, in their order. */
export function livePipelines({ pipelines }: World): readonly (readonly [string, Pipeline])[] {
  const live = Object.entries(pipelines).filter(([, one]) => isLive(one))
  return live.toSorted(([a, one], [b, other]) => one.order - other.order || numberOf(a) - numberOf(b))
}

const numberOf = (key: string): number => Number(key.slice(1))

export function mainPipeline(world: World): readonly [string, Pipeline] {
  const live = livePipelines(world)
  const found = live.find(([, { isDefault }]) => isDefault) ?? live[0]
  if (found === undefined) throw new Error('The model has no pipeline in use')
  return found
}

/** What a deal must have there. Whoever skips a stage does not skip what it requires; lost requires only what it says itself. */
function requirements({ stages }: Pipeline, stage: Stage): readonly string[] {
  if (stage.kind === 'lost') return stage.required
  const at = stages.findIndex(({ key }) => key === stage.key)
  return stages.slice(0, at + 1).flatMap(({ required }) => required)
}

/** The fields that the model's stages require. */
const FILLED: Readonly<Record<string, (values: Values) => boolean>> = {
  amount: ({ amount }) => amount !== null,
  contact: ({ contacts }) => contacts.length > 0,
  expectedCloseOn: ({ closes }) => closes !== null,
}

export function lacking(place: Place, values: Values): readonly string[] {
  return requirements(place.pipeline, place.stage).filter((field) => FILLED[field]?.(values) !== true)
}
