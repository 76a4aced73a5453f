/** Changes of the stages of a pipeline that leave their deals where they are. */
import { fieldProblem } from '../../language/field-problem.ts'
import type { Locale } from '../../locale.ts'
import { AppError } from '../../errors.ts'
import type { Change } from '../../models/event.ts'
import { newId, type PipelineId, type StageId, trustedId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { TablesOf } from '../records/field-tables.ts'
import { requirableFields } from '../fields/define-fields.ts'
import { STAGE_ORDER, stagePath } from './apply-changes.ts'
import {
  type Changed,
  changedMeanwhile,
  type ChangePipeline,
  localeOfWorkspace,
  noSuchStage,
} from './change-pipeline.ts'
import { assertNameFree, named, readPipelineName, withName } from './names.ts'
import type { PlainPipeline, PlainStage } from './plain-pipeline.ts'

/** With won and lost, and a few buttons more, a screen of Telegram shows them all. */
export const MAX_STAGES = 30
/** Half a year: beyond that nothing is a sign any more. */
export const MAX_ROTTING_DAYS = 365

/** An archived pipeline gets its names back only if nobody has taken them meanwhile. */
const IN_USE = { deletedAt: null, archivedAt: null }

export type StageToChange = { readonly stageId: StageId; readonly version?: number }

export type EditStages = {
  /** Adds an open stage after the other open ones. @throws AppError VALIDATION; CONFLICT (limit) */
  readonly addStage: (
    actor: Actor,
    id: PipelineId,
    name: string,
    locale: Locale,
  ) => Promise<Changed & { readonly stageId: StageId }>
  /**
   * Names it in a language; null takes that name away. `before` is the name as the person saw it: null for none.
   *
   * @throws AppError VALIDATION (empty, too-long, no-letters, name-taken); CONFLICT (changed-meanwhile)
   */
  readonly nameStage: (
    actor: Actor,
    stage: StageToChange,
    locale: Locale,
    names: { readonly before: string | null; readonly after: string | null },
  ) => Promise<Changed>
  readonly namePipeline: (
    actor: Actor,
    id: PipelineId,
    locale: Locale,
    names: { readonly before: string | null; readonly after: string | null },
  ) => Promise<Changed>
  /** @param probability in percent @throws AppError VALIDATION (not-a-percentage); CONFLICT (changed-meanwhile) */
  readonly setProbability: (
    actor: Actor,
    stage: StageToChange,
    values: { readonly before: number; readonly after: number },
  ) => Promise<Changed>
  /** @param values days; null: deals never rot in it @throws AppError VALIDATION (not-days) */
  readonly setRottingDays: (
    actor: Actor,
    stage: StageToChange,
    values: { readonly before: number | null; readonly after: number | null },
  ) => Promise<Changed>
  /** Deals that are in the stage already stay there without the field. @throws AppError NOT_FOUND for a field that no stage can require */
  readonly requireField: (actor: Actor, stage: StageToChange, field: string, required: boolean) => Promise<Changed>
  /** Among the open stages: won and lost stay last. @throws AppError CONFLICT (changed-meanwhile) for another version */
  readonly moveStage: (actor: Actor, stage: StageToChange, direction: 'up' | 'down') => Promise<Changed>
}

/** @throws AppError NOT_FOUND */
export function stageOf({ stages }: PlainPipeline, id: StageId): PlainStage {
  const stage = stages.find((one) => one.id === id)
  if (stage === undefined) throw noSuchStage()
  return stage
}

/** @throws AppError VALIDATION (not-a-percentage) */
export function assertPercentage(value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 100) throw fieldProblem('not-a-percentage')
}

/** @throws AppError VALIDATION (not-days) */
export function assertRottingDays(days: number | null): void {
  if (days === null) return
  if (!Number.isInteger(days) || days < 1 || days > MAX_ROTTING_DAYS) {
    throw fieldProblem('not-days', { limit: MAX_ROTTING_DAYS })
  }
}

/** Of a value that the person saw as it was `before`. */
function setting<Property extends 'probability' | 'rottingDays'>(
  plain: PlainPipeline,
  stageId: StageId,
  property: Property,
  { before, after }: { readonly before: PlainStage[Property]; readonly after: PlainStage[Property] },
): readonly Change[] {
  const stage = stageOf(plain, stageId)
  if (stage.kind !== 'open') throw noSuchStage()
  if (stage[property] !== before) throw changedMeanwhile()
  return before === after ? [] : [{ path: stagePath(stageId, property), from: before, to: after }]
}

function swapped(ids: readonly string[], id: string, direction: 'up' | 'down'): readonly string[] {
  const at = ids.indexOf(id)
  const other = direction === 'up' ? at - 1 : at + 1
  if (at < 0 || other < 0 || other >= ids.length) return ids
  return ids.map((one, index) => (index === at ? (ids[other] ?? one) : index === other ? id : one))
}

export function createEditStages(
  { models, tablesOf }: Pick<CoreDeps, 'models'> & { readonly tablesOf: TablesOf },
  change: ChangePipeline,
): EditStages {
  return {
    async addStage(actor, id, typed, locale) {
      const stageId = newId<StageId>()
      const name = readPipelineName(typed)
      const { undoId, path } = await change(actor, `add-stage-${id}`, { id }, async (plain, tx) => {
        const open = plain.stages.filter(({ kind }) => kind === 'open')
        if (open.length >= MAX_STAGES) {
          throw new AppError('CONFLICT', { details: { reason: 'limit', of: 'stage', limit: MAX_STAGES } })
        }
        const names = { [locale]: name }
        assertNameFree(names, plain.stages)
        const probability = open.at(-1)?.probability ?? 50
        const one = { ...named(names, await localeOfWorkspace(models, actor.workspaceId, tx)), kind: 'open' as const }
        const stage: PlainStage = { id: stageId, ...one, probability, rottingDays: null, requiredFields: [] }
        return [{ path: stagePath(stageId), from: null, to: { place: open.length, stage } }]
      })
      // A repeated command has made up another id, which no stage has.
      return { undoId, stageId: trustedId<StageId>(path?.slice(stagePath('').length) ?? stageId) }
    },

    nameStage: (actor, which, locale, { before, after: typed }) =>
      change(actor, `name-${which.stageId}-${locale}`, which, async (plain, tx) => {
        const stage = stageOf(plain, which.stageId)
        if ((stage.names[locale] ?? null) !== before) throw changedMeanwhile()
        const names = withName(stage.names, locale, typed === null ? null : readPipelineName(typed))
        assertNameFree(
          names,
          plain.stages.filter((other) => other !== stage),
        )
        const after = named(names, await localeOfWorkspace(models, actor.workspaceId, tx))
        return (['names', 'name'] as const).flatMap((property) =>
          JSON.stringify(stage[property]) === JSON.stringify(after[property])
            ? []
            : [{ path: stagePath(which.stageId, property), from: stage[property], to: after[property] }],
        )
      }),

    namePipeline: (actor, id, locale, { before, after: typed }) =>
      change(actor, `name-${id}-${locale}`, { id, amongOthers: true }, async (plain, tx, { _id, workspaceId }) => {
        if ((plain.names[locale] ?? null) !== before) throw changedMeanwhile()
        const names = withName(plain.names, locale, typed === null ? null : readPipelineName(typed))
        const others = await models.pipelines
          .find({ workspaceId, ...IN_USE, _id: { $ne: _id } }, { names: 1 }, { session: tx.session })
          .lean()
        assertNameFree(
          names,
          others.map((other) => ({ names: other.names ?? {} })),
        )
        const after = named(names, await localeOfWorkspace(models, actor.workspaceId, tx))
        return (['names', 'name'] as const).flatMap((property) =>
          JSON.stringify(plain[property]) === JSON.stringify(after[property])
            ? []
            : [{ path: property, from: plain[property], to: after[property] }],
        )
      }),

    async setProbability(actor, which, values) {
      assertPercentage(values.after)
      return change(actor, `probability-${which.stageId}`, which, (plain) =>
        setting(plain, which.stageId, 'probability', values),
      )
    },

    async setRottingDays(actor, which, values) {
      assertRottingDays(values.after)
      return change(actor, `rotting-${which.stageId}`, which, (plain) =>
        setting(plain, which.stageId, 'rottingDays', values),
      )
    },

    requireField: (actor, which, field, required) =>
      change(
        actor,
        `${required ? 'require' : 'free'}-${which.stageId}-${field}`,
        which,
        async (plain, tx, { workspaceId }) => {
          const { requiredFields: from } = stageOf(plain, which.stageId)
          // Read here and not taken from the actor: a field may have been retired a moment ago.
          const own = await models.workspaces.findById(workspaceId, { fields: 1 }, { session: tx.session }).lean()
          const inUse = own?.fields?.filter(({ retired }) => !retired) ?? []
          const known: readonly string[] = requirableFields(tablesOf({ customFields: inUse }).deal)
          if (required && !known.includes(field)) {
            throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
          }
          if (from.includes(field) === required) return []
          const to = required ? [...from, field] : from.filter((one) => one !== field)
          return [{ path: stagePath(which.stageId, 'requiredFields'), from, to }]
        },
      ),

    moveStage: (actor, which, direction) =>
      change(actor, `move-${direction}-${which.stageId}`, which, (plain) => {
        const ids = plain.stages.map(({ id }) => id)
        const open = plain.stages.flatMap(({ id, kind }) => (kind === 'open' ? [id] : []))
        const to = [...swapped(open, which.stageId, direction), ...ids.slice(open.length)]
        return to.join() === ids.join() ? [] : [{ path: STAGE_ORDER, from: ids, to }]
      }),
  }
}
