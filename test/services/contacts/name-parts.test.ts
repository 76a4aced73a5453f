/** Given, middle and family names beside the name that is shown: they make it up, or they are not there. */
import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, it, test } from 'vitest'

import type { ContactInputs, ContactValues } from '../../../src/services/contacts/contact-fields.ts'
import { CONTACT_FIELDS } from '../../../src/services/contacts/contact-fields.ts'
import { withAgreeingParts, withNamePart } from '../../../src/services/contacts/name-parts.ts'
import { blankValues } from '../../../src/services/fields/values.ts'
import { personOf } from '../../../src/services/lists/contact-as-vcard.ts'
import { writeVCard } from '../../../src/language/write-vcard.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile, stored, undo } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  return { ...crm, crm, team, me: team.owner, ...crm.services }
}

type Named = Pick<ContactValues, 'name' | 'given' | 'middle' | 'family'>

function named(name: string, given: string | null, middle: string | null, family: string | null): ContactValues {
  return { ...blankValues(CONTACT_FIELDS), name, given, middle, family }
}

const namesOf = ({ name, given, middle, family }: Named) => [name, given, middle, family]

test.each([
  [
    ['Anna Koval', 'Anna', null, 'Koval'],
    ['Anna Koval', 'Anna', null, 'Koval'],
  ],
  [
    ['Koval Anna', 'Anna', null, 'Koval'],
    ['Koval Anna', 'Anna', null, 'Koval'],
  ],
  [
    ['Анна КОВАЛЬ', 'Анна', 'Петрівна', 'Коваль'],
    ['Анна КОВАЛЬ', 'Анна', null, 'Коваль'],
  ],
  [
    ['Anna Berg', 'Anna', null, 'Koval'],
    ['Anna Berg', null, null, null],
  ],
  [
    ['Anna Anna', 'Anna', null, 'Anna'],
    ['Anna Anna', 'Anna', null, 'Anna'],
  ],
  [
    ['', 'Anna', 'Maria', 'Koval'],
    ['Anna Maria Koval', 'Anna', 'Maria', 'Koval'],
  ],
] as const)('of %j, the parts that make up the name stay', ([name, given, middle, family], left) => {
  expect(namesOf(withAgreeingParts(named(name, given, middle, family)))).toEqual(left)
})

test.each([
  [['Anna Koval', null, null, null], 'family', 'Berg', ['Anna Berg', 'Anna', null, 'Berg']],
  [
    ['Коваль Анна', 'Анна', null, 'Коваль'],
    'middle',
    'Петрівна',
    ['Коваль Анна Петрівна', 'Анна', 'Петрівна', 'Коваль'],
  ],
  [['Anna Koval', 'Anna', null, 'Koval'], 'given', null, ['Koval', null, null, 'Koval']],
  [['Anna', null, null, null], 'given', null, ['Anna', null, null, null]],
  [['', null, null, null], 'family', 'Koval', ['Koval', null, null, 'Koval']],
] as const)('of %j, the %s becomes %s', ([name, given, middle, family], part, to, expected) => {
  expect(namesOf(withNamePart(named(name, given, middle, family), part, to))).toEqual(expected)
})

const word = fc.constantFrom('Anna', 'Maria', 'Koval', 'Berg', 'О’Коннор', 'van', 'der', 'Петрівна')
const part = fc.option(fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')))
propertyTest.prop([fc.array(word, { maxLength: 4 }), part, part, part])(
  'what agrees stays as it is, and the name that was typed is never changed',
  (words, given, middle, family) => {
    const once = withAgreeingParts(named(words.join(' '), given, middle, family))
    expect(withAgreeingParts(once)).toEqual(once)
    if (words.length > 0) expect(once.name).toBe(words.join(' '))
  },
)

describe('A contact', () => {
  const typed: ContactInputs = { name: 'Anna Koval', given: 'Anna', family: 'Koval' }
  const addIn = async () => {
    const world = await scene()
    const { me, contacts } = world
    const { id } = await contacts.add(me(), { name: 'Anna Koval', given: 'Anna', family: 'Koval' })
    return { ...world, id, names: async () => namesOf(await contacts.get(me(), id)) }
  }

  it('whose name is typed again loses its parts in the same change, and the undo gives back both', async () => {
    const { me, contacts, id, names, undo: undoing, timeline } = await addIn()
    expect(await names()).toEqual(['Anna Koval', typed.given, null, typed.family])
    const { undoId } = await contacts.edit(me(), id, { field: 'name', value: 'Anna Berg' })
    expect(await names()).toEqual(['Anna Berg', null, null, null])
    const { entries } = await timeline.list(me(), { kind: 'contact', id }, { limit: 1 })
    expect(entries[0]?.changes.map(({ path }) => path)).toEqual(['name', 'givenName', 'familyName'])
    if (undoId === null) throw new Error('Nothing changed')
    await undoing.undo(me(), undoId)
    expect(await names()).toEqual(['Anna Koval', 'Anna', null, 'Koval'])
  })

  it('gets its name from a part that is changed, and is found and sorted by it', async () => {
    const { me, contacts, id, names } = await addIn()
    const { undoId } = await contacts.edit(me(), id, { field: 'middle', value: 'Petrivna' })
    expect(undoId).not.toBeNull()
    expect(await names()).toEqual(['Anna Petrivna Koval', 'Anna', 'Petrivna', 'Koval'])
    expect((await contacts.find(me(), 'petrivna', 3)).contacts.map((one) => one.id)).toEqual([id])
    expect((await contacts.get(me(), id)).displayName).toBe('Anna Petrivna Koval')
  })

  it('has its parts in a vCard as they are, and not as its name looks', async () => {
    const { me, contacts } = await scene()
    const { id } = await contacts.add(me(), {
      name: 'Mary Ann van der Berg',
      given: 'Mary Ann',
      family: 'van der Berg',
    })
    const card = writeVCard(personOf(CONTACT_FIELDS, await contacts.get(me(), id)))
    expect(card).toContain('N:van der Berg;Mary Ann;;;\r\nFN:Mary Ann van der Berg')
  })

  it('that takes over another gets its parts only if they fit its name', async () => {
    const { me, contacts, id } = await addIn()
    const { id: plain } = await contacts.add(me(), { name: 'Koval Anna', phones: '+380671234567' })
    const { id: other } = await contacts.add(me(), { name: 'Anya Berg', phones: '+380671234568' })
    expect((await contacts.previewMerge(me(), { primary: other, losing: id })).changes).toEqual([])
    const fits = await contacts.previewMerge(me(), { primary: plain, losing: id })
    expect(fits.changes.map(({ path }) => path)).toEqual(['givenName', 'familyName'])
    const { undoId } = await contacts.merge(me(), { primary: plain, losing: id })
    expect(namesOf(await contacts.get(me(), plain))).toEqual(['Koval Anna', 'Anna', null, 'Koval'])
    await contacts.separate(me(), undoId)
    expect(namesOf(await contacts.get(me(), plain))).toEqual(['Koval Anna', null, null, null])
  })
})

describe('An import', () => {
  it.each([
    ['English', 'First name,Middle name,Last name\nОлена,Петрівна,Коваль\n'],
    ['Ukrainian', 'Прізвище,Ім’я,По батькові\nКоваль,Олена,Петрівна\n'],
  ])('fills the parts and the name from columns in %s', async (_language, file) => {
    const { crm, team } = await scene()
    const imported = await importFile(crm, team, file)
    expect((await stored(crm, team)).contacts).toMatchObject([
      { name: 'Олена Петрівна Коваль', givenName: 'Олена', middleName: 'Петрівна', familyName: 'Коваль' },
    ])
    expect(await undo(crm, team, imported.id)).toMatchObject({ undone: 1, kept: 0 })
  })

  it('takes a full name before its parts, which are left out where they do not make it up', async () => {
    const { crm, team } = await scene()
    await importFile(crm, team, 'Full name,First name,Last name\nAnna Koval,Anna,Koval\nNastia Berg,Anastasia,Berg\n')
    const { contacts } = await stored(crm, team)
    const [anna, nastia] = contacts.toSorted((a, b) => a.name.localeCompare(b.name))
    expect(anna).toMatchObject({ name: 'Anna Koval', givenName: 'Anna', familyName: 'Koval' })
    expect(nastia).toMatchObject({ name: 'Nastia Berg' })
    expect(nastia).not.toHaveProperty('givenName')
  })

  it('reads N of a vCard', async () => {
    const { crm, team } = await scene()
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:van der Berg;Mary Ann;;Dr.;',
      'FN:Mary Ann van der Berg',
      'END:VCARD',
      '',
    ]
    await importFile(crm, team, card.join('\n'), 'people.vcf')
    expect((await stored(crm, team)).contacts).toMatchObject([
      { name: 'Mary Ann van der Berg', givenName: 'Mary Ann', familyName: 'van der Berg' },
    ])
  })

  it('that has a new name for somebody takes the parts that no longer fit away', async () => {
    const { crm, team, me, contacts } = await scene()
    const { id } = await contacts.add(me(), {
      name: 'Анна Петрівна Коваль',
      given: 'Анна',
      middle: 'Петрівна',
      family: 'Коваль',
      phones: '+380671234567',
    })
    await importFile(crm, team, 'First name,Last name,Phone\nАнна,Коваль,+380671234567\n')
    expect(namesOf(await contacts.get(me(), id))).toEqual(['Анна Коваль', 'Анна', null, 'Коваль'])
  })
})
