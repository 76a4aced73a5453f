/** What somebody can choose for a condition: the values to tap, and what is typed instead. */
import { AppError } from '../../errors.ts'
import type { Models } from '../../models/models.ts'
import { RECORD_SOURCES } from '../../models/record-source.ts'
import type { Condition, ConditionTest, ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import type { FieldKind } from '../fields/field-type.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { MembersService } from '../workspaces/members.ts'
import { ME } from './condition-filter.ts'
import { type Criterion, criterionOf } from './criteria.ts'
import { frequentValues } from './frequent-values.ts'
import { stageLabel } from './name-conditions.ts'
import type { ViewDeps } from './view-store.ts'

/** @property name what a record is called that the value is the id of */
export type ConditionOption = Pick<Condition, 'test' | 'value'> & { readonly name?: string }

export type ConditionOptions = {
  readonly options: readonly ConditionOption[]
  /** Tests whose value is typed. */
  readonly typed: readonly ConditionTest[]
}

const DAYS_AHEAD = ['0', '7', '30', '90'] as const
const DAYS_AGO = ['7', '30', '90'] as const
const AGES = ['14', '30', '90', '180'] as const

/** Kinds of fields whose value somebody types. */
const TYPED: Readonly<Partial<Record<FieldKind, readonly ConditionTest[]>>> = {
  text: ['has'],
  longText: ['has'],
  link: ['has'],
  number: ['min', 'max'],
  money: ['min', 'max'],
  recurring: ['min', 'max'],
  day: ['min', 'max'],
  tags: ['is'],
  company: ['is'],
}

const valuesOf = (values: readonly string[]): readonly ConditionOption[] =>
  values.map((value) => ({ test: 'is', value }))

async function stagesOf(models: Models, actor: Actor): Promise<readonly ConditionOption[]> {
  const pipelines = await readPipelines(models, actor)
  const stages = pipelines.live.flatMap((pipeline) => pipeline.stages)
  return stages.map(({ id, name }) => ({ test: 'is', value: id, name: stageLabel(pipelines, id) ?? name }))
}

async function pipelinesOf(models: Models, actor: Actor): Promise<readonly ConditionOption[]> {
  const { live } = await readPipelines(models, actor)
  return live.map(({ id, name }) => ({ test: 'is', value: id, name }))
}

async function ofField(
  deps: ViewDeps & { readonly members: Pick<MembersService, 'list'> },
  actor: Actor,
  kind: ViewKind,
  { field, path, tests }: Criterion,
): Promise<readonly ConditionOption[]> {
  switch (field?.kind) {
    case 'member': {
      const members = await deps.members.list(actor)
      const others = members.filter(({ id }) => id !== actor.memberId)
      return [
        { test: 'is', value: ME },
        ...others.map(({ id, name }): ConditionOption => ({ test: 'is', value: id, name })),
      ]
    }
    case 'tags':
      return valuesOf(await frequentValues(deps, actor, kind, path))
    case 'text':
      return field.suggested === true ? valuesOf(await frequentValues(deps, actor, kind, path)) : []
    case 'choice':
    case 'choices':
      return valuesOf(field.values ?? [])
    case 'yesNo':
      return valuesOf(['true', 'false'])
    case 'day':
      return [
        ...DAYS_AHEAD.map((value): ConditionOption => ({ test: 'within', value })),
        ...(tests.includes('past') ? [{ test: 'past', value: null } as const] : []),
      ]
    default:
      return []
  }
}

async function besides(deps: ViewDeps, actor: Actor, by: string): Promise<readonly ConditionOption[]> {
  switch (by) {
    case 'next':
    case 'rotting':
      return [{ test: 'past', value: null }]
    case 'touched':
      return [
        ...AGES.map((value): ConditionOption => ({ test: 'before', value })),
        ...DAYS_AGO.map((value): ConditionOption => ({ test: 'within', value })),
      ]
    case 'created':
      return [
        ...['0', ...DAYS_AGO].map((value): ConditionOption => ({ test: 'within', value })),
        ...DAYS_AGO.map((value): ConditionOption => ({ test: 'before', value })),
      ]
    case 'source':
      return valuesOf(RECORD_SOURCES)
    case 'status':
      return valuesOf(['open', 'won', 'lost'])
    case 'pipeline':
      return pipelinesOf(deps.models, actor)
    case 'stage':
      return stagesOf(deps.models, actor)
    default:
      return []
  }
}

/** @throws AppError NOT_FOUND (kind: button) for what nothing can be filtered by (any more) */
export function knownCriterion({ tablesOf }: Pick<ViewDeps, 'tablesOf'>, actor: Actor, kind: ViewKind, by: string) {
  const table: FieldTable = tablesOf(actor)[kind]
  const criterion = criterionOf(table, kind, by)
  if (criterion === null) throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
  return criterion
}

/** @throws AppError as {@link knownCriterion} */
export async function optionsFor(
  deps: ViewDeps & { readonly members: Pick<MembersService, 'list'> },
  actor: Actor,
  kind: ViewKind,
  by: string,
): Promise<ConditionOptions> {
  const criterion = knownCriterion(deps, actor, kind, by)
  const { field, tests } = criterion
  const own = field === null ? await besides(deps, actor, by) : await ofField(deps, actor, kind, criterion)
  const presence = (['filled', 'empty'] as const).filter((test) => tests.includes(test))
  return {
    options: [...own, ...presence.map((test) => ({ test, value: null }))],
    typed: (field && TYPED[field.kind]?.filter((test) => tests.includes(test))) ?? [],
  }
}
