/** Labels of numbers and addresses: kept by merges and their undo, and no part of what makes two numbers the same. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile, stored } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  return { ...crm, crm, team, me: team.owner, ...crm.services }
}

describe('A merge', () => {
  it('keeps labels, fills missing ones, and its undo takes them back', async () => {
    const { me, contacts } = await scene()
    const { id: primary } = await contacts.add(me(), {
      name: 'Anna',
      phones: '+380671234567, +380442345678 work',
      emails: 'anna@example.com',
    })
    const { id: losing } = await contacts.add(me(), {
      name: 'Anya',
      phones: '+380671234567 mobile, +380442345678 home, +380501112233 (summer house)',
    })
    const labels = async () => (await contacts.get(me(), primary)).phones.map(({ label }) => label)
    const { undoId } = await contacts.merge(me(), { primary, losing })
    expect(await labels()).toEqual(['mobile', 'work', 'summer house'])
    await contacts.edit(me(), primary, {
      field: 'emails',
      value: [{ value: 'a@b.example', normalized: 'a@b.example' }],
    })
    await contacts.edit(me(), primary, { list: 'phones', item: '+380442345678', label: 'other' })
    await contacts.separate(me(), undoId)
    expect(await labels()).toEqual([undefined, 'other'])
    expect((await contacts.get(me(), losing)).phones.map(({ label }) => label)).toEqual([
      'mobile',
      'home',
      'summer house',
    ])
  })
})

it('Two people with one number are likely duplicates whatever it is for', async () => {
  const { me, contacts } = await scene()
  await contacts.add(me(), { name: 'Anna', phones: '+380671234567 mobile' })
  expect(await contacts.findDuplicates(me(), { name: 'Somebody', phones: 'роб. +380671234567' })).toMatchObject([
    { displayName: 'Anna', reason: 'phone' },
  ])
})

it('A label of more than 20 characters is not stored, and an empty one is none', async () => {
  const { me, models, contacts } = await scene()
  const number = { value: '+380671234567', e164: '+380671234567' }
  const { id } = await contacts.add(me(), { name: 'Anna', phones: '+380671234567 work' })
  const label = async () => (await models.contacts.findOne({ ...(await whose()), _id: objectId(id) }).lean())?.phones
  const whose = async () => ({ workspaceId: objectId(me().workspaceId) })
  await contacts.edit(me(), id, { field: 'phones', value: [{ ...number, label: 'x'.repeat(21) }] })
  expect(await label()).toEqual([number])
  await contacts.edit(me(), id, { field: 'phones', value: [{ ...number, label: 'Front desk' }] })
  await contacts.edit(me(), id, { field: 'phones', value: [{ ...number, label: '' }] })
  expect(await label()).toEqual([number])
})

describe('An import', () => {
  it.each([
    ['Outlook', 'First Name,Business Phone,Home Phone,Mobile Phone\nAnna,+380442345678,+380442345679,+380671234567\n'],
    [
      'HubSpot',
      'First Name,Work Phone,Home phone,Mobile Phone Number\nAnna,+380442345678,+380442345679,+380671234567\n',
    ],
    [
      'Ukrainian',
      'ПІБ,Робочий телефон,Домашній телефон,Мобільний телефон\nAnna,+380442345678,+380442345679,+380671234567\n',
    ],
    [
      'Google',
      'First Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Label,Phone 3 - Value\n' +
        'Anna,Work,+380442345678,Home,+380442345679,Mobile,+380671234567\n',
    ],
  ])('knows what the numbers of %s are for', async (_name, file) => {
    const { crm, team } = await scene()
    await importFile(crm, team, file)
    expect((await stored(crm, team)).contacts).toMatchObject([
      {
        phones: [
          { e164: '+380442345678', label: 'work' },
          { e164: '+380442345679', label: 'home' },
          { e164: '+380671234567', label: 'mobile' },
        ],
      },
    ])
  })

  it('knows the labels of a vCard, gives one to a number without, and leaves one that is there', async () => {
    const { crm, team, me, contacts } = await scene()
    const { id } = await contacts.add(me(), { name: 'Anna', phones: '+380671234567, +380442345678 (old)' })
    const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Anna', 'TEL;TYPE=CELL:+380671234567', 'TEL;TYPE=WORK:+380442345678']
    const email = ['item1.EMAIL:anna@example.com', 'item1.X-ABLabel:School', 'END:VCARD', '']
    await importFile(crm, team, [...card, ...email].join('\n'), 'people.vcf')
    const { phones, emails } = await contacts.get(me(), id)
    expect(phones.map(({ label }) => label)).toEqual(['mobile', 'old'])
    expect(emails).toMatchObject([{ normalized: 'anna@example.com', label: 'School' }])
  })
})
