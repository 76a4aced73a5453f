/** Permissions: the table itself, and every service function checked against it for every role. */
import { asId } from '../../support/as-id.ts'
import { describe, expect, test } from 'vitest'

import { ROLES, type Role } from '../../../src/models/member.ts'
import { authorize, may, PERMISSIONS, type Action } from '../../../src/services/core/permissions.ts'
import { createCrm, type Member, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { WITHOUT_ACTOR } from './calls-without-actor.ts'
import { CALLS } from './service-calls.ts'

const database = sharedDatabase()

const WHO_MAY: Record<Action, string> = {
  'contact.read': 'owner admin manager rep viewer',
  'contact.write': 'owner admin manager rep',
  'contact.delete': 'owner admin manager rep',
  'contact.merge': 'owner admin manager rep',
  'contact.separate': 'owner admin',
  'deal.read': 'owner admin manager rep viewer',
  'deal.write': 'owner admin manager rep',
  'deal.delete': 'owner admin manager rep',
  'task.read': 'owner admin manager rep viewer',
  'task.write': 'owner admin manager rep',
  'note.write': 'owner admin manager rep',
  'note.edit-others': '',
  'lead.claim': 'owner admin manager rep',
  'record.see-all': 'owner admin manager',
  'record.delete-others': 'owner admin manager rep',
  'trash.manage': 'owner admin manager',
  'member.read': 'owner admin manager rep viewer',
  'member.invite': 'owner admin manager',
  'member.invite-admin': 'owner admin',
  'member.change-role': 'owner admin',
  'member.set-away': 'owner admin manager',
  'member.remove': 'owner admin',
  'workspace.settings': 'owner admin',
  'workspace.sample-data': 'owner admin',
  'lead-source.manage': 'owner admin',
  'assignment.manage': 'owner admin',
  'webhook.manage': 'owner admin',
  'api-key.manage': 'owner admin',
  'sync.manage': 'owner admin',
  'import.run': 'owner admin',
  'privacy.manage': 'owner admin',
  'audit.read': 'owner admin',
  'view.share': 'owner admin manager',
  'report.read': 'owner admin manager rep viewer',
  'report.schedule': 'owner admin manager',
  'target.manage': 'owner admin manager',
  'workspace.transfer': 'owner',
}

test('Each action is allowed for exactly its roles, and the refusal names it', async () => {
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

test('The table below covers every function of the services', () => {
  const names = Object.entries(createCrm(database()).services).flatMap(([service, member]) =>
    typeof member === 'function'
      ? [service]
      : Object.entries(member).flatMap(([name, part]) => (typeof part === 'function' ? [`${service}.${name}`] : [])),
  )
  const told = new Set([...Object.keys(CALLS).map((name) => name.replace(/ .*/u, '')), ...WITHOUT_ACTOR])
  expect(names.toSorted()).toEqual([...told].toSorted())
})

describe.each(ROLES)('As %s', (role: Role) => {
  test('exactly what the role allows works; everything else is refused and changes nothing', async () => {
    const crm = createCrm(database())
    const team = await crm.team()
    const me = role === 'owner' ? team.owner : await team.join(role)
    const anna = async () => (await crm.services.contacts.add(team.owner(), { name: 'Anna' })).id
    let contactId = await anna()
    for (const [name, [roles, call]] of Object.entries(CALLS)) {
      const attempt = call({ crm, me, team, contactId })
      if (roles.split(' ').includes(role)) {
        await expect(
          attempt.then(() => name),
          name,
        ).resolves.toBe(name)
        // It may have changed or deleted her. After a refusal the same one is there, unchanged.
        contactId = await anna()
        continue
      }
      await expect(attempt, name).rejects.toMatchObject({ name: 'AppError', code: 'FORBIDDEN' })
      expect(await crm.services.contacts.get(team.owner(), contactId)).toMatchObject({ deleted: false, jobTitle: null })
    }
    if (role === 'viewer') expect(await crm.services.workspaces.get(me())).toMatchObject({ name: 'Acme Sales' })
    // Some two hundred calls, with records of their own.
  }, 120_000)
})

describe('Where members see only their own records', () => {
  const scene = async () => {
    const crm = createCrm(database())
    const team = await crm.team({ visibility: 'own' })
    const [rep, other] = [await team.join('rep'), await team.join('rep')]
    const { id } = await crm.services.contacts.add(rep(), { name: 'Anna Own', emails: 'anna@own.example' })
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
        contacts.findDuplicates(member(), { emails: 'anna@own.example' }).then((found) => found.length > 0),
      ])
      return seen
    }
    return { crm, team, rep, other, id, knows }
  }
  const YES = Array.from({ length: 5 }, () => true)
  const NO = Array.from({ length: 5 }, () => false)

  test('a rep’s contact is visible to that rep and the leaders, and to no other rep or viewer', async () => {
    const { team, rep, other, knows } = await scene()
    for (const member of [rep, team.owner, await team.join('admin'), await team.join('manager')]) {
      expect(await knows(member)).toEqual(YES)
    }
    for (const member of [other, await team.join('viewer')]) expect(await knows(member)).toEqual(NO)
  })

  test('another rep can neither edit nor delete it, nor undo its changes; a manager can', async () => {
    const { crm, team, rep, other, id } = await scene()
    const { contacts, undo } = crm.services
    const { undoId } = await contacts.edit(rep(), id, { field: 'jobTitle', value: 'CTO' })
    await expect(contacts.edit(other(), id, { field: 'name', value: 'Mine' })).rejects.toMatchObject(
      refusal('NOT_FOUND', { kind: 'contact' }),
    )
    await expect(contacts.delete(other(), id)).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'contact' }))
    await expect(undo.undo(other(), asId(undoId))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const manager = await team.join('manager')
    expect(await undo.undo(manager(), asId(undoId))).toMatchObject({ type: 'contact.updated', target: { id } })
    await contacts.delete(manager(), id)
  })

  test('the list of own records is the full list for a rep, and shorter than the full list for a manager', async () => {
    const { crm, team, rep } = await scene()
    const manager = await team.join('manager')
    await crm.services.contacts.add(manager(), { name: 'Ben' })
    const count = async (member: Member, mine: boolean) =>
      (await crm.services.contacts.list(member(), { order: 'name', limit: 9, mine })).contacts.length
    expect([await count(rep, true), await count(rep, false)]).toEqual([1, 1])
    expect([await count(manager, true), await count(manager, false)]).toEqual([1, 2])
  })
})

test('Where the team sees everything, a viewer reads everybody’s contacts', async () => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { id } = await crm.services.contacts.add((await team.join('rep'))(), { name: 'Anna' })
  expect(await crm.services.contacts.get((await team.join('viewer'))(), id)).toMatchObject({ name: 'Anna' })
})
