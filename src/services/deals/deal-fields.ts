/**
 * The fields of a deal. Adding, editing, undo, timeline, export, search, stage requirements and lead mapping are derived
 * from this table. A deal's place in its pipeline is not a field: only moves change it.
 */
import type { DealRecord } from '../../models/deal.ts'
import { defineFields, type EditOf, type InputsOf, type RequirableOf, type ValuesOf } from '../fields/define-fields.ts'
import { day } from '../fields/types/day.ts'
import { money } from '../fields/types/money.ts'
import { company, contacts, member } from '../fields/types/references.ts'
import { tags } from '../fields/types/tags.ts'
import { title } from '../fields/types/text.ts'

export const DEAL_FIELDS = defineFields<DealRecord>()({
  title: title({ about: 'As typed', required: true, search: true }),
  amount: money({
    about: 'What it is worth',
    requirable: true,
    asked: true,
    sort: { name: 'amount', ascending: false },
  }),
  contact: contacts({
    path: 'contactIds',
    about: 'The contacts involved',
    requirable: true,
    asked: true,
    filter: { name: 'contact', about: 'With this contact' },
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
  tags: tags({ about: 'Words without #', search: true, filter: { name: 'tag', about: 'With this tag' } }),
})

export type DealFields = typeof DEAL_FIELDS
export type DealValues = ValuesOf<DealFields>
export type DealInputs = InputsOf<DealFields>
/** One field and its new value; null clears it. */
export type DealEdit = EditOf<DealFields>
export type RequirableDealField = RequirableOf<DealFields>
