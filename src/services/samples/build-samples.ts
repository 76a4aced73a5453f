/** Assembles everything that the sample data writes. Pure, except for new ids. */
import type { RecordRef } from '../../ids.ts'
import type { CompanyId } from '../../models/ids.ts'
import { buildDeals } from './build-deals.ts'
import { buildCompanies, buildContacts, companyRecords } from './build-people.ts'
import { buildNotes, buildTasks, type SampleTask } from './build-steps.ts'
import type { SampleEvent, SampleSetting } from './sample-setting.ts'

/** Each without `updatedAt`, which is set to the time of the change that writes it. */
type Records = readonly Record<string, unknown>[]

export type Samples = {
  readonly companies: Records
  /** The workspace's own companies that sample contacts work for: how often each one was linked. */
  readonly linked: ReadonlyMap<CompanyId, number>
  readonly contacts: Records
  readonly deals: Records
  readonly tasks: Records
  readonly notes: Records
  /** Oldest first. */
  readonly events: readonly SampleEvent[]
}

function nextTaskAt(tasks: readonly SampleTask[], record: RecordRef<'contact' | 'deal'>): Date | null {
  const link = `${record.kind}Id` as const
  const due = tasks.filter((task) => task.open && task[link] === record.id).map(({ dueAt }) => dueAt.getTime())
  return due.length === 0 ? null : new Date(Math.min(...due))
}

/** @param known the workspace's live companies by normalised name */
export function buildSamples(setting: SampleSetting, known: ReadonlyMap<string, CompanyId>): Samples {
  const companies = buildCompanies(setting, known)
  const people = buildContacts(setting, companies)
  const { contacts } = people
  const firms = companyRecords(setting, companies, contacts)
  const sold = buildDeals(setting, contacts)
  const planned = buildTasks(setting, contacts, sold.deals)
  const noted = buildNotes(setting, contacts, sold.deals)
  const linksOf = (id: CompanyId) => contacts.filter(({ companyId }) => companyId === id).length
  const events = [...firms.events, ...people.events, ...sold.events, ...planned.events, ...noted.events]
  return {
    companies: firms.records,
    linked: new Map(companies.filter((company) => company.known).map(({ id }) => [id, linksOf(id)])),
    contacts: contacts.map(({ id, record }) => ({
      ...record,
      nextTaskAt: nextTaskAt(planned.tasks, { kind: 'contact', id }),
    })),
    deals: sold.deals.map(({ id, record }) => ({
      ...record,
      nextTaskAt: nextTaskAt(planned.tasks, { kind: 'deal', id }),
    })),
    tasks: planned.tasks.map(({ record }) => record),
    notes: noted.records,
    events: events.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  }
}
