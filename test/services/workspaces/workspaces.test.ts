import { expect, test } from 'vitest'

import type { WorkspaceSetting } from '../../../src/services/workspaces/workspaces.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const INPUT = { name: ' Acme  Sales ', currency: 'eur', timeZone: 'kyiv', region: 'ua', locale: 'uk' as const }

test('The founder of a workspace owns it and acts in it, with the settings as read', async () => {
  const crm = createCrm(database())
  const founder = await crm.newcomer({ name: 'Olena', username: 'olena', locale: 'uk' })
  const { workspaceId, memberId } = await crm.services.workspaces.create(founder, INPUT)
  expect((await crm.services.identity.find(founder.telegramUserId))?.membership).toEqual({
    workspaceId,
    workspaceName: 'Acme Sales',
    memberId,
    memberName: 'Olena',
    role: 'owner',
    visibility: 'team',
    deletion: 'team',
    timeZone: 'Europe/Kyiv',
    workspaceTimeZone: 'Europe/Kyiv',
    hasOwnTimeZone: false,
    locale: 'uk',
    theme: 'light',
    leaderboard: 'on',
    wins: 'on',
    currency: 'EUR',
    customFields: [],
    region: 'UA',
  })
  const types = (await eventsOf(crm, workspaceId)).map(({ type }) => type)
  expect(types).toEqual(['workspace.created', 'pipeline.created', 'member.joined'])
})

test('A creation that is delivered five times at once makes one workspace', async () => {
  const crm = createCrm(database())
  const founder = await crm.newcomer()
  const { won, refused } = await outcomes(atOnce(5, () => crm.services.workspaces.create(founder, INPUT)))
  expect(refused).toEqual([])
  expect(new Set(won.map(({ workspaceId }) => workspaceId)).size).toBe(1)
  expect(await crm.services.identity.memberships(founder.telegramUserId)).toHaveLength(1)
})

test.each([
  ['name', '🔥', 'no-letters'],
  ['name', '  ', 'empty'],
  ['currency', 'euro', 'not-a-currency'],
  ['timeZone', '+02:00', 'not-a-time-zone'],
  ['region', 'Narnia', 'not-a-region'],
] as const)('A workspace with %s %j is refused on creation and on change', async (setting, value, problem) => {
  const crm = createCrm(database())
  const founder = await crm.newcomer()
  const refused = refusal('VALIDATION', { problem })
  await expect(crm.services.workspaces.create(founder, { ...INPUT, [setting]: value })).rejects.toMatchObject({
    code: refused.code,
    details: expect.objectContaining(refused.details) as unknown,
  })
  expect(await crm.services.identity.memberships(founder.telegramUserId)).toEqual([])
  const { owner } = await crm.team()
  const before = await crm.services.workspaces.get(owner())
  await expect(crm.services.workspaces.change(owner(), setting, value)).rejects.toMatchObject({ code: 'VALIDATION' })
  expect(await crm.services.workspaces.get(owner())).toEqual(before)
})

test('Each setting can be changed, the event records the old and new value, and the same value again is no change', async () => {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const { workspaces } = crm.services
  const changes: Record<WorkspaceSetting, readonly [string, string, string]> = {
    name: ['Bolt', 'Acme Sales', 'Bolt'],
    currency: ['uah', 'EUR', 'UAH'],
    timeZone: ['New York', 'Europe/Berlin', 'America/New_York'],
    region: ['ua', 'DE', 'UA'],
    locale: ['uk', 'en', 'uk'],
  }
  for (const [path, [typed, from, to]] of Object.entries(changes)) {
    const setting = path as WorkspaceSetting
    await workspaces.change(owner(), setting, typed)
    expect(await workspaces.get(owner())).toMatchObject({ [setting]: to })
    const events = await eventsOf(crm, workspaceId)
    expect(events.at(-1)).toMatchObject({ type: 'workspace.updated', by: owner.id, changes: [{ path, from, to }] })
    expect(await workspaces.change(owner(), setting, typed)).toEqual({ undoId: null })
    expect(await eventsOf(crm, workspaceId)).toHaveLength(events.length)
  }
  await expect(workspaces.change(owner(), 'locale', 'de')).rejects.toMatchObject({ code: 'VALIDATION' })
})

test('From then on the region decides how numbers are read', async () => {
  const crm = createCrm(database())
  const { owner } = await crm.team({ region: 'UA' })
  const { contacts, workspaces } = crm.services
  const { id } = await contacts.add(owner(), { phones: '067 123 45 67' })
  expect((await contacts.get(owner(), id)).phones).toEqual([{ value: '067 123 45 67', e164: '+380671234567' }])
  await workspaces.change(owner(), 'region', 'GB')
  const { id: another } = await contacts.add(owner(), { phones: '020 7946 0101' })
  expect((await contacts.get(owner(), another)).phones).toEqual([{ value: '020 7946 0101', e164: '+442079460101' }])
})
