import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

/** Somebody who founded two workspaces, “North” first and “South” after it. */
async function founderOfTwo() {
  const crm = createCrm(database())
  const person = await crm.newcomer()
  const settings = { currency: 'EUR', timeZone: 'Europe/Berlin', region: 'DE', locale: 'en' } as const
  const north = await crm.services.workspaces.create(person, { ...settings, name: 'North' })
  const south = await crm.services.workspaces.create(crm.again(person), { ...settings, name: 'South' })
  const { telegramUserId } = person
  const actsIn = async () => (await crm.services.identity.find(telegramUserId))?.membership?.workspaceName ?? null
  const leave = async (workspaceId: string) => {
    const filter = { workspaceId: objectId(asId(workspaceId)), telegramUserId }
    await crm.models.members.updateOne(filter, { $set: { status: 'removed' } })
  }
  return { crm, telegramUserId, north, south, actsIn, leave }
}

test('A person acts in the workspace they joined last, until they switch', async () => {
  const { crm, telegramUserId, north, actsIn } = await founderOfTwo()
  expect(await actsIn()).toBe('South')
  await crm.services.identity.switchTo(telegramUserId, north.workspaceId)
  expect(await actsIn()).toBe('North')
})

test('A person who is removed from the workspace they act in acts in another one at once', async () => {
  const { south, north, actsIn, leave } = await founderOfTwo()
  await leave(south.workspaceId)
  expect(await actsIn()).toBe('North')
  await leave(north.workspaceId)
  expect(await actsIn()).toBeNull()
})

test('A new role applies from the next update on', async () => {
  const { crm, telegramUserId, south } = await founderOfTwo()
  const filter = { workspaceId: objectId(south.workspaceId), telegramUserId }
  await crm.models.members.updateOne(filter, { $set: { role: 'viewer' } })
  expect((await crm.services.identity.find(telegramUserId))?.membership?.role).toBe('viewer')
})

test('The workspaces of a person are listed by name, without those they were removed from', async () => {
  const { crm, telegramUserId, south, leave } = await founderOfTwo()
  const names = async () =>
    (await crm.services.identity.memberships(telegramUserId)).map(({ workspaceName }) => workspaceName)
  expect(await names()).toEqual(['North', 'South'])
  await leave(south.workspaceId)
  expect(await names()).toEqual(['North'])
})
