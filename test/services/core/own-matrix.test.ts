/** Role × action × whose record it is × what the workspace lets reps see and delete. */
import { describe, expect, test } from 'vitest'

import type { DealId } from '../../../src/models/ids.ts'
import { ROLES, type Role } from '../../../src/models/member.ts'
import { createCrm, type Crm, type Member, type Team } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const WHOSE = ['own', 'nobody’s', 'colleague’s'] as const
type Whose = (typeof WHOSE)[number]

type Rules = { readonly visibility: 'team' | 'own'; readonly deletion: 'team' | 'own' }
const RULES: readonly Rules[] = [
  { visibility: 'team', deletion: 'team' },
  { visibility: 'team', deletion: 'own' },
  { visibility: 'own', deletion: 'own' },
]

type Scene = { readonly crm: Crm; readonly team: Team; readonly me: Member; readonly id: DealId }

const ACTIONS = {
  read: ({ crm, me, id }: Scene) => crm.services.deals.get(me(), id),
  'read the timeline': ({ crm, me, id }: Scene) => crm.services.timeline.list(me(), { kind: 'deal', id }, { limit: 1 }),
  'list its files': ({ crm, me, id }: Scene) => crm.services.notes.listFiles(me(), { kind: 'deal', id }, { limit: 1 }),
  'have its tasks as a file': ({ crm, me, id }: Scene) =>
    crm.services.lists.open(me(), { in: 'tasks', kind: 'task', of: { kind: 'deal', id }, part: 'open' }),
  edit: ({ crm, me, id }: Scene) => crm.services.deals.edit(me(), id, { field: 'title', value: 'Changed' }),
  note: ({ crm, me, id }: Scene) => crm.services.notes.add(me(), { text: 'Called', dealId: id }),
  plan: ({ crm, me, id }: Scene) =>
    crm.services.tasks.add(me(), { title: 'Call', due: { date: '2035-01-02' }, dealId: id }),
  'ask to delete': ({ crm, me, id }: Scene) => crm.services.previewDeletion(me(), { kind: 'deal', id }),
  delete: ({ crm, me, id }: Scene) => crm.services.deals.delete(me(), id),
  async restore({ crm, team, me, id }: Scene) {
    await crm.services.deals.delete(team.owner(), id)
    return crm.services.trash.restore(me(), { kind: 'deal', id }, false)
  },
} as const satisfies Record<string, (scene: Scene) => Promise<unknown>>
type Action = keyof typeof ACTIONS
const READING: ReadonlySet<Action> = new Set([
  'read',
  'read the timeline',
  'list its files',
  'have its tasks as a file',
])

const isLeader = (role: Role): boolean => ['owner', 'admin', 'manager'].includes(role)

function expected(role: Role, action: Action, whose: Whose, { visibility, deletion }: Rules): string {
  if (action === 'restore') return isLeader(role) ? 'done' : 'FORBIDDEN'
  const isRead = READING.has(action)
  if (role === 'viewer' && !isRead) return 'FORBIDDEN'
  const sees = isLeader(role) || visibility === 'team' || whose !== 'colleague’s'
  if (!sees) return 'NOT_FOUND'
  const isDeletion = action === 'delete' || action === 'ask to delete'
  return isDeletion && deletion === 'own' && role === 'rep' && whose === 'colleague’s' ? 'FORBIDDEN' : 'done'
}

async function dealOf(crm: Crm, whose: Whose, colleague: Member, me: Member, team: Team): Promise<DealId> {
  const by = whose === 'own' ? me : colleague
  // A viewer's own records are from before they became one.
  const asWriter = () => ({ ...by(), role: 'rep' as const })
  const { id } = await crm.services.deals.add(asWriter(), { title: 'Website' })
  if (whose === 'nobody’s') await crm.services.deals.edit(team.owner(), id, { field: 'owner', value: null })
  return id
}

describe.each(RULES)('Where reps see $visibility and delete $deletion', (rules) => {
  test.each(ROLES)('a %s may do exactly what the role and the rules allow', async (role) => {
    const crm = createCrm(database())
    const team = await crm.team({ visibility: rules.visibility })
    await crm.services.workspaces.setRule(team.owner(), 'deletion', rules.deletion)
    const colleague = await team.join('rep')
    const me = role === 'owner' ? team.owner : await team.join(role)
    for (const whose of WHOSE) {
      for (const [action, act] of Object.entries(ACTIONS) as [Action, (scene: Scene) => Promise<unknown>][]) {
        const id = await dealOf(crm, whose, colleague, me, team)
        const outcome = await act({ crm, team, me, id }).then(
          () => 'done',
          ({ code }: { readonly code?: string }) => code,
        )
        expect(outcome, `${action} ${whose}`).toBe(expected(role, action, whose, rules))
        if (outcome === 'done' || action === 'restore') continue
        expect(await crm.services.deals.get(team.owner(), id)).toMatchObject({ title: 'Website', deleted: false })
      }
    }
  })
})
