/** Records that they have deleted: ours stay, unless the sync is set to follow. */
import { type CompanyId, type ContactId, type DealId, idOf } from '../../models/ids.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { CompanyRecord } from '../../models/company.ts'
import type { DealRecord } from '../../models/deal.ts'
import type { SyncKind } from '../../models/sync.ts'
import { relatedOfContact, writeVersion } from '../contacts/write-contact.ts'
import { removeUnusedCompany } from '../companies/company-of-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { relatedOfDeal, writeDealVersion } from '../deals/write-deal.ts'
import { deleteTasksOfContact, deleteTasksOfDeal } from '../tasks/delete-with-record.ts'
import { liveRecords } from './linked-records.ts'
import type { Arrival, PageContext } from './sync-page.ts'

type Delete = (context: PageContext, tx: Transaction, arrivals: readonly Arrival[]) => Promise<number>

const changesOf = ({ at }: Transaction) => [{ path: 'deletedAt', from: null, to: at.toISOString() }]

async function deleteContacts(context: PageContext, tx: Transaction, arrivals: readonly Arrival[]): Promise<number> {
  const { models } = context.deps
  const found = [...(await liveRecords<ContactRecord>(context, tx, 'contacts', arrivals)).values()]
  const live = found.filter(({ deletedAt }) => deletedAt === null)
  for (const contact of live) {
    await writeVersion(models, tx, contact, { $set: { deletedAt: tx.at } })
    const target = { kind: 'contact', id: idOf<ContactId>(contact._id) } as const
    const company = contact.companyId === undefined ? null : idOf<CompanyId>(contact.companyId)
    tx.record({ type: 'contact.deleted', target, related: relatedOfContact({ company }), changes: changesOf(tx) })
    await deleteTasksOfContact(models, tx, contact)
  }
  return live.length
}

async function deleteDeals(context: PageContext, tx: Transaction, arrivals: readonly Arrival[]): Promise<number> {
  const { models } = context.deps
  const found = [...(await liveRecords<DealRecord>(context, tx, 'deals', arrivals)).values()]
  const live = found.filter(({ deletedAt }) => deletedAt === null)
  for (const deal of live) {
    await writeDealVersion(models, tx, deal, { $set: { deletedAt: tx.at } })
    const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
    tx.record({ type: 'deal.deleted', target, related: relatedOfDeal(deal), changes: changesOf(tx) })
    await deleteTasksOfDeal(models, tx, deal)
  }
  return live.length
}

/** A company goes only if nobody of ours works there and no deal is with it. */
async function deleteCompanies(context: PageContext, tx: Transaction, arrivals: readonly Arrival[]): Promise<number> {
  let deleted = 0
  for (const { _id, workspaceId, deletedAt } of (
    await liveRecords<CompanyRecord>(context, tx, 'companies', arrivals)
  ).values()) {
    if (deletedAt !== null || !(await removeUnusedCompany(context.deps.models, tx, { workspaceId, _id }))) continue
    const target = { kind: 'company', id: idOf<CompanyId>(_id) } as const
    tx.record({ type: 'company.deleted', target, changes: changesOf(tx) })
    deleted += 1
  }
  return deleted
}

/** How many of our records are deleted with theirs. */
export const DELETE = {
  contact: deleteContacts,
  company: deleteCompanies,
  deal: deleteDeals,
} as const satisfies Readonly<Record<SyncKind, Delete>>
