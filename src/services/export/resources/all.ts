/** Every resource of the export, by name. */
import type { ApiScope } from '../../../models/api-key.ts'
import type { Resource } from '../resource.ts'
import { companies } from './companies.ts'
import { contacts } from './contacts.ts'
import { deals } from './deals.ts'
import { events } from './events.ts'
import { members } from './members.ts'
import { notes } from './notes.ts'
import { pipelines } from './pipelines.ts'
import { tasks } from './tasks.ts'

export const RESOURCES: Readonly<Record<ApiScope, Resource>> = {
  contacts,
  companies,
  deals,
  pipelines,
  tasks,
  notes,
  events,
  members,
}

export const RESOURCE_NAMES = Object.keys(RESOURCES) as ApiScope[]
