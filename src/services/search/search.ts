/** Searches everything that has a card: contacts and companies by all that identifies them, deals and tasks by their titles. */
import { companyNames, type ContactSummary, toSummary } from '../contacts/contact-view.ts'
import { rankContacts } from '../contacts/find-contacts.ts'
import { type NamedCompany, named } from '../companies/company-view.ts'
import { rankCompanies } from '../companies/find-companies.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import type { DealSummary } from '../deals/deal-view.ts'
import { rankDeals } from '../deals/find-deals.ts'
import { summarizeDeals } from '../deals/summarize-deals.ts'
import { rankTasks, type TaskSummary, toTaskSummary } from '../tasks/find-tasks.ts'
import { bestFound, type Found, orNone } from './search-records.ts'

/** Maximum results of each kind. */
export type SearchLimits = Readonly<Record<'contacts' | 'companies' | 'deals' | 'tasks', number>>

export type SearchResult = {
  /** Best match first, in each of the lists. */
  readonly contacts: readonly ContactSummary[]
  readonly companies: readonly NamedCompany[]
  readonly deals: readonly DealSummary[]
  readonly tasks: readonly TaskSummary[]
  readonly found: Found
  /** Whether there are more matches than are returned. */
  readonly more: boolean
}

/** @throws AppError FORBIDDEN */
export type SearchAll = (actor: Actor, text: string, limits: SearchLimits) => Promise<SearchResult>

export function createSearch({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): SearchAll {
  const rank = (actor: Actor, text: string, rounds: readonly Found[]) =>
    Promise.all([
      rankContacts(models, actor, text, rounds),
      rankCompanies(models, actor, text, rounds),
      rankDeals(models, actor, text, rounds),
      rankTasks(models, actor, text, rounds),
    ])

  /** Misspellings are the dearest to look for, and nobody wants them if anything matches as typed. */
  async function rankAll(actor: Actor, text: string) {
    const asTyped = await rank(actor, text, ['as-typed'])
    return asTyped.some(({ records }) => records.length > 0) ? asTyped : rank(actor, text, ['misspelt', 'without-one'])
  }

  return async (actor, text, limits) => {
    authorize(actor, 'contact.read')
    authorize(actor, 'deal.read')
    authorize(actor, 'task.read')
    const [contacts, companies, deals, tasks] = await rankAll(actor, text)
    const found = bestFound([contacts, companies, deals, tasks])
    const all = [orNone(contacts, found), orNone(companies, found), orNone(deals, found), orNone(tasks, found)] as const
    const people = all[0].slice(0, limits.contacts)
    const firms = all[1].slice(0, limits.companies)
    const sales = all[2].slice(0, limits.deals)
    const steps = all[3].slice(0, limits.tasks)
    const shown = people.length + firms.length + sales.length + steps.length
    const [names, summaries] = await Promise.all([
      companyNames(models, actor, people),
      summarizeDeals({ models, clock }, actor, sales),
    ])
    return {
      contacts: people.map((contact) => toSummary(contact, names)),
      companies: firms.map(named),
      deals: summaries,
      tasks: steps.map((task) => toTaskSummary(task)),
      found,
      more: all.reduce((sum, records) => sum + records.length, 0) > shown,
    }
  }
}
