/** A Facebook lead source in a team, with a server in place of Meta's. */
import type { Database } from '../../src/database/connect.ts'
import { objectId } from '../../src/models/ids.ts'
import type { NewLeadSource } from '../../src/services/leads/source-secrets.ts'
import { createSource, openLeads, recordsOf, workLeads } from './lead-intake.ts'

export const APP_SECRET = '0123456789abcdef0123456789abcdef'
export const TOKEN = `EAAB${'x1Y2'.repeat(40)}`
export const ANNA = { full_name: 'Anna Koval', email: 'anna@example.com', phone_number: '+4915112345678' }

export const change = (id: unknown) => ({ field: 'leadgen', value: { leadgen_id: id, form_id: '333', page_id: '1' } })
export const notification = (...ids: readonly unknown[]) => ({
  object: 'page',
  entry: [{ id: '1', changes: ids.map(change) }],
})

export async function openFacebook(
  database: Database,
  graphUrl: string,
  more: Partial<NewLeadSource> = { token: TOKEN },
) {
  const { crm, team, door } = await openLeads(database, {}, { senderUrls: { facebook: graphUrl } })
  const source = await createSource(team, crm, 'facebook', { secret: APP_SECRET, ...more })
  const told = () => crm.jobs.countDocuments({ workspaceId: objectId(team.workspaceId), kind: 'notify.source-failing' })
  const work = () => workLeads(crm, team.workspaceId, () => 0.5)
  return {
    crm,
    team,
    source,
    told,
    work,
    records: recordsOf(crm, team),
    send: (body: object) => door.send(source, body),
  }
}
