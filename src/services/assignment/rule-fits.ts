/** Whether a rule is about a lead or a deal. Conditions are those of saved views, asked of a record that is not stored yet. Pure. */
import sift from 'sift'

import type { AssignmentRuleRecord } from '../../models/assignment-rule.ts'
import type { Money } from '../../models/deal.ts'
import { idOf, type LeadSourceId, LOWEST_ID, type MemberId } from '../../models/ids.ts'
import type { Condition } from '../../models/view.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import { nested, storedAt } from '../fields/stored-path.ts'
import type { FieldTables } from '../records/field-tables.ts'
import { filterOf, type StageFact } from '../views/condition-filter.ts'
import { countryOfContact } from './country-of-contact.ts'

/** A record as it is stored, or will be. */
type Stored = Readonly<Record<string, unknown>>

export type Candidate = {
  readonly deal: Stored
  /** The main contact; null without one. */
  readonly contact: Stored | null
  /** Null if a member adds the deal. */
  readonly sourceId: LeadSourceId | null
}

export type RuleFacts = {
  readonly fields: Pick<FieldTables, 'deal' | 'contact'>
  readonly now: Date
  /** The workspace's. */
  readonly timeZone: string
  readonly region: string
  readonly stages: readonly StageFact[]
  /** An amount in minor units of another currency, by today's rate; null if there is none. */
  readonly convert: (money: Money, to: string) => number | null
}

type Rule = Pick<AssignmentRuleRecord, 'withDeals' | 'sourceIds' | 'countries' | 'dealConditions' | 'contactConditions'>

// The package is CommonJS and exports the function both as itself and as this, which is what its types know.
const asks = sift.default

/** Rules hold for everybody: no condition of theirs is about whoever asks. */
const NOBODY = idOf<MemberId>(LOWEST_ID)

/** Whether a condition is a bound of an amount of money, such as `120000 EUR`. */
export function isMoneyBound({ by, test }: Condition, table: FieldTable): boolean {
  return table[by]?.kind === 'money' && (test === 'min' || test === 'max')
}

/** The record with that amount in the currency of the bound; without it if there is no rate, so that no bound holds. */
function inCurrencyOf(record: Stored, { by, value }: Condition, table: FieldTable, { convert }: RuleFacts): Stored {
  const path = fieldsOf(table).find(({ name }) => name === by)?.path ?? by
  const money = storedAt(record, path) as Money | undefined
  const [, currency = ''] = (value ?? '').split(' ')
  if (money === undefined || money.currency === currency) return record
  const minor = convert(money, currency)
  return { ...record, ...nested({ [path]: minor === null ? undefined : { minor, currency } }) }
}

function holds(
  kind: 'deal' | 'contact',
  record: Stored | null,
  conditions: readonly Condition[],
  facts: RuleFacts,
): boolean {
  if (conditions.length === 0) return true
  if (record === null) return false
  const { now, timeZone, stages } = facts
  const table: FieldTable = facts.fields[kind]
  const asked = { table, kind, actor: { memberId: NOBODY, timeZone }, now, stages }
  const bounds = conditions.filter((condition) => isMoneyBound(condition, table))
  const others = conditions.filter((condition) => !bounds.includes(condition))
  return (
    asks(filterOf(others, asked))(record) &&
    bounds.every((bound) => asks(filterOf([bound], asked))(inCurrencyOf(record, bound, table, facts)))
  )
}

/** What can be said of it without knowing anything else. */
export function mayFit({ withDeals }: Pick<Rule, 'withDeals'>, { sourceId }: Pick<Candidate, 'sourceId'>): boolean {
  return sourceId !== null || withDeals
}

/** All that the rule asks for holds. */
export function ruleFits(rule: Rule, { deal, contact, sourceId }: Candidate, facts: RuleFacts): boolean {
  if (!mayFit(rule, { sourceId })) return false
  const isOfSource = rule.sourceIds.length === 0 || rule.sourceIds.some((id) => idOf(id) === sourceId)
  const isOfCountry =
    rule.countries.length === 0 ||
    rule.countries.includes(countryOfContact(facts.fields.contact, contact, facts.region))
  return (
    isOfSource &&
    isOfCountry &&
    holds('deal', deal, rule.dealConditions, facts) &&
    holds('contact', contact, rule.contactConditions, facts)
  )
}
