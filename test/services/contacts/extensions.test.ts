/** Phone extensions, from a lead or a typed number to the card, the search, duplicates and the timeline. */
import { describe, expect, test } from 'vitest'

import { formatPhone, parsePhones } from '../../../src/language/phones.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

describe('An extension is part of a number', () => {
  test.each([
    ['US', '+1 202 555 0143 ext. 12'],
    ['US', '(202) 555-0143 x12'],
    ['US', '202-555-0143, ext 12'],
    ['US', '+12025550143;ext=12'],
    ['US', '+1 202 555 0143 extension 12'],
    ['US', '+1 202 555 0143 #12'],
    ['UA', '+1 202 555 0143 дод. 12'],
    ['UA', '+1 202 555 0143, вн. 12'],
    ['UA', '+1 202 555 0143 внутр. 12'],
  ])('in %s: %s', (region, typed) => {
    expect(parsePhones(typed, region).map(({ e164 }) => e164)).toEqual(['+12025550143;ext=12'])
  })

  test('and does not swallow another number', () => {
    const read = parsePhones('+1 202 555 0143 ext. 12; +1 202 555 0144\n+1 202 555 0143', 'US')
    expect(read.map(({ e164 }) => e164)).toEqual(['+12025550143;ext=12', '+12025550144', '+12025550143'])
  })

  test('that is shown', () => {
    expect(formatPhone('+12025550143;ext=12')).toBe('+1 202 555 0143 ext. 12')
    expect(formatPhone('+12025550143')).toBe('+1 202 555 0143')
  })
})

test('Two people of one switchboard are two contacts, each found again by their own extension', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm)
  const phone = (extension: string) => `+1 202 555 0143 ext. ${extension}`
  await door.send(source, { name: 'Ada Byron', phone: phone('12') })
  await workLeads(crm, team.workspaceId)
  await door.send(source, { name: 'Max Weber', phone: phone('13') })
  await workLeads(crm, team.workspaceId)
  await door.send(source, { name: 'Ada', phone: '+12025550143;ext=12', note: 'Again' })
  await workLeads(crm, team.workspaceId)
  const contacts = await recordsOf(crm, team).contacts()
  expect(contacts.map(({ name, phones }) => [name, phones.map(({ e164 }) => e164)])).toEqual([
    ['Ada Byron', ['+12025550143;ext=12']],
    ['Max Weber', ['+12025550143;ext=13']],
  ])
  const duplicates = await crm.services.contacts.findDuplicates(team.owner(), { phones: phone('13') })
  expect(duplicates.map(({ displayName }) => displayName)).toEqual(['Max Weber'])
  for (const typed of ['0143', '+1 202 555 0143', '2025550143']) {
    const found = await crm.services.contacts.find(team.owner(), typed, 5)
    expect(JSON.stringify(found)).toContain('Ada Byron')
    expect(JSON.stringify(found)).toContain('Max Weber')
  }
})
