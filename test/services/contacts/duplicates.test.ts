import { expect, test } from 'vitest'

import type { TypedContact } from '../../../src/services/contacts/add-contact.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  const { contacts } = crm.services
  const anna = { name: 'Anna Lindqvist', phones: '030 901820', emails: 'Anna+crm@acme.example', company: 'Acme' }
  const { id } = await contacts.add(owner(), anna)
  const like = async (input: TypedContact) =>
    (await contacts.findDuplicates(owner(), input)).map(({ displayName, reason }) => [displayName, reason])
  return { contacts, owner, id, like }
}

test('An email, phone number or name that already exists is reported, with the reason', async () => {
  const { contacts, owner, id, like } = await scene()
  const hits: readonly (readonly [TypedContact, string])[] = [
    [{ emails: 'ANNA+CRM@ACME.example' }, 'email'],
    [{ emails: 'other@b.example, <anna+crm@acme.example>' }, 'email'],
    [{ phones: '+49 30 901820' }, 'phone'],
    [{ phones: '(030) 90 18 20' }, 'phone'],
    [{ name: 'ánna  LINDQVIST ' }, 'name'],
  ]
  for (const [input, reason] of hits) expect(await like(input)).toEqual([['Anna Lindqvist', reason]])
  expect(await contacts.findDuplicates(owner(), { name: 'Anna Lindqvist' })).toEqual([
    { id, displayName: 'Anna Lindqvist', companyName: 'Acme', reason: 'name' },
  ])
})

test('Mere similarity is not a duplicate', async () => {
  const { like } = await scene()
  const others: readonly TypedContact[] = [
    {},
    { emails: 'anna@acme.example' },
    { phones: '+49 30 901821' },
    { name: 'Anna' },
    { company: 'Acme' },
    { name: 'Bernd', emails: 'b@c.example', phones: '030 901899' },
  ]
  for (const input of others) expect(await like(input)).toEqual([])
})

test('A contact that matches in several ways is reported once, by the surest reason, and the surest come first', async () => {
  const { contacts, owner, like } = await scene()
  await contacts.add(owner(), { name: 'Same Name' })
  await contacts.add(owner(), { name: 'Same Phone', phones: '030 901820' })
  const input = { name: 'Same Name', emails: 'anna+crm@acme.example', phones: '030 901820' }
  expect(await like(input)).toEqual([
    ['Anna Lindqvist', 'email'],
    ['Same Phone', 'phone'],
    ['Same Name', 'name'],
  ])
})

test('At most three are shown, and deleted ones are not', async () => {
  const { contacts, owner, like } = await scene()
  const added = []
  for (let index = 0; index < 4; index++) added.push(await contacts.add(owner(), { name: 'Twin' }))
  expect(await like({ name: 'Twin' })).toHaveLength(3)
  for (const { id } of added) await contacts.delete(owner(), id)
  expect(await like({ name: 'Twin' })).toEqual([])
})

test('Input that no parser would accept is refused', async () => {
  const { like } = await scene()
  await expect(like({ phones: 'abc' })).rejects.toMatchObject(refusal('VALIDATION', { problem: 'not-a-phone' }))
  await expect(like({ emails: 'a b' })).rejects.toMatchObject(refusal('VALIDATION', { problem: 'not-an-email' }))
})
