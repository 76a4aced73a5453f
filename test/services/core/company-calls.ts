/** The functions about companies, with the roles they are allowed for. */
import type { CompanyId } from '../../../src/models/ids.ts'
import type { Crm, Team } from '../../support/crm.ts'
import { freshNumber } from '../../support/fresh-number.ts'
import type { CallOf } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const WRITERS = 'owner admin manager rep'

async function aCompany(crm: Crm, team: Team): Promise<CompanyId> {
  return (await crm.services.companies.add(team.owner(), { name: `Firm ${freshNumber()}` })).id
}

export const COMPANY_CALLS: Record<string, CallOf> = {
  'companies.get': [ALL, async ({ crm, me, team }) => crm.services.companies.get(me(), await aCompany(crm, team))],
  'companies.people': [
    ALL,
    async ({ crm, me, team }) => crm.services.companies.people(me(), await aCompany(crm, team), 1),
  ],
  'companies.deals': [
    ALL,
    async ({ crm, me, team }) => crm.services.companies.deals(me(), await aCompany(crm, team), 1),
  ],
  'companies.find': [ALL, ({ crm, me }) => crm.services.companies.find(me(), 'Acme', 1)],
  'companies.near': [ALL, ({ crm, me }) => crm.services.companies.near(me(), 'Acme', 1)],
  'companies.list': [ALL, ({ crm, me }) => crm.services.companies.list(me(), { limit: 1 })],
  'companies.add': [WRITERS, ({ crm, me }) => crm.services.companies.add(me(), { name: `Firm ${freshNumber()}` })],
  'companies.edit': [
    WRITERS,
    async ({ crm, me, team }) =>
      crm.services.companies.edit(me(), await aCompany(crm, team), { field: 'address', value: 'Main Street 1' }),
  ],
  'companies.delete': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.companies.delete(me(), await aCompany(crm, team)),
  ],
  'companies.previewMerge': [
    WRITERS,
    async ({ crm, me, team }) =>
      crm.services.companies.previewMerge(me(), {
        primary: await aCompany(crm, team),
        losing: await aCompany(crm, team),
      }),
  ],
  'companies.merge': [
    WRITERS,
    async ({ crm, me, team }) =>
      crm.services.companies.merge(me(), { primary: await aCompany(crm, team), losing: await aCompany(crm, team) }),
  ],
  'companies.separate': [
    'owner admin',
    async ({ crm, me, team }) => {
      const pair = { primary: await aCompany(crm, team), losing: await aCompany(crm, team) }
      const { undoId } = await crm.services.companies.merge(team.owner(), pair)
      return crm.services.companies.separate(me(), undoId)
    },
  ],
  'companies.listMerges': [
    'owner admin',
    async ({ crm, me, team }) => crm.services.companies.listMerges(me(), await aCompany(crm, team)),
  ],
}
