/** Which records a row is about: it may name a person, the deal with them, and the company of both. Pure. */
import type { ImportedKind } from '../../models/external-id.ts'
import type { PartRead, RowRead } from './read-row.ts'

type Parts = RowRead['parts']

/** What tells a record of a kind from any other. */
const NAMED_BY = {
  contact: ['name', 'phones', 'emails', 'company'],
  company: ['name'],
  deal: ['title'],
} as const satisfies Record<ImportedKind, readonly string[]>

function says({ inputs }: PartRead, names: readonly string[]): boolean {
  return names.some((name) => inputs[name] !== undefined && inputs[name] !== null)
}

/** Whether it is somebody, and not only the company of a deal. */
function isPerson(contact: PartRead): boolean {
  return says(contact, ['name', 'phones', 'emails'])
}

/** The company that the row is about: by its own column, else that of its person or deal. */
function withName(company: PartRead, { contact, deal }: Parts): PartRead {
  const name = company.inputs['name'] ?? contact?.inputs['company'] ?? deal?.inputs['company']
  return typeof name === 'string' ? { ...company, inputs: { ...company.inputs, name } } : company
}

/** The company beside a deal is the deal's, too. */
function withCompany(deal: PartRead, contact: PartRead | undefined): PartRead {
  const company = deal.inputs['company'] ?? contact?.inputs['company']
  return company === undefined || company === null ? deal : { ...deal, inputs: { ...deal.inputs, company } }
}

/** @param said what the columns of each kind say; what names nobody is left out */
export function recordsOf(said: Parts): Parts {
  const contact = said.contact !== undefined && says(said.contact, NAMED_BY.contact) ? said.contact : undefined
  const isDeal = said.deal !== undefined && says(said.deal, NAMED_BY.deal)
  const deal = isDeal ? withCompany(said.deal, contact) : undefined
  const named = said.company && withName(said.company, { ...(contact && { contact }), ...(deal && { deal }) })
  const company = named !== undefined && says(named, NAMED_BY.company) ? named : undefined
  return {
    ...(company && { company }),
    ...(contact !== undefined && (deal === undefined || isPerson(contact)) && { contact }),
    ...(deal && { deal }),
  }
}
