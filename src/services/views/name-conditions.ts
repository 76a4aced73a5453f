/** The names of what conditions are about: of members, companies, pipelines and stages. */
import type { Condition, ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import { type Pipelines, readPipelines } from '../pipelines/read-pipelines.ts'
import { createReadNames } from '../records/read-names.ts'
import { ME } from './condition-filter.ts'
import type { ViewDeps } from './view-store.ts'

/** @property name of the record that the value is the id of; null for a plain value, and for a record that is gone */
export type NamedCondition = Condition & { readonly name: string | null }

/** With its pipeline in front, where there are several: “Won” is in each of them. */
export function stageLabel(pipelines: Pick<Pipelines, 'live' | 'findStage'> | null, id: string): string | null {
  const place = pipelines?.findStage(id)
  if (place === undefined) return null
  return pipelines?.live.length === 1 ? place.stage.name : `${place.pipeline.name} · ${place.stage.name}`
}

function placeLabel(pipelines: Pipelines | null, by: string, id: string): string | null {
  if (by === 'pipeline') return pipelines?.find(id)?.name ?? null
  return by === 'stage' ? stageLabel(pipelines, id) : null
}

export async function nameConditions(
  { models, tablesOf }: Pick<ViewDeps, 'models' | 'tablesOf'>,
  actor: Actor,
  kind: ViewKind,
  conditions: readonly Condition[],
): Promise<readonly NamedCondition[]> {
  const table: FieldTable = tablesOf(actor)[kind]
  const readNames = createReadNames(models, actor)
  const idsOf = (of: 'member' | 'company'): readonly string[] =>
    conditions.flatMap(({ by, test, value }) =>
      table[by]?.kind === of && test === 'is' && value !== null && value !== ME ? [value] : [],
    )
  const [members, companies] = [idsOf('member'), idsOf('company')]
  const none: ReadonlyMap<string, string> = new Map()
  const [ofMembers, ofCompanies, pipelines] = await Promise.all([
    members.length === 0 ? none : readNames('member', members),
    companies.length === 0 ? none : readNames('company', companies),
    conditions.some(({ by }) => by === 'stage' || by === 'pipeline') ? readPipelines(models, actor) : null,
  ])
  return conditions.map((condition) => {
    const value = condition.value ?? ''
    const name = ofMembers.get(value) ?? ofCompanies.get(value) ?? placeLabel(pipelines, condition.by, value)
    return { by: condition.by, test: condition.test, value: condition.value, name }
  })
}
