/** Role × action × whose record it is × what the workspace lets reps see and delete. */
import { describe, expect, test } from 'vitest'

import type { RecordRef } from '../../../src/ids.ts'
import { ROLES, type Role } from '../../../src/models/member.ts'
import { createCrm, type Crm, type Member, type Team } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { freshNumber } from '../../support/fresh-number.ts'

const database = sharedDatabase()

const WHOSE = ['own', 'nobody’s', 'colleague’s'] as const
type Whose = (typeof WHOSE)[number]

type Rules = { readonly visibility: 'team' | 'own'; readonly deletion: 'team' | 'own' }
const RULES: readonly Rules[] = [
  { visibility: 'team', deletion: 'team' },
  { visibility: 'team', deletion: 'own' },
  { visibility: 'own', deletion: 'own' },
]

const KINDS = ['deal', 'company'] as const
type Kind = (typeof KINDS)[number]

type Scene = { readonly crm: Crm; readonly team: Team; readonly me: Member; readonly record: RecordRef<Kind> }

/** What is done with a record of each kind, by whoever tries. */
function read({ services }: Crm, who: Member, { kind, id }: RecordRef<Kind>) {
  return kind === 'deal' ? services.deals.get(who(), id) : services.companies.get(who(), id)
}

function remove({ services }: Crm, who: Member, { kind, id }: RecordRef<Kind>) {
  return kind === 'deal' ? services.deals.delete(who(), id) : services.companies.delete(who(), id)
}

function setOwner({ services }: Crm, who: Member, { kind, id }: RecordRef<Kind>, value: null) {
  const edit = { field: 'owner', value } as const
  return kind === 'deal' ? services.deals.edit(who(), id, edit) : services.companies.edit(who(), id, edit)
}

const on = ({ kind, id }: RecordRef<Kind>) => (kind === 'deal' ? { dealId: id } : { companyId: id })

const ACTIONS = {
  read: ({ crm, me, record }: Scene) => read(crm, me, record),
  'read the timeline': ({ crm, me, record }: Scene) => crm.services.timeline.list(me(), record, { limit: 1 }),
  'list its files': ({ crm, me, record }: Scene) => crm.services.notes.listFiles(me(), record, { limit: 1 }),
  'have its tasks as a file': ({ crm, me, record }: Scene) =>
    crm.services.lists.open(me(), { in: 'tasks', kind: 'task', of: record, part: 'open' }),
  edit: ({ crm, me, record: { kind, id } }: Scene) =>
    kind === 'deal'
      ? crm.services.deals.edit(me(), id, { field: 'title', value: 'Changed' })
      : crm.services.companies.edit(me(), id, { field: 'address', value: 'Changed' }),
  note: ({ crm, me, record }: Scene) => crm.services.notes.add(me(), { text: 'Called', ...on(record) }),
  plan: ({ crm, me, record }: Scene) =>
    crm.services.tasks.add(me(), { title: 'Call', due: { date: '2035-01-02' }, ...on(record) }),
  'ask to delete': ({ crm, me, record }: Scene) => crm.services.previewDeletion(me(), record),
  delete: ({ crm, me, record }: Scene) => remove(crm, me, record),
  async restore({ crm, team, me, record }: Scene) {
    await remove(crm, team.owner, record)
    return crm.services.trash.restore(me(), record, false)
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

async function recordOf(
  kind: Kind,
  { crm, whose, colleague, me, team }: { crm: Crm; whose: Whose; colleague: Member; me: Member; team: Team },
): Promise<RecordRef<Kind>> {
  const by = whose === 'own' ? me : colleague
  // A viewer's own records are from before they became one.
  const asWriter = () => ({ ...by(), role: 'rep' as const })
  const { deals, companies } = crm.services
  const record =
    kind === 'deal'
      ? { kind, id: (await deals.add(asWriter(), { title: 'Website' })).id }
      : { kind, id: (await companies.add(asWriter(), { name: `Website ${freshNumber()}` })).id }
  if (whose === 'nobody’s') await setOwner(crm, team.owner, record, null)
  return record
}

const CASES = RULES.flatMap((rules) => KINDS.map((kind) => ({ ...rules, kind })))

describe.each(CASES)('Where reps see $visibility and delete $deletion, with a $kind', ({ kind, ...rules }) => {
  test.each(ROLES)('a %s may do exactly what the role and the rules allow', async (role) => {
    const crm = createCrm(database())
    const team = await crm.team({ visibility: rules.visibility })
    await crm.services.workspaces.setRule(team.owner(), 'deletion', rules.deletion)
    const colleague = await team.join('rep')
    const me = role === 'owner' ? team.owner : await team.join(role)
    for (const whose of WHOSE) {
      // What was only read, or refused and then found unchanged, is there for the next action.
      let record = await recordOf(kind, { crm, whose, colleague, me, team })
      for (const [action, act] of Object.entries(ACTIONS) as [Action, (scene: Scene) => Promise<unknown>][]) {
        const outcome = await act({ crm, team, me, record }).then(
          () => 'done',
          ({ code }: { readonly code?: string }) => code,
        )
        expect(outcome, `${action} ${whose}`).toBe(expected(role, action, whose, rules))
        if ((outcome === 'done' && !READING.has(action)) || action === 'restore') {
          record = await recordOf(kind, { crm, whose, colleague, me, team })
          continue
        }
        const unchanged = kind === 'deal' ? { title: 'Website' } : { address: null }
        expect(await read(crm, team.owner, record)).toMatchObject({ ...unchanged, deleted: false })
      }
    }
  })
})
