import { expect, test } from 'vitest'

import type { NewContact } from '../../../src/services/contacts/read-new-contact.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { migratedDatabase } from '../../support/database.ts'

const database = migratedDatabase()

async function scene() {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  const { contacts } = crm.services
  const anna = { name: 'Anna Lindqvist', phone: '030 901820', email: 'Anna+crm@acme.example', company: 'Acme' }
  const { id } = await contacts.add(owner(), anna)
  const like = async (input: NewContact) =>
    (await contacts.findDuplicates(owner(), input)).map(({ displayName, reason }) => [displayName, reason])
  return { contacts, owner, id, like }
}

test('An email, a phone number or a name that is there already is told, with the reason', async () => {
  const { contacts, owner, id, like } = await scene()
  const hits: readonly (readonly [NewContact, string])[] = [
    [{ email: 'ANNA+CRM@ACME.example' }, 'email'],
    [{ email: 'other@b.example, <anna+crm@acme.example>' }, 'email'],
    [{ phone: '+49 30 901820' }, 'phone'],
    [{ phone: '(030) 90 18 20' }, 'phone'],
    [{ name: 'ánna  LINDQVIST ' }, 'name'],
  ]
  for (const [input, reason] of hits) expect(await like(input)).toEqual([['Anna Lindqvist', reason]])
  expect(await contacts.findDuplicates(owner(), { name: 'Anna Lindqvist' })).toEqual([
    { id, displayName: 'Anna Lindqvist', companyName: 'Acme', reason: 'name' },
  ])
})

test('What is only similar is no duplicate', async () => {
  const { like } = await scene()
  const others: readonly NewContact[] = [
    {},
    { email: 'anna@acme.example' },
    { phone: '+49 30 901821' },
    { name: 'Anna' },
    { company: 'Acme' },
    { name: 'Bernd', email: 'b@c.example', phone: '030 901899' },
  ]
  for (const input of others) expect(await like(input)).toEqual([])
})

test('One that fits in several ways is told once, by the surest reason, and the surest come first', async () => {
  const { contacts, owner, like } = await scene()
  await contacts.add(owner(), { name: 'Same Name' })
  await contacts.add(owner(), { name: 'Same Phone', phone: '030 901820' })
  const input = { name: 'Same Name', email: 'anna+crm@acme.example', phone: '030 901820' }
  expect(await like(input)).toEqual([
    ['Anna Lindqvist', 'email'],
    ['Same Phone', 'phone'],
    ['Same Name', 'name'],
  ])
})

test('No more than three are shown, and deleted ones are not', async () => {
  const { contacts, owner, like } = await scene()
  const added = []
  for (let index = 0; index < 4; index++) added.push(await contacts.add(owner(), { name: 'Twin' }))
  expect(await like({ name: 'Twin' })).toHaveLength(3)
  for (const { id } of added) await contacts.delete(owner(), id)
  expect(await like({ name: 'Twin' })).toEqual([])
})

test('What no parser would take is refused', async () => {
  const { like } = await scene()
  await expect(like({ phone: 'abc' })).rejects.toMatchObject(refusal('VALIDATION', { problem: 'not-a-phone' }))
  await expect(like({ email: 'a b' })).rejects.toMatchObject(refusal('VALIDATION', { problem: 'not-an-email' }))
})
