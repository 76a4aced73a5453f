import { beforeAll, describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm, type Crm, type Member, type Team } from '../../support/crm.ts'
import { deriveContact } from '../../../src/services/contacts/derive-contact.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

describe('In a small workspace', () => {
  let crm: Crm
  let owner: Member
  beforeAll(async () => {
    crm = createCrm(database())
    ;({ owner } = await crm.team())
    const people = [
      {
        name: 'Anna Lindqvist',
        phones: '+44 20 7946 0101',
        emails: 'anna.l+crm@northwind.example',
        company: 'Northwind',
      },
      { name: 'Annabelle Weiß', phones: '030 901820', tags: 'vip berlin' },
      { name: 'Олена Коваленко', phones: '+380 67 123 45 67', company: 'Київські Мости' },
      { name: 'Ben Carter', emails: 'ben@bolt.example', company: 'Bolt & Nuts', tags: 'vip-2' },
      { name: 'O’Neil (a.b)' },
    ]
    for (const person of people) await crm.services.contacts.add(owner(), person)
  })
  const find = async (text: string) => {
    const { contacts, approximate } = await crm.services.contacts.find(owner(), text, 10)
    return [contacts.map(({ displayName }) => displayName), approximate] as const
  }

  const [ANNA, ANNABELLE, OLENA, BEN, NEIL] = [
    'Anna Lindqvist',
    'Annabelle Weiß',
    'Олена Коваленко',
    'Ben Carter',
    'O’Neil (a.b)',
  ]
  test.each([
    ['anna', [ANNA, ANNABELLE]],
    ['ANNAB', [ANNABELLE]],
    ['lind ann', [ANNA]],
    ['ann lindqvist', [ANNA]],
    ['weiß', [ANNABELLE]],
    ['олен', [OLENA]],
    ['коваленко олена', [OLENA]],
    ['northw', [ANNA]],
    ['київські', [OLENA]],
    ['nuts bolt', [BEN]],
    ['anna.l+crm@north', [ANNA]],
    ['BEN@bolt.example', [BEN]],
    ['bolt.example', [BEN]],
    ['#vip', [ANNABELLE, BEN]],
    ['#VIP-2', [BEN]],
    ['#berlin', [ANNABELLE]],
    ['0101', [ANNA]],
    ['+44 20 7946 0101', [ANNA]],
    ['+4420', [ANNA]],
    ['020 7946 0101', [ANNA]],
    ['0044 20 7946', []],
    ['030/901820', [ANNABELLE]],
    ['(067) 123-45-67', [OLENA]],
    ['4567', [OLENA]],
    ['anna 0101', [ANNA]],
    ['000', []],
    ['99999', []],
    ['o’neil', [NEIL]],
    ['.*', []],
    ['(a.b)', [NEIL]],
    ['[a-z]+@', []],
    ['q.*@', []],
    ['^anna$', [ANNA, ANNABELLE]],
    ['#.*', []],
    ['\\', []],
    ['q\u0000@b', []],
    ['', []],
    ['🔥', []],
    ['x'.repeat(4096), []],
    ['x '.repeat(2000), []],
  ])('%j finds %j as typed', async (text, names) => {
    const [found, approximate] = await find(text)
    expect(found.toSorted()).toEqual(names.toSorted())
    expect(approximate).toBe(false)
  })

  test.each([
    ['anan lindqvist', ANNA],
    ['lindkvist', ANNA],
    ['lidnqvist', ANNA],
    ['northwnid', ANNA],
    ['cartre', BEN],
    ['коваленька', OLENA],
    ['кваленко', OLENA],
  ])('%j is misspelt, and finds %s as the closest match', async (text, name) => {
    const [found, approximate] = await find(text)
    expect(found[0]).toBe(name)
    expect(approximate).toBe(true)
  })

  test('a word that resembles nothing finds nothing', async () => {
    for (const text of ['xqzwv', 'anna xqzwv']) expect(await find(text)).toEqual([[], false])
  })

  test('no more than the limit are returned, and the result says that there are more', async () => {
    const { contacts, more } = await crm.services.contacts.find(owner(), 'anna', 1)
    expect([contacts.map(({ displayName }) => displayName), more]).toEqual([[ANNA], true])
  })
})

describe('Among 10,000 contacts', () => {
  let crm: Crm
  let team: Team
  beforeAll(async () => {
    crm = createCrm(database())
    team = await crm.team()
    const { workspaceId, owner } = team
    const row = (name: string, index: number) => {
      const fields = {
        name,
        emails: [],
        phones: [{ value: '', e164: `+4930${1_000_000 + index}` }],
        tags: [],
      }
      return {
        workspaceId: objectId(workspaceId),
        ...fields,
        ...deriveContact(fields, null),
        ownerId: objectId(owner.id),
        source: 'manual' as const,
        deletedAt: null,
        version: 1,
        createdAt: new Date(),
        updatedAt: new Date(),
      }
    }
    const rows = Array.from({ length: 9_998 }, (_, index) => row(`Annabelle N${index}`, index))
    const all = [...rows, row('Ann Rare', 9_998), row('Zbigniew Brzęczyszczykiewicz', 9_999)]
    for (let start = 0; start < all.length; start += 2_500) {
      await crm.models.contacts.collection.insertMany(all.slice(start, start + 2_500))
    }
  })
  const find = async (text: string) => {
    const { contacts, ...rest } = await crm.services.contacts.find(team.owner(), text, 5)
    return { names: contacts.map(({ displayName }) => displayName), ...rest }
  }

  test('an exact name comes before the very many that only begin with it', async () => {
    const found = await find('ann')
    expect(found).toMatchObject({ approximate: false, more: true })
    expect(found.names[0]).toBe('Ann Rare')
    expect(found.names).toHaveLength(5)
  })

  test('one of very many is found by the rest of its name and its number', async () => {
    const one = { names: ['Annabelle N4711'], approximate: false, more: false }
    for (const text of ['annabelle n4711', '1004711', '030 1004711']) {
      expect(await find(text)).toEqual(one)
    }
  })

  test('a rare name is found despite a misspelling', async () => {
    for (const text of ['brzeczyszczykievicz', 'zbignew']) {
      expect(await find(text)).toMatchObject({ names: ['Zbigniew Brzęczyszczykiewicz'], approximate: true })
    }
  })

  test('a search that very many match is bounded, and one without a match finds nothing', async () => {
    expect(await find('annabelle')).toMatchObject({ more: true, approximate: false })
    expect((await crm.services.contacts.find(team.owner(), 'annabelle', 10_000)).contacts.length).toBeLessThan(1_000)
    expect(await find('xqzwv')).toEqual({ names: [], approximate: false, more: false })
  })
})
