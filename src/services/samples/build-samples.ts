/** Assembles everything that the sample data writes. Pure, except for new ids. */
import type { Id, RecordRef } from '../../ids.ts'
import { type CompanyId, idOf } from '../../models/ids.ts'
import { buildDeals } from './build-deals.ts'
import { buildCompanies, buildContacts, companyRecords } from './build-people.ts'
import { buildNotes, buildTasks, type SampleTask } from './build-steps.ts'
import type { SampleEvent, SampleSetting } from './sample-setting.ts'
import { sampleTouches } from './sample-touches.ts'

/** Each without `updatedAt`, which is set to the time of the change that writes it. */
type Records = readonly Record<string, unknown>[]

export type Samples = {
  readonly companies: Records
  /** The workspace's own companies that sample contacts work for: how often each one was linked, and its last touch. */
  readonly linked: ReadonlyMap<CompanyId, { readonly links: number; readonly touchedAt: Date | undefined }>
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
  const touches = sampleTouches(events)
  const touched = (id: Id) => ({ ...(touches.has(id) && { touchedAt: touches.get(id) }) })
  const linked = companies.filter((company) => company.known)
  return {
    companies: firms.records.map((record) => ({ ...record, ...touched(idOf<CompanyId>(record._id)) })),
    linked: new Map(linked.map(({ id }) => [id, { links: linksOf(id), touchedAt: touches.get(id) }])),
    contacts: contacts.map(({ id, record }) => ({
      ...record,
      ...touched(id),
      nextTaskAt: nextTaskAt(planned.tasks, { kind: 'contact', id }),
    })),
    deals: sold.deals.map(({ id, record }) => ({
      ...record,
      ...touched(id),
      nextTaskAt: nextTaskAt(planned.tasks, { kind: 'deal', id }),
    })),
    tasks: planned.tasks.map(({ record }) => record),
    notes: noted.records,
    events: events.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  }
}
