/** The service functions about members who go, and about ownership: a part of the table in service-calls.ts. */
import type { CallOf } from './matrix-call.ts'

export const TEAM_CALLS: Record<string, CallOf> = {
  'departures.remove': [
    'owner admin',
    async ({ crm, me, team }) =>
      crm.services.departures.remove(me(), (await team.join('rep')).id, { to: null, toTeam: [] }),
  ],
  'departures.leave': [
    'owner admin manager rep viewer',
    async ({ crm, me, team }) =>
      crm.services.departures.leave((await team.join(me().role))(), { to: null, toTeam: [] }),
  ],
  'departures.readHandover': [
    'owner admin',
    async ({ crm, me, team }) => crm.services.departures.readHandover(me(), (await team.join('rep')).id),
  ],
  'ownership.offered': ['owner admin manager rep viewer', ({ crm, me }) => crm.services.ownership.offered(me())],
  'ownership.offer': [
    'owner',
    async ({ crm, me, team }) => crm.services.ownership.offer(me(), (await team.join('rep')).id, false),
  ],
  'ownership.withdraw': [
    'owner',
    async ({ crm, me, team }) => {
      await crm.services.ownership.offer(team.owner(), (await team.join('rep')).id, false)
      return crm.services.ownership.withdraw(me())
    },
  ],
}
