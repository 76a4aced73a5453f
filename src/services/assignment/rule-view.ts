/** Rules as the chat shows them: with names instead of ids, and who is next. */
import type { AssignmentRuleRecord } from '../../models/assignment-rule.ts'
import { type AssignmentRuleId, idOf, type LeadSourceId, type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { type NamedCondition, nameConditions } from '../views/name-conditions.ts'
import type { ViewDeps } from '../views/view-store.ts'
import { leadWorkers, presentOf } from '../leads/route-lead.ts'
import { sharesOf } from './rule-shares.ts'
import { nextTurns } from './take-turn.ts'

export type RulePersonView = {
  readonly id: MemberId
  /** Null if they are gone. */
  readonly name: string | null
  readonly weight: number
  /** Gets nothing at present: they are away, or may not work leads any more. */
  readonly isOut: boolean
}

export type RuleView = {
  readonly id: AssignmentRuleId
  readonly name: string
  readonly isPaused: boolean
  readonly withDeals: boolean
  /** `name` is null for a source that was deleted. */
  readonly sources: readonly { readonly id: LeadSourceId; readonly name: string | null }[]
  readonly countries: readonly string[]
  readonly dealConditions: readonly NamedCondition[]
  readonly contactConditions: readonly NamedCondition[]
  readonly people: readonly RulePersonView[]
  /** Who gets the next ones, by name. */
  readonly next: readonly string[]
  /** In the order in which rules are asked. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

const NEXT_SHOWN = 3

async function namesIn(models: Models, { workspaceId }: Actor, rules: readonly AssignmentRuleRecord[]) {
  const within = { workspaceId: objectId(workspaceId) }
  const [members, sources] = await Promise.all([
    models.members
      .find(
        { ...within, _id: { $in: rules.flatMap(({ shares }) => shares.map((one) => one.memberId)) } },
        { name: 1, status: 1 },
      )
      .lean(),
    models.leadSources
      .find({ ...within, _id: { $in: rules.flatMap(({ sourceIds }) => [...sourceIds]) }, deletedAt: null }, { name: 1 })
      .lean(),
  ])
  return {
    members: new Map(
      members.flatMap(({ _id, name, status }) => (status === 'active' ? [[idOf(_id), name] as const] : [])),
    ),
    sources: new Map(sources.map(({ _id, name }) => [idOf(_id), name] as const)),
  }
}

/** @param all in their order @param only one of them; all if left out */
export async function viewRules(
  deps: Pick<ViewDeps, 'models' | 'tablesOf' | 'clock'>,
  actor: Actor,
  all: readonly AssignmentRuleRecord[],
  only?: AssignmentRuleId,
): Promise<readonly RuleView[]> {
  const { models, clock } = deps
  const rules = only === undefined ? all : all.filter(({ _id }) => idOf(_id) === only)
  const conditionsOf = ({ dealConditions, contactConditions }: AssignmentRuleRecord) =>
    Promise.all([
      nameConditions(deps, actor, 'deal', dealConditions),
      nameConditions(deps, actor, 'contact', contactConditions),
    ])
  const [names, workers, conditions] = await Promise.all([
    namesIn(models, actor, rules),
    leadWorkers(models, actor, clock.now()),
    Promise.all(rules.map(conditionsOf)),
  ])
  const present = new Set(presentOf(workers))
  const isPresent = (id: MemberId) => present.has(id)
  return rules.map((rule, index) => {
    const [dealConditions = [], contactConditions = []] = conditions[index] ?? []
    const shares = sharesOf(rule)
    return {
      id: idOf<AssignmentRuleId>(rule._id),
      name: rule.name,
      isPaused: rule.isPaused,
      withDeals: rule.withDeals,
      sources: rule.sourceIds.map((id) => ({ id: idOf<LeadSourceId>(id), name: names.sources.get(idOf(id)) ?? null })),
      countries: [...rule.countries],
      dealConditions,
      contactConditions,
      people: shares.map(({ memberId, weight }) => ({
        id: memberId,
        name: names.members.get(memberId) ?? null,
        weight,
        isOut: !isPresent(memberId),
      })),
      next: nextTurns(shares, isPresent, NEXT_SHOWN).map((id) => names.members.get(id) ?? ''),
      isFirst: rule === all.at(0),
      isLast: rule === all.at(-1),
    }
  })
}
