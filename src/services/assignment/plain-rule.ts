/** A rule as its events tell it, in plain JSON: what can be changed, and so what can be undone. Pure. */
import { isDeepStrictEqual } from 'node:util'

import type { AssignmentRuleRecord } from '../../models/assignment-rule.ts'
import type { Change } from '../../models/event.ts'
import { idOf, type LeadSourceId, type MemberId, objectId } from '../../models/ids.ts'
import type { Condition } from '../../models/view.ts'

export type RulePerson = { readonly memberId: MemberId; readonly weight: number }

export type PlainRule = {
  readonly name: string
  readonly isPaused: boolean
  readonly position: number
  readonly withDeals: boolean
  readonly sourceIds: readonly LeadSourceId[]
  readonly countries: readonly string[]
  readonly dealConditions: readonly Condition[]
  readonly contactConditions: readonly Condition[]
  readonly people: readonly RulePerson[]
}

export const BLANK_RULE: Omit<PlainRule, 'name' | 'position'> = {
  isPaused: true,
  withDeals: false,
  sourceIds: [],
  countries: [],
  dealConditions: [],
  contactConditions: [],
  people: [],
}

const plainCondition = ({ by, test, value }: Condition): Condition => ({ by, test, value })

export function plainRule(rule: Omit<AssignmentRuleRecord, 'workspaceId'>): PlainRule {
  return {
    name: rule.name,
    isPaused: rule.isPaused,
    position: rule.position,
    withDeals: rule.withDeals,
    sourceIds: rule.sourceIds.map((id) => idOf<LeadSourceId>(id)),
    countries: [...rule.countries],
    dealConditions: rule.dealConditions.map(plainCondition),
    contactConditions: rule.contactConditions.map(plainCondition),
    people: rule.shares.map(({ memberId, weight }) => ({ memberId: idOf<MemberId>(memberId), weight })),
  }
}

/** As it is stored. Turns begin from scratch if who takes them changes. */
export function storedRule({ people, sourceIds, ...rest }: PlainRule, before: PlainRule | null) {
  return {
    ...rest,
    sourceIds: sourceIds.map(objectId),
    ...((before === null || !isDeepStrictEqual(before.people, people)) && {
      shares: people.map(({ memberId, weight }) => ({ memberId: objectId(memberId), weight, credit: null })),
    }),
  }
}

/** A rule that nobody takes part in gives nothing to anybody: it pauses, so that the next one decides. */
export function settledRule(rule: PlainRule): PlainRule {
  return rule.people.length === 0 && !rule.isPaused ? { ...rule, isPaused: true } : rule
}

export function changesOfRule(before: PlainRule, after: PlainRule): readonly Change[] {
  return Object.entries(after).flatMap(([path, to]) => {
    const from: unknown = Object.entries(before).find(([name]) => name === path)?.[1]
    return isDeepStrictEqual(from, to) ? [] : [{ path, from, to }]
  })
}

/** The rule before the changes of an event; null if one of them is no longer as the event left it. */
export function ruleBefore(now: PlainRule, changes: readonly Change[]): PlainRule | null {
  const known = new Map<string, unknown>(Object.entries(now))
  for (const { path, to } of changes) if (!known.has(path) || !isDeepStrictEqual(known.get(path), to)) return null
  // Written by changesOfRule: the paths are those of a rule.
  return { ...now, ...Object.fromEntries(changes.map(({ path, from }) => [path, from])) }
}
