/** Who may do what: the table itself, and every service function against it for every role. */
import { describe, expect, test } from 'vitest'

import { ROLES, type Role } from '../../src/models/member.ts'
import { type ContactId, objectId } from '../../src/models/ids.ts'
import { authorize, may, PERMISSIONS, type Action } from '../../src/services/permissions.ts'
import { createServices } from '../../src/services/services.ts'
import { type Crm, createCrm, type Member, refusal, type Team, TEST_PEPPER } from '../support/crm.ts'
import { migratedDatabase } from '../support/database.ts'
import { createSource } from '../support/lead-intake.ts'
import { testLeadProviders } from '../support/lead-providers.ts'

const database = migratedDatabase()

const WHO_MAY: Record<Action, string> = {
  'contact.read': 'owner admin manager rep viewer',
  'contact.write': 'owner admin manager rep',
  'contact.delete': 'owner admin manager rep',
  'deal.read': 'owner admin manager rep viewer',
  'deal.write': 'owner admin manager rep',
  'deal.delete': 'owner admin manager rep',
  'task.read': 'owner admin manager rep viewer',
  'task.write': 'owner admin manager rep',
  'note.write': 'owner admin manager rep',
  'lead.claim': 'owner admin manager rep',
  'record.see-all': 'owner admin manager',
  'member.read': 'owner admin manager rep viewer',
  'member.invite': 'owner admin manager',
  'member.invite-admin': 'owner admin',
  'member.change-role': 'owner admin',
  'workspace.settings': 'owner admin',
  'workspace.sample-data': 'owner admin',
  'lead-source.manage': 'owner admin',
  'api-key.manage': 'owner admin',
  'workspace.transfer': 'owner',
}

test('Each action is for the roles that it is for, and the refusal names it', async () => {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  expect(Object.keys(PERMISSIONS)).toEqual(Object.keys(WHO_MAY))
  for (const [action, roles] of Object.entries(WHO_MAY) as [Action, string][]) {
    for (const role of ROLES) {
      const allowed = roles.split(' ').includes(role)
      expect(may(role, action), `${role} ${action}`).toBe(allowed)
      const call = () => authorize({ ...owner(), role }, action)
      if (allowed) expect(call).not.toThrow()
      else expect(call).toThrow(expect.objectContaining(refusal('FORBIDDEN', { action })))
    }
  }
})

type Scene = { readonly crm: Crm; readonly me: Member; readonly team: Team; readonly contactId: ContactId }
type Call = (scene: Scene) => Promise<unknown>
const ALL = 'owner admin manager rep viewer'
const WRITERS = 'owner admin manager rep'
const ADMINS = 'owner admin'

const NEW_KEY = { name: 'BI', scopes: ['contacts'], lifetimeDays: null } as const
const SHOWN_IN = { chatId: 1, messageId: 1 }

async function keyOf({ crm, team }: Scene): Promise<string> {
  return (await crm.services.apiKeys.create(team.owner(), NEW_KEY, SHOWN_IN)).id
}

async function aDeal(crm: Crm, team: Team) {
  const { id } = await crm.services.deals.add(team.owner(), { title: 'Website' })
  return crm.services.deals.get(team.owner(), id)
}

async function aTask(crm: Crm, team: Team): Promise<string> {
  return (await crm.services.tasks.add(team.owner(), { title: 'Call', due: { date: '2035-01-02' } })).id
}

async function aSource(crm: Crm, team: Team): Promise<string> {
  return (await createSource(team, crm)).id
}

async function aParkedDelivery(crm: Crm, team: Team): Promise<string> {
  const [delivery] = await crm.models.deliveries.insertMany([
    {
      workspaceId: objectId(team.workspaceId),
      sourceId: objectId(await aSource(crm, team)),
      dedupeKey: 'one',
      headers: {},
      rawBody: Buffer.from('{}'),
      status: 'needs_mapping',
      receivedAt: crm.now(),
    },
  ])
  return delivery?._id.toHexString() ?? ''
}

/** Every function of the services that takes an actor, and the roles that it works for. */
const CALLS: Record<string, readonly [roles: string, call: Call]> = {
  'contacts.get': [ALL, ({ crm, me, contactId }) => crm.services.contacts.get(me(), contactId)],
  'contacts.list': [ALL, ({ crm, me }) => crm.services.contacts.list(me(), { order: 'recent', limit: 1 })],
  'contacts.find': [ALL, ({ crm, me }) => crm.services.contacts.find(me(), 'anna', 1)],
  'contacts.findDuplicates': [ALL, ({ crm, me }) => crm.services.contacts.findDuplicates(me(), { name: 'Anna' })],
  'contacts.add': [WRITERS, ({ crm, me }) => crm.services.contacts.add(me(), { name: 'Ben' })],
  'contacts.edit': [
    WRITERS,
    ({ crm, me, contactId }) => crm.services.contacts.edit(me(), contactId, { field: 'jobTitle', value: 'CEO' }),
  ],
  'contacts.delete': [WRITERS, ({ crm, me, contactId }) => crm.services.contacts.delete(me(), contactId)],
  'deals.get': [ALL, async ({ crm, me, team }) => crm.services.deals.get(me(), (await aDeal(crm, team)).id)],
  'deals.board': [ALL, ({ crm, me }) => crm.services.deals.board(me())],
  'deals.listStage': [
    ALL,
    async ({ crm, me, team }) =>
      crm.services.deals.listStage(me(), { stageId: (await aDeal(crm, team)).stage.id, limit: 1 }),
  ],
  'deals.ofContact': [ALL, ({ crm, me, contactId }) => crm.services.deals.ofContact(me(), contactId, 1)],
  'deals.find': [ALL, ({ crm, me }) => crm.services.deals.find(me(), 'website', 1)],
  'deals.add': [WRITERS, ({ crm, me }) => crm.services.deals.add(me(), { title: 'Website' })],
  'deals.move': [
    WRITERS,
    async ({ crm, me, team }) => {
      const { id, stage } = await aDeal(crm, team)
      return crm.services.deals.move(me(), id, { wish: { to: 'next' }, from: stage.id })
    },
  ],
  'deals.edit': [
    WRITERS,
    async ({ crm, me, team }) =>
      crm.services.deals.edit(me(), (await aDeal(crm, team)).id, { field: 'title', value: 'Shop' }),
  ],
  'deals.delete': [WRITERS, async ({ crm, me, team }) => crm.services.deals.delete(me(), (await aDeal(crm, team)).id)],
  'deals.claim': [WRITERS, async ({ crm, me, team }) => crm.services.deals.claim(me(), (await aDeal(crm, team)).id)],
  'notes.add': [WRITERS, ({ crm, me, contactId }) => crm.services.notes.add(me(), { text: 'Called', contactId })],
  'notes.delete': [
    WRITERS,
    async ({ crm, me, contactId }) => {
      const asRep = () => ({ ...me(), role: 'rep' as const })
      const { id } = await crm.services.notes.add(asRep(), { text: 'Called', contactId })
      return crm.services.notes.delete(me(), id)
    },
  ],
  'timeline.list': [
    ALL,
    ({ crm, me, contactId: id }) => crm.services.timeline.list(me(), { kind: 'contact', id }, { limit: 1 }),
  ],
  'leadSources.list': [ADMINS, ({ crm, me }) => crm.services.leadSources.list(me())],
  'leadSources.get': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.get(me(), await aSource(crm, team)),
  ],
  'leadSources.create': [
    ADMINS,
    ({ crm, me }) =>
      crm.services.leadSources.create(me(), { name: 'Form', provider: 'standard', routing: 'team', memberIds: [] }),
  ],
  'leadSources.rotate': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.rotate(me(), await aSource(crm, team)),
  ],
  'leadSources.setStatus': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.setStatus(me(), await aSource(crm, team), 'paused'),
  ],
  'leadSources.setRouting': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.leadSources.setRouting(me(), await aSource(crm, team), {
        routing: 'owner',
        memberIds: [team.owner.id],
      }),
  ],
  'leadSources.setMapping': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.leadSources.setMapping(me(), await aSource(crm, team), { email: 'contact.mail' }),
  ],
  'leadSources.delete': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.leadSources.delete(me(), await aSource(crm, team)),
  ],
  'leadSources.test': [
    ADMINS,
    async ({ crm, me, team }) =>
      crm.services.leadSources.test(me(), await aSource(crm, team), 'https://crm.example.com'),
  ],
  'deliveries.list': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.list(me(), await aSource(crm, team), { limit: 1 }),
  ],
  'deliveries.get': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.get(me(), await aParkedDelivery(crm, team)),
  ],
  'deliveries.retry': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.retry(me(), await aParkedDelivery(crm, team)),
  ],
  'deliveries.retryFailed': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.retryFailed(me(), await aSource(crm, team)),
  ],
  'deliveries.discard': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.discard(me(), await aParkedDelivery(crm, team)),
  ],
  'deliveries.mappingChoices': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.deliveries.mappingChoices(me(), await aSource(crm, team)),
  ],
  'messages.deleteLater': [ALL, ({ crm, me }) => crm.services.messages.deleteLater(me(), { chatId: 1, messageId: 1 })],
  'pipelines.get': [ALL, ({ crm, me }) => crm.services.pipelines.get(me())],
  'apiKeys.create': ['owner admin', ({ crm, me }) => crm.services.apiKeys.create(me(), NEW_KEY, SHOWN_IN)],
  'apiKeys.list': ['owner admin', ({ crm, me }) => crm.services.apiKeys.list(me())],
  'apiKeys.get': ['owner admin', async (scene) => scene.crm.services.apiKeys.get(scene.me(), await keyOf(scene))],
  'apiKeys.revoke': ['owner admin', async (scene) => scene.crm.services.apiKeys.revoke(scene.me(), await keyOf(scene))],
  'apiKeys.rotate': [
    'owner admin',
    async (scene) => scene.crm.services.apiKeys.rotate(scene.me(), await keyOf(scene), SHOWN_IN),
  ],
  'tasks.get': [ALL, async ({ crm, me, team }) => crm.services.tasks.get(me(), await aTask(crm, team))],
  'tasks.nextOf': [
    ALL,
    ({ crm, me, contactId }) => crm.services.tasks.nextOf(me(), { kind: 'contact', id: contactId }),
  ],
  'tasks.add': [WRITERS, ({ crm, me }) => crm.services.tasks.add(me(), { title: 'Call', due: { date: '2035-01-02' } })],
  'tasks.edit': [
    WRITERS,
    async ({ crm, me, team }) =>
      crm.services.tasks.edit(me(), await aTask(crm, team), { field: 'title', value: 'Other' }),
  ],
  'tasks.snooze': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.tasks.snooze(me(), await aTask(crm, team), 'hour'),
  ],
  'tasks.done': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.tasks.done(me(), await aTask(crm, team), { outcome: 'done' }),
  ],
  'tasks.reopen': [
    WRITERS,
    async ({ crm, me, team }) => {
      const id = await aTask(crm, team)
      await crm.services.tasks.done(team.owner(), id, { outcome: 'done' })
      return crm.services.tasks.reopen(me(), id)
    },
  ],
  'tasks.delete': [WRITERS, async ({ crm, me, team }) => crm.services.tasks.delete(me(), await aTask(crm, team))],
  'agenda.next': [ALL, ({ crm, me }) => crm.services.agenda.next(me())],
  readDigest: [ALL, ({ crm, me }) => crm.services.readDigest(me())],
  'notifications.get': [ALL, ({ crm, me }) => crm.services.notifications.get(me())],
  'notifications.set': [ALL, ({ crm, me }) => crm.services.notifications.set(me(), 'assigned', false)],
  'notifications.setDigestHour': [ALL, ({ crm, me }) => crm.services.notifications.setDigestHour(me(), 7)],
  home: [ALL, ({ crm, me }) => crm.services.home(me())],
  'undo.undoLatest': [WRITERS, ({ crm, me }) => crm.services.undo.undoLatest(me())],
  'undo.undo': [
    WRITERS,
    async ({ crm, me, contactId }) => {
      const asRep = () => ({ ...me(), role: 'rep' as const })
      const { undoId } = await crm.services.contacts.edit(asRep(), contactId, { field: 'name', value: 'Changed' })
      return crm.services.undo.undo(me(), undoId ?? '')
    },
  ],
  'workspaces.get': [ALL, ({ crm, me }) => crm.services.workspaces.get(me())],
  'workspaces.change': ['owner admin', ({ crm, me }) => crm.services.workspaces.change(me(), 'name', 'New')],
  'invites.create': ['owner admin manager', ({ crm, me }) => crm.services.invites.create(me(), 'rep')],
  'invites.create for an admin': ['owner admin', ({ crm, me }) => crm.services.invites.create(me(), 'admin')],
  'members.list': [ALL, ({ crm, me }) => crm.services.members.list(me())],
  'members.get': [ALL, ({ crm, me }) => crm.services.members.get(me(), me.id)],
  'members.changeRole': [
    'owner admin',
    async ({ crm, me, team }) => crm.services.members.changeRole(me(), (await team.join('rep')).id, 'viewer'),
  ],
  'members.setLocale': [ALL, ({ crm, me }) => crm.services.members.setLocale(me(), 'uk')],
  'sampleData.load': ['owner admin', ({ crm, me }) => crm.services.sampleData.load(me())],
  'sampleData.remove': ['owner admin', ({ crm, me }) => crm.services.sampleData.remove(me())],
  'sampleData.present': [ALL, ({ crm, me }) => crm.services.sampleData.present(me())],
}

/** Asked by the person or the system, before there is an actor. */
const WITHOUT_ACTOR = [
  'leads.process',
  'leads.recordFailure',
  'leads.requeue',
  'leadSources.find',
  'identity.find',
  'identity.meet',
  'identity.setLocale',
  'identity.memberships',
  'identity.switchTo',
  'identity.recordBlocked',
  'workspaces.create',
  'invites.preview',
  'invites.join',
  'findRecipient',
  // For API keys, which have scopes and no role.
  'apiKeys.authenticate',
  'export.list',
  'export.read',
  'export.changes',
  'export.stream',
  'findDueTask',
  'readNews',
  'eachDueDigest',
]

test('The table below tells of every function that the services have', () => {
  const { models, transact } = createCrm(database())
  const clock = { now: () => new Date() }
  const names = Object.entries(
    createServices({ models, transact, clock, apiKeyPepper: TEST_PEPPER, leadProviders: testLeadProviders(clock) }),
  ).flatMap(([service, member]) =>
    typeof member === 'function' ? [service] : Object.keys(member).map((name) => `${service}.${name}`),
  )
  const told = new Set([...Object.keys(CALLS).map((name) => name.replace(/ .*/u, '')), ...WITHOUT_ACTOR])
  expect(names.toSorted()).toEqual([...told].toSorted())
})

describe.each(ROLES)('As %s', (role: Role) => {
  test('exactly what the role is for works, all else is refused and changes nothing', async () => {
    const crm = createCrm(database())
    const team = await crm.team()
    const me = role === 'owner' ? team.owner : await team.join(role)
    for (const [name, [roles, call]] of Object.entries(CALLS)) {
      const { id: contactId } = await crm.services.contacts.add(team.owner(), { name: 'Anna' })
      const attempt = call({ crm, me, team, contactId })
      if (roles.split(' ').includes(role)) {
        await expect(attempt.then(() => name)).resolves.toBe(name)
        continue
      }
      await expect(attempt, name).rejects.toMatchObject({ name: 'AppError', code: 'FORBIDDEN' })
      expect(await crm.services.contacts.get(team.owner(), contactId)).toMatchObject({ deleted: false, jobTitle: null })
    }
    if (role === 'viewer') expect(await crm.services.workspaces.get(me())).toMatchObject({ name: 'Acme Sales' })
  })
})

describe('Where members see their own records only', () => {
  const scene = async () => {
    const crm = createCrm(database())
    const team = await crm.team({ visibility: 'own' })
    const [rep, other] = [await team.join('rep'), await team.join('rep')]
    const { id } = await crm.services.contacts.add(rep(), { name: 'Anna Own', email: 'anna@own.example' })
    const knows = async (member: Member) => {
      const { contacts } = crm.services
      const seen = await Promise.all([
        contacts.get(member(), id).then(
          () => true,
          ({ code }: { code: string }) => (code === 'NOT_FOUND' ? false : code),
        ),
        contacts.list(member(), { order: 'name', limit: 5 }).then((page) => page.contacts.length > 0),
        contacts.find(member(), 'anna', 5).then((found) => found.contacts.length > 0),
        contacts.find(member(), 'anan', 5).then((found) => found.contacts.length > 0),
        contacts.findDuplicates(member(), { email: 'anna@own.example' }).then((found) => found.length > 0),
      ])
      return seen
    }
    return { crm, team, rep, other, id, knows }
  }
  const YES = Array.from({ length: 5 }, () => true)
  const NO = Array.from({ length: 5 }, () => false)

  test('a rep’s contact is there for that rep and the leaders, and for no other rep or viewer', async () => {
    const { team, rep, other, knows } = await scene()
    for (const member of [rep, team.owner, await team.join('admin'), await team.join('manager')]) {
      expect(await knows(member)).toEqual(YES)
    }
    for (const member of [other, await team.join('viewer')]) expect(await knows(member)).toEqual(NO)
  })

  test('another rep can neither edit nor delete it, nor take its changes back; a manager can', async () => {
    const { crm, team, rep, other, id } = await scene()
    const { contacts, undo } = crm.services
    const { undoId } = await contacts.edit(rep(), id, { field: 'jobTitle', value: 'CTO' })
    await expect(contacts.edit(other(), id, { field: 'name', value: 'Mine' })).rejects.toMatchObject(
      refusal('NOT_FOUND', { kind: 'contact' }),
    )
    await expect(contacts.delete(other(), id)).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'contact' }))
    await expect(undo.undo(other(), undoId ?? '')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const manager = await team.join('manager')
    expect(await undo.undo(manager(), undoId ?? '')).toMatchObject({ type: 'contact.updated', target: { id } })
    await contacts.delete(manager(), id)
  })

  test('a list of the own is the same for a rep, and shorter than all for a manager', async () => {
    const { crm, team, rep } = await scene()
    const manager = await team.join('manager')
    await crm.services.contacts.add(manager(), { name: 'Ben' })
    const count = async (member: Member, mine: boolean) =>
      (await crm.services.contacts.list(member(), { order: 'name', limit: 9, mine })).contacts.length
    expect([await count(rep, true), await count(rep, false)]).toEqual([1, 1])
    expect([await count(manager, true), await count(manager, false)]).toEqual([1, 2])
  })
})

test('Where the team sees all, a viewer reads everybody’s contacts', async () => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { id } = await crm.services.contacts.add((await team.join('rep'))(), { name: 'Anna' })
  expect(await crm.services.contacts.get((await team.join('viewer'))(), id)).toMatchObject({ name: 'Anna' })
})
