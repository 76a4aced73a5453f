/** What is stored is found although it is typed with a typo or in the other alphabet: counted, with a fixed seed. */
import { beforeAll, expect, test } from 'vitest'

import { createChance } from '../../../scripts/seed/random.ts'
import { objectId } from '../../../src/models/ids.ts'
import { deriveContact } from '../../../src/services/contacts/derive-contact.ts'
import { createCrm, type Crm, type Team } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { type MadeUpName, manyNames, withTypo } from '../../support/many-people.ts'

const database = sharedDatabase()

const CONTACTS = 10_000
const SEED = 20_261_128
const TRIED = 100
const MIN_FOUND = 95
const FIRST = 5

let crm: Crm
let team: Team
let names: readonly MadeUpName[]

beforeAll(async () => {
  crm = createCrm(database())
  team = await crm.team()
  names = manyNames(CONTACTS, createChance(SEED))
  const rows = names.map(({ name }) => {
    const fields = { name, emails: [], phones: [], tags: [] }
    return {
      workspaceId: objectId(team.workspaceId),
      ...fields,
      ...deriveContact(fields, null),
      ownerId: objectId(team.owner.id),
      source: 'manual' as const,
      nextTaskAt: null,
      deletedAt: null,
      version: 1,
      createdAt: new Date(),
      updatedAt: new Date(),
    }
  })
  for (let start = 0; start < rows.length; start += 2_500)
    await crm.models.contacts.collection.insertMany(rows.slice(start, start + 2_500))
}, 120_000)

/** The names that are not among the first that a search for the typed text shows. */
async function missed(typedFor: (name: MadeUpName) => string, seed: number): Promise<readonly string[]> {
  const chance = createChance(seed)
  const lost: string[] = []
  for (let turn = 0; turn < TRIED; turn += 1) {
    const one = chance.of(names)
    const typed = typedFor(one)
    const { contacts } = await crm.services.contacts.find(team.owner(), typed, FIRST)
    if (!contacts.some(({ displayName }) => displayName === one.name)) lost.push(`${one.name}: ${typed}`)
  }
  return lost
}

test('A name with one typo is found among the first five of 10,000', async () => {
  const chance = createChance(1)
  const lost = await missed(({ name }) => withTypo(name, chance), 2)
  expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(TRIED - MIN_FOUND)
}, 120_000)

test('A name in the other alphabet is found among the first five of 10,000', async () => {
  const chance = createChance(3)
  const lost = await missed(({ otherAlphabet }) => chance.of(otherAlphabet), 4)
  expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(TRIED - MIN_FOUND)
}, 120_000)

test('A name in the other alphabet with one typo is mostly found, too', async () => {
  const chance = createChance(5)
  const lost = await missed(({ otherAlphabet }) => withTypo(chance.of(otherAlphabet), chance), 6)
  expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(TRIED - 85)
}, 120_000)

test('A surname with one typo is found among the people of that name', async () => {
  const chance = createChance(7)
  const lost: string[] = []
  for (let turn = 0; turn < TRIED; turn += 1) {
    const [, surname = ''] = chance.of(names).name.split(' ')
    const typed = withTypo(surname, chance)
    const { contacts } = await crm.services.contacts.find(team.owner(), typed, FIRST)
    if (!contacts.some(({ displayName }) => displayName.endsWith(` ${surname}`))) lost.push(`${surname}: ${typed}`)
  }
  expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(TRIED - 90)
}, 120_000)
