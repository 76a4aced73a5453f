/** A pipeline without what the database adds: the plain JSON that its changes and their undo work on. */
import type { Types } from 'mongoose'

import { objectId, trustedId } from '../../models/ids.ts'
import type { FormerStage, Names, PipelineRecord, StageKind, StageRecord } from '../../models/pipeline.ts'
import { plainNames } from './names.ts'

export type PlainStage = {
  readonly id: string
  readonly name: string
  readonly names: Names
  readonly kind: StageKind
  /** In percent. */
  readonly probability: number
  readonly rottingDays: number | null
  readonly requiredFields: readonly string[]
}

export type PlainFormer = PlainStage & {
  /** ISO 8601, UTC. */
  readonly leftAt: string
  readonly cause: string
  readonly movedTo: string
  readonly deleted: boolean
}

export type PlainPipeline = {
  readonly name: string
  readonly names: Names
  readonly stages: readonly PlainStage[]
  readonly formerStages: readonly PlainFormer[]
}

export function plainStage(stage: StageRecord): PlainStage {
  const { id, name, names, kind, probability, rottingDays, requiredFields } = stage
  return {
    id: id.toHexString(),
    name,
    names: plainNames(names),
    kind,
    probability,
    rottingDays,
    requiredFields: [...requiredFields],
  }
}

function plainFormer(stage: FormerStage): PlainFormer {
  const { leftAt, cause, movedTo, deleted } = stage
  return {
    ...plainStage(stage),
    leftAt: leftAt.toISOString(),
    cause: cause.toHexString(),
    movedTo: movedTo.toHexString(),
    deleted,
  }
}

export function plainPipeline({ name, names, stages, formerStages = [] }: PipelineRecord): PlainPipeline {
  return { name, names: plainNames(names), stages: stages.map(plainStage), formerStages: formerStages.map(plainFormer) }
}

const stored = (id: string): Types.ObjectId => objectId(trustedId(id))

/** As the database stores it. */
export function storedPipeline(plain: PlainPipeline): Pick<PipelineRecord, keyof PlainPipeline> {
  return {
    name: plain.name,
    names: plain.names,
    stages: plain.stages.map((stage) => ({ ...stage, id: stored(stage.id) })),
    formerStages: plain.formerStages.map((stage) => ({
      ...stage,
      id: stored(stage.id),
      leftAt: new Date(stage.leftAt),
      cause: stored(stage.cause),
      movedTo: stored(stage.movedTo),
    })),
  }
}
