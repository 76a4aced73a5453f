/**
 * The fields of a deal. Adding, editing, undo, timeline, export, search, stage requirements and lead mapping are derived
 * from this table. A deal's place in its pipeline is not a field: only moves change it.
 */
import type { DealRecord } from '../../models/deal.ts'
import { defineFields, type EditOf, type InputsOf, type RequirableOf, type ValuesOf } from '../fields/define-fields.ts'
import { yesNo } from '../fields/types/choice.ts'
import { contactRoles } from '../fields/types/contact-roles.ts'
import { day } from '../fields/types/day.ts'
import { lineItems } from '../fields/types/line-items.ts'
import { money } from '../fields/types/money.ts'
import { recurring } from '../fields/types/recurring.ts'
import { company, contacts, deal, member } from '../fields/types/references.ts'
import { tags } from '../fields/types/tags.ts'
import { text, title } from '../fields/types/text.ts'

/** A channel, not a story. */
export const MAX_ORIGIN_LENGTH = 64

export const DEAL_FIELDS = defineFields<DealRecord>()({
  title: title({ about: 'As typed', required: true, search: true }),
  amount: money({
    about: 'What it is worth',
    requirable: true,
    asked: true,
    sort: { name: 'amount', ascending: false },
  }),
  recurring: recurring({
    about: 'What is due again every month or every year, beside the amount',
    requirable: true,
    filter: { name: 'recurring', about: 'What is due again' },
  }),
  items: lineItems({ about: 'What is sold, line by line', requirable: true }),
  followsItems: yesNo({ about: 'Whether the amount is what the items come to, and not typed', fixed: true }),
  committed: yesNo({
    about: 'Whether its owner counts on it in the forecast',
    filter: { name: 'committed', about: 'Counted on in the forecast' },
  }),
  contact: contacts({
    path: 'contactIds',
    about: 'The contacts involved, the main one first',
    requirable: true,
    asked: true,
    filter: { name: 'contact', about: 'With this contact' },
  }),
  roles: contactRoles({
    path: 'contactRoles',
    partOf: 'contact',
    fixed: true,
    about: 'What each of the contacts is to the deal',
  }),
  company: company({
    path: 'companyId',
    about: 'The company involved',
    requirable: true,
    filter: { name: 'company', about: 'With this company' },
  }),
  owner: member({
    path: 'ownerId',
    about: 'The member who owns it',
    filter: { name: 'owner', about: 'Owned by this member' },
  }),
  expectedCloseOn: day({
    about: 'The day on which it is expected to close',
    coming: true,
    requirable: true,
    asked: true,
    filter: { name: 'close', about: 'Expected to close' },
    sort: { name: 'close', ascending: true },
  }),
  origin: text({
    about: 'Which channel or lead source brought it, in the team’s words',
    max: MAX_ORIGIN_LENGTH,
    requirable: true,
    suggested: true,
    filter: { name: 'origin', about: 'That this channel or lead source brought' },
    lead: ['how did you hear about us', 'where did you hear about us', 'звідки ви про нас дізналися'],
  }),
  tags: tags({ about: 'Words without #', search: true, filter: { name: 'tag', about: 'With this tag' } }),
  copiedFrom: deal({ path: 'copiedFromId', about: 'The deal that it was duplicated from', fixed: true }),
})

export type DealFields = typeof DEAL_FIELDS
export type DealValues = ValuesOf<DealFields>
export type DealInputs = InputsOf<DealFields>
/** One field and its new value; null clears it. */
export type DealEdit = EditOf<DealFields>
export type RequirableDealField = RequirableOf<DealFields>

/** When a deal is expected to close: for rules about that field alone, so that only the table has its name. */
export const CLOSE_DAY = 'expectedCloseOn' as const satisfies keyof DealFields
