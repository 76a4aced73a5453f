/** Address, website and birthday of people, from tables and phone books. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile, stored, undo } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  return {
    crm,
    team,
    async notes() {
      const found = await crm.models.notes.find({ workspaceId: objectId(team.workspaceId), deletedAt: null }).lean()
      return found.map(({ text }) => text)
    },
  }
}

const ADA = { name: 'Ada', address: '1 Main Street, Kyiv', website: 'https://ada.example/', birthday: '1990-05-24' }

describe('Address, website and birthday', () => {
  it.each([
    ['English', 'Name,Address,Website,Birthday'],
    ['Ukrainian', 'ПІБ,Адреса,Сайт,Дата народження'],
    ['Russian', 'ФИО,Адрес,Сайт,День рождения'],
  ])('are filled from columns in %s', async (_language, header) => {
    const { crm, team, notes } = await scene()
    const imported = await importFile(crm, team, `${header}\nAda,"1 Main Street, Kyiv",ada.example,24.05.1990\n`)
    expect((await stored(crm, team)).contacts).toMatchObject([ADA])
    expect(await notes()).toEqual([])
    expect(await undo(crm, team, imported.id)).toMatchObject({ undone: 1, kept: 0 })
  })

  it('are filled from a phone book; what a field cannot take is a note', async () => {
    const { crm, team, notes } = await scene()
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\n')
    const ada = card('FN:Ada', 'ADR:;;1 Main Street;Kyiv;;;', 'URL:https://ada.example', 'BDAY:1990-05-24')
    const ben = card('FN:Ben', 'TEL:+380671234567', 'BDAY:--05-24')
    await importFile(crm, team, `${ada}${ben}`, 'people.vcf')
    const { contacts } = await stored(crm, team)
    expect(contacts.find(({ name }) => name === 'Ada')).toMatchObject(ADA)
    expect(contacts.find(({ name }) => name === 'Ben')).not.toHaveProperty('birthday')
    expect(await notes()).toEqual(['Birthday: --05-24'])
  })

  it('in a file of deals may be anybody’s, and are kept as a note', async () => {
    const { crm, team, notes } = await scene()
    await importFile(crm, team, 'Deal Name,Address,Website\nRoof,1 Main Street,roof.example\n')
    expect(await notes()).toEqual(['Address: 1 Main Street\nWebsite: roof.example'])
  })
})
