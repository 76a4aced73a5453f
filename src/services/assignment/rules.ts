/** Rules about who gets the leads and deals that come in, as owners and admins manage them. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { MAX_WEIGHT } from '../../models/assignment-rule.ts'
import type { AssignmentRuleId, LeadSourceId, MemberId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { lockWorkspace } from '../core/lock-workspace.ts'
import { authorize } from '../core/permissions.ts'
import { leadWorkers } from '../leads/route-lead.ts'
import { readSource } from '../leads/source-view.ts'
import type { ViewDeps } from '../views/view-store.ts'
import { type ArrangeRules, createArrangeRules, freeRuleName } from './arrange-rules.ts'
import { type ChangedRule, createChangeRule } from './change-rule.ts'
import { createRuleConditions, type RuleConditions } from './rule-conditions.ts'
import { noSuchRule, readRules } from './rule-store.ts'
import { type RuleView, viewRules } from './rule-view.ts'
import type { RulePerson } from './plain-rule.ts'

const MAX_COUNTRIES = 30

export type AssignmentRules = ArrangeRules &
  RuleConditions & {
    /** In the order in which they are asked. @throws AppError FORBIDDEN; so do the others */
    readonly list: (actor: Actor) => Promise<readonly RuleView[]>
    /** @throws AppError NOT_FOUND; so do the others */
    readonly get: (actor: Actor, id: AssignmentRuleId) => Promise<RuleView>
    /** The names of the rules that may give out the leads of a source before it does itself, in their order. */
    readonly namesFor: (actor: Actor, sourceId: LeadSourceId) => Promise<readonly string[]>
    /** @throws AppError VALIDATION (name-taken and those of a line) */
    readonly rename: (actor: Actor, id: AssignmentRuleId, name: string) => Promise<ChangedRule>
    /** @throws AppError CONFLICT (rule-without-people) */
    readonly setPaused: (actor: Actor, id: AssignmentRuleId, isPaused: boolean) => Promise<ChangedRule>
    /** Whether it is also about deals that members add. */
    readonly setWithDeals: (actor: Actor, id: AssignmentRuleId, withDeals: boolean) => Promise<ChangedRule>
    /** Adds a source that its leads must be of, or takes it out. @throws AppError NOT_FOUND for one to be added that is gone */
    readonly setSource: (
      actor: Actor,
      id: AssignmentRuleId,
      sourceId: LeadSourceId,
      isIn: boolean,
    ) => Promise<ChangedRule>
    /** @param countries ISO 3166-1 alpha-2 @throws AppError VALIDATION (too-many) */
    readonly addCountries: (actor: Actor, id: AssignmentRuleId, countries: readonly string[]) => Promise<ChangedRule>
    readonly removeCountry: (actor: Actor, id: AssignmentRuleId, country: string) => Promise<ChangedRule>
    /** @param weight 0 takes the member out @throws AppError NOT_FOUND for somebody who cannot work leads */
    readonly setWeight: (actor: Actor, id: AssignmentRuleId, memberId: MemberId, weight: number) => Promise<ChangedRule>
  }

/** Everybody keeps their place in the order of turns; a newcomer comes last. */
function withPerson(people: readonly RulePerson[], { memberId, weight }: RulePerson): readonly RulePerson[] {
  if (weight < 1) return people.filter((one) => one.memberId !== memberId)
  const person = { memberId, weight: Math.min(MAX_WEIGHT, Math.floor(weight)) }
  const isIn = people.some((one) => one.memberId === memberId)
  return isIn ? people.map((one) => (one.memberId === memberId ? person : one)) : [...people, person]
}

export function createAssignmentRules(deps: ViewDeps): AssignmentRules {
  const { models, clock } = deps
  const change = createChangeRule(deps)

  /** @throws AppError NOT_FOUND */
  async function assertWorker(actor: Actor, memberId: MemberId): Promise<void> {
    const workers = await leadWorkers(models, actor, clock.now())
    if (!workers.some(({ id }) => id === memberId)) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
  }

  return {
    ...createArrangeRules(deps),
    ...createRuleConditions(deps),

    async list(actor) {
      authorize(actor, 'assignment.manage')
      return viewRules(deps, actor, await readRules(models, actor))
    },

    async get(actor, id) {
      authorize(actor, 'assignment.manage')
      const [view] = await viewRules(deps, actor, await readRules(models, actor), id)
      if (view === undefined) throw noSuchRule()
      return view
    },

    async namesFor(actor, sourceId) {
      authorize(actor, 'lead-source.manage')
      const rules = await readRules(models, actor)
      const isAbout = ({ sourceIds }: (typeof rules)[number]) =>
        sourceIds.length === 0 || sourceIds.some((id) => id.toHexString() === sourceId)
      return rules.filter((rule) => !rule.isPaused && isAbout(rule)).map(({ name }) => name)
    },

    rename: (actor, id, typed) =>
      change(actor, id, 'rename', async (rule, tx) => {
        await lockWorkspace(models, tx, actor.workspaceId)
        return { ...rule, name: freeRuleName(await readRules(models, actor, tx), { typed, own: id }) }
      }),

    setPaused: (actor, id, isPaused) =>
      change(actor, id, isPaused ? 'pause' : 'resume', (rule) => {
        if (!isPaused && rule.people.length === 0)
          throw new AppError('CONFLICT', { details: { reason: 'rule-without-people' } })
        return { ...rule, isPaused }
      }),

    setWithDeals: (actor, id, withDeals) =>
      change(actor, id, withDeals ? 'with-deals' : 'without-deals', (rule) => ({ ...rule, withDeals })),

    setSource: (actor, id, sourceId, isIn) =>
      change(actor, id, `source-${sourceId}`, async (rule, tx) => {
        const others = rule.sourceIds.filter((one) => one !== sourceId)
        if (!isIn) return { ...rule, sourceIds: others }
        await readSource(models, actor, sourceId, tx)
        return { ...rule, sourceIds: [...others, sourceId] }
      }),

    addCountries: (actor, id, countries) =>
      change(actor, id, 'countries', (rule) => {
        const all = [...new Set([...rule.countries, ...countries])]
        if (all.length > MAX_COUNTRIES) throw fieldProblem('too-many', { limit: MAX_COUNTRIES })
        return { ...rule, countries: all }
      }),

    removeCountry: (actor, id, country) =>
      change(actor, id, `country-${country}`, (rule) => ({
        ...rule,
        countries: rule.countries.filter((one) => one !== country),
      })),

    async setWeight(actor, id, memberId, weight) {
      authorize(actor, 'assignment.manage')
      if (weight >= 1) await assertWorker(actor, memberId)
      return change(actor, id, `weight-${memberId}`, (rule) => ({
        ...rule,
        people: withPerson(rule.people, { memberId, weight }),
      }))
    },
  }
}
