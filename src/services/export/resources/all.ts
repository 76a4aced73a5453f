/** Every resource of the export, by name. */
import type { ApiScope } from '../../../models/api-key.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import type { Resource } from '../resource.ts'
import { companies } from './companies.ts'
import { contacts } from './contacts.ts'
import { deals } from './deals.ts'
import { events } from './events.ts'
import { members } from './members.ts'
import { notes } from './notes.ts'
import { pipelines } from './pipelines.ts'
import { tasks } from './tasks.ts'

export type Resources = Readonly<Record<ApiScope, Resource>>

export function createResources(tables: FieldTables): Resources {
  return {
    contacts: contacts(tables.contact),
    companies: companies(tables.company),
    deals: deals(tables.deal),
    pipelines: pipelines(tables.deal),
    tasks: tasks(tables.task),
    notes,
    events,
    members,
  }
}
