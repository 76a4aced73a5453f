/** Undo never removes a new contact or deal that was given something since: tried with every field of its table. */
import { asId } from '../../support/as-id.ts'
import { describe, expect, test } from 'vitest'

import type { ContactEdit } from '../../../src/services/contacts/contact-fields.ts'
import { CONTACT_FIELDS } from '../../../src/services/contacts/contact-fields.ts'
import { DEAL_FIELDS, type DealEdit } from '../../../src/services/deals/deal-fields.ts'
import { editableFields } from '../../../src/services/fields/define-fields.ts'
import type { FieldKind } from '../../../src/services/fields/field-type.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner } = team
  const { id: contactId } = await crm.services.contacts.add(owner(), { name: 'Ben' })
  const { id: memberId } = await team.join('rep')
  /** The input that an edit carries for a field of each type. */
  const given: Partial<Record<FieldKind, unknown>> = {
    text: 'Given since',
    longText: 'Given since',
    number: 3,
    money: { minor: 500, currency: 'EUR' },
    day: '2035-01-02',
    time: '2035-01-02T10:00:00.000Z',
    yesNo: true,
    link: 'https://example.com',
    phones: [{ value: '030 901820', e164: '+4930901820' }],
    emails: [{ value: 'a@b.example', normalized: 'a@b.example' }],
    tags: ['vip'],
    member: memberId,
    contact: contactId,
    contacts: contactId,
    company: 'Acme',
    recurring: { minor: 500, currency: 'EUR', per: 'month' },
    items: [{ name: 'Hosting', quantity: 1, price: { minor: 500, currency: 'EUR' }, discount: null }],
    telegram: { userId: 4242, username: 'anna_given' },
  }
  const givenFor = (kind: FieldKind) => {
    if (given[kind] === undefined) throw new Error(`Say above what is given for a field of the type ${kind}`)
    return given[kind]
  }
  return { crm, owner, givenFor, ...crm.services }
}

const CHANGED = refusal('CONFLICT', { reason: 'changed-since' })

describe('A contact just added', () => {
  test.each(editableFields(CONTACT_FIELDS))(
    'is not undone once its %s is given, and is when that is undone',
    async (field) => {
      const { owner, givenFor, contacts, undo } = await scene()
      const { id, undoId } = await contacts.add(owner(), { name: 'Anna' })
      const edit = { field, value: givenFor(CONTACT_FIELDS[field].kind) } as ContactEdit
      const edited = await contacts.edit(owner(), id, edit)
      expect(edited.undoId).not.toBeNull()
      await expect(undo.undo(owner(), undoId)).rejects.toMatchObject({
        ...CHANGED,
        details: { about: { kind: 'contact', id } },
      })
      expect(await contacts.get(owner(), id)).toMatchObject({ deleted: false, version: 2 })
      await undo.undo(owner(), asId(edited.undoId))
      expect(await undo.undo(owner(), undoId)).toMatchObject({ effect: 'gone' })
    },
  )

  test.each(editableFields(CONTACT_FIELDS))('is not undone once its %s, given at first, is cleared', async (field) => {
    const { owner, contacts, undo } = await scene()
    const { id, undoId } = await contacts.add(owner(), {
      name: 'Anna Maria Berg',
      given: 'Anna',
      middle: 'Maria',
      family: 'Berg',
      phones: '030 901820',
      emails: 'a@b.example',
      company: 'Acme',
      jobTitle: 'CTO',
      tags: 'vip',
      telegram: '@anna_given',
      address: 'Main Street 1',
      website: 'https://example.com',
      birthday: '1990-01-02',
    })
    const edited = await contacts.edit(owner(), id, { field, value: null })
    expect(edited.undoId).not.toBeNull()
    await expect(undo.undo(owner(), undoId)).rejects.toMatchObject(CHANGED)
    await undo.undo(owner(), asId(edited.undoId))
    expect(await undo.undo(owner(), undoId)).toMatchObject({ effect: 'gone' })
  })
})

describe('A deal just added', () => {
  test.each(editableFields(DEAL_FIELDS))(
    'is not undone once its %s is given, and is when that is undone',
    async (field) => {
      const { owner, givenFor, deals, undo } = await scene()
      const { id, undoId } = await deals.add(owner(), { title: 'Website' })
      const edit = { field, value: givenFor(DEAL_FIELDS[field].kind) } as DealEdit
      const edited = await deals.edit(owner(), id, edit)
      expect(edited.undoId).not.toBeNull()
      await expect(undo.undo(owner(), undoId)).rejects.toMatchObject({
        ...CHANGED,
        details: { about: { kind: 'deal', id } },
      })
      expect(await deals.get(owner(), id)).toMatchObject({ deleted: false, version: 2 })
      await undo.undo(owner(), asId(edited.undoId))
      expect(await undo.undo(owner(), undoId)).toMatchObject({ effect: 'gone' })
    },
  )
})
