import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import type { TypedContact } from '../../../src/services/contacts/add-contact.ts'
import type { ContactEdit } from '../../../src/services/contacts/contact-fields.ts'
import type { NamePart } from '../../../src/services/contacts/name-parts.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { typedEdit } from '../../support/typed-edit.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const { contacts } = crm.services
  return { crm, owner, workspaceId, contacts, events: () => eventsOf(crm, workspaceId) }
}

const ALONE: readonly (readonly [TypedContact, string, Record<string, unknown>])[] = [
  [{ name: '  Anna   Lindqvist ' }, 'Anna Lindqvist', { name: 'Anna Lindqvist' }],
  [{ phones: '030 901820' }, '030 901820', { name: '', phones: [{ value: '030 901820', e164: '+4930901820' }] }],
  [
    { emails: 'Anna+crm@Acme.example' },
    'Anna+crm@Acme.example',
    { name: '', emails: [{ value: 'Anna+crm@Acme.example', normalized: 'anna+crm@acme.example' }] },
  ],
  [{ company: 'Acme' }, 'Acme', { name: '', companyName: 'Acme', company: { name: 'Acme' } }],
]

describe('Adding', () => {
  test.each(ALONE)('%j alone makes a contact, shown as “%s”', async (input, displayName, view) => {
    const { contacts, owner } = await scene()
    const { id } = await contacts.add(owner(), input)
    const empty = { emails: [], phones: [], companyName: null, jobTitle: null, tags: [], deleted: false, version: 1 }
    expect(await contacts.get(owner(), id)).toMatchObject({ ...empty, ...view, id, displayName })
  })

  test('all parts given at once are kept, with whoever adds it as owner', async () => {
    const { contacts, owner } = await scene()
    const input = { name: 'Anna', phones: '030 901820, +44 20 7946 0101', emails: 'a@b.example; c@d.example' }
    const { id } = await contacts.add(owner(), { ...input, company: 'Acme', jobTitle: 'CTO', tags: '#VIP berlin' })
    expect(await contacts.get(owner(), id)).toMatchObject({
      name: 'Anna',
      phones: [
        { value: '030 901820', e164: '+4930901820' },
        { value: '+44 20 7946 0101', e164: '+442079460101' },
      ],
      emails: [
        { value: 'a@b.example', normalized: 'a@b.example' },
        { value: 'c@d.example', normalized: 'c@d.example' },
      ],
      companyName: 'Acme',
      jobTitle: 'CTO',
      tags: ['vip', 'berlin'],
      owner: { id: owner.id },
    })
  })

  test.each([{}, { tags: 'vip' }, { jobTitle: 'CTO' }, { tags: 'vip', jobTitle: 'CTO' }])(
    '%j identifies nobody, and is refused without a trace',
    async (input) => {
      const { crm, contacts, owner, workspaceId, events } = await scene()
      const before = await events()
      await expect(contacts.add(owner(), input)).rejects.toMatchObject(
        refusal('VALIDATION', { problem: 'nothing-given' }),
      )
      expect(await events()).toEqual(before)
      expect(await crm.models.contacts.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(0)
    },
  )

  test('one invalid part refuses the whole contact and leaves no company behind', async () => {
    const { crm, contacts, owner, workspaceId } = await scene()
    const refused = contacts.add(owner(), { name: 'Anna', company: 'Acme', emails: 'anna at acme' })
    await expect(refused).rejects.toMatchObject(refusal('VALIDATION', { problem: 'not-an-email', given: 'anna' }))
    expect(await crm.models.companies.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(0)
  })

  test('the events say who created what: the company, then the contact with its parts', async () => {
    const { contacts, owner, events } = await scene()
    const { id } = await contacts.add(owner(), { name: 'Anna', phones: '030 901820', company: 'Acme', tags: 'vip' })
    const companyId = (await contacts.get(owner(), id)).company?.id
    expect((await events()).slice(3)).toEqual([
      expect.objectContaining({ type: 'company.created', target: companyId, by: owner.id }),
      {
        type: 'contact.created',
        target: id,
        by: owner.id,
        channel: 'telegram',
        changes: [
          { path: 'name', from: '', to: 'Anna' },
          { path: 'phones', from: [], to: [{ value: '030 901820', e164: '+4930901820' }] },
          { path: 'companyId', from: null, to: companyId },
          { path: 'tags', from: [], to: ['vip'] },
          { path: 'ownerId', from: null, to: owner.id },
        ],
      },
    ])
  })

  test('one command, delivered five times at once, creates one contact', async () => {
    const { contacts, owner } = await scene()
    const actor = owner()
    const { won } = await outcomes(atOnce(5, () => contacts.add(actor, { name: 'Anna', company: 'Acme' })))
    expect(won).toHaveLength(5)
    expect(new Set(won.map(({ id }) => id)).size).toBe(1)
    expect((await contacts.list(owner(), { order: 'name', limit: 9 })).contacts).toHaveLength(1)
  })

  test('many contacts of one new company, added at once, end up in one company', async () => {
    const { crm, contacts, owner, workspaceId, events } = await scene()
    const names = ['Acme Works', 'ACME works', 'Ácme  Works', 'acme-works', 'Acme Works.', 'acme works']
    const { refused } = await outcomes(names.map((company) => contacts.add(owner(), { name: 'Someone', company })))
    expect(refused).toEqual([])
    const companies = await crm.models.companies.find({ workspaceId: objectId(workspaceId) }).lean()
    expect(companies).toHaveLength(1)
    const all = await crm.models.contacts.find({ workspaceId: objectId(workspaceId) }).lean()
    expect(all.map(({ companyId }) => companyId?.toHexString())).toEqual(
      names.map(() => companies[0]?._id.toHexString()),
    )
    expect((await events()).filter(({ type }) => type === 'company.created')).toHaveLength(1)
  })
})

const FULL = {
  name: 'Anna',
  phones: '030 901820',
  emails: 'a@b.example',
  telegram: '@anna_k id 4711',
  company: 'Acme',
  jobTitle: 'CTO',
  address: '1 Main Street, Berlin',
  website: 'anna.example',
  birthday: '24.05.1990',
  tags: 'vip',
}
type TypedEdit = { readonly field: ContactEdit['field']; readonly value: string | null }
const EDITS: readonly (readonly [TypedEdit, Record<string, unknown>, Record<string, unknown>])[] = [
  [
    { field: 'name', value: ' Ana ' },
    { name: 'Ana', displayName: 'Ana' },
    { from: 'Anna', to: 'Ana' },
  ],
  [
    { field: 'name', value: null },
    { name: '', displayName: 'a@b.example' },
    { from: 'Anna', to: '' },
  ],
  [
    { field: 'phones', value: '+44 20 7946 0101' },
    { phones: [{ value: '+44 20 7946 0101', e164: '+442079460101' }] },
    {
      from: [{ value: '030 901820', e164: '+4930901820' }],
      to: [{ value: '+44 20 7946 0101', e164: '+442079460101' }],
    },
  ],
  [{ field: 'phones', value: null }, { phones: [] }, { to: [] }],
  [
    { field: 'emails', value: 'X@y.example' },
    { emails: [{ value: 'X@y.example', normalized: 'x@y.example' }] },
    { to: [{ value: 'X@y.example', normalized: 'x@y.example' }] },
  ],
  [{ field: 'emails', value: null }, { emails: [] }, { to: [] }],
  [
    { field: 'telegram', value: '@anna_new' },
    { telegram: { userId: null, username: 'anna_new' } },
    { from: { userId: 4711, username: 'anna_k' }, to: { userId: null, username: 'anna_new' } },
  ],
  [
    { field: 'telegram', value: 't.me/anna_new id 4711' },
    { telegram: { userId: 4711, username: 'anna_new' } },
    { to: { userId: 4711, username: 'anna_new' } },
  ],
  [{ field: 'telegram', value: null }, { telegram: null }, { to: null }],
  [
    { field: 'company', value: 'Bolt' },
    { companyName: 'Bolt', company: { id: expect.stringMatching(/^[0-9a-f]{24}$/u), name: 'Bolt' } },
    { to: expect.stringMatching(/^[0-9a-f]{24}$/u) },
  ],
  [
    { field: 'company', value: null },
    // The one whose domain the contact's address has is proposed.
    { companyName: null, company: null, likelyCompany: { id: expect.any(String) as unknown, name: 'Acme' } },
    { to: null },
  ],
  [{ field: 'jobTitle', value: 'CEO' }, { jobTitle: 'CEO' }, { from: 'CTO', to: 'CEO' }],
  [{ field: 'jobTitle', value: null }, { jobTitle: null }, { from: 'CTO', to: null }],
  [
    { field: 'address', value: ' 2  Side\nStreet ' },
    { address: '2 Side Street' },
    { from: '1 Main Street, Berlin', to: '2 Side Street' },
  ],
  [{ field: 'address', value: null }, { address: null }, { to: null }],
  [
    { field: 'website', value: 'http://b.example/a' },
    { website: 'http://b.example/a' },
    { from: 'https://anna.example/', to: 'http://b.example/a' },
  ],
  [{ field: 'website', value: null }, { website: null }, { to: null }],
  [{ field: 'birthday', value: '1 June 1991' }, { birthday: '1991-06-01' }, { from: '1990-05-24', to: '1991-06-01' }],
  [{ field: 'birthday', value: null }, { birthday: null }, { to: null }],
  [{ field: 'tags', value: 'new, two' }, { tags: ['new', 'two'] }, { from: ['vip'], to: ['new', 'two'] }],
  [{ field: 'tags', value: null }, { tags: [] }, { from: ['vip'], to: [] }],
]
const SAME: Record<Exclude<ContactEdit['field'], NamePart | 'owner'>, string> = {
  name: 'Anna ',
  phones: '030 901820',
  emails: 'a@b.example',
  telegram: 'https://t.me/anna_k',
  company: 'ACME',
  jobTitle: ' CTO',
  address: '1 Main Street,  Berlin',
  website: 'HTTPS://anna.example',
  birthday: '24 May 1990',
  tags: '#VIP',
}

describe('Editing', () => {
  test.each(EDITS)('%j changes only that field, and the event records it', async (edit, view, change) => {
    const { contacts, owner, events } = await scene()
    const { id } = await contacts.add(owner(), FULL)
    const before = await contacts.get(owner(), id)
    await contacts.edit(owner(), id, typedEdit(edit.field, edit.value))
    const after = await contacts.get(owner(), id)
    const { updatedAt } = after
    expect(after).toEqual({ ...before, updatedAt, ...view, version: 2 })
    expect(updatedAt >= before.updatedAt).toBe(true)
    const path = edit.field === 'company' ? 'companyId' : edit.field
    const last = (await events()).at(-1)
    expect(last).toMatchObject({ type: 'contact.updated', target: id, by: owner.id, changes: [{ path, ...change }] })
    expect(last?.changes).toHaveLength(1)
  })

  test('setting the same value again changes nothing and records nothing', async () => {
    const { contacts, owner, events } = await scene()
    const { id } = await contacts.add(owner(), FULL)
    const [before, recorded] = [await contacts.get(owner(), id), await events()]
    for (const [field, value] of Object.entries(SAME)) {
      const edited = await contacts.edit(owner(), id, typedEdit(field as ContactEdit['field'], value))
      expect(edited).toEqual({ id, undoId: null })
    }
    expect(await contacts.get(owner(), id)).toEqual(before)
    expect(await events()).toEqual(recorded)
  })

  test('the last thing that identifies a contact cannot be cleared', async () => {
    const { contacts, owner } = await scene()
    const cases = [
      [{ name: 'Anna', jobTitle: 'CTO', tags: 'vip' }, 'name'],
      [{ phones: '030 901820' }, 'phones'],
      [{ emails: 'a@b.example' }, 'emails'],
      [{ telegram: '@anna_k' }, 'telegram'],
      [{ company: 'Acme' }, 'company'],
    ] as const
    for (const [input, field] of cases) {
      const { id } = await contacts.add(owner(), input)
      const cleared = contacts.edit(owner(), id, { field, value: null })
      await expect(cleared).rejects.toMatchObject(refusal('VALIDATION', { problem: 'nothing-given' }))
      expect(await contacts.get(owner(), id)).toMatchObject({ version: 1 })
    }
  })

  test('a contact known only by its company is shown by the new company’s name', async () => {
    const { contacts, owner } = await scene()
    const { id } = await contacts.add(owner(), { company: 'Acme' })
    await contacts.edit(owner(), id, { field: 'company', value: 'Bolt' })
    expect(await contacts.get(owner(), id)).toMatchObject({ displayName: 'Bolt', companyName: 'Bolt' })
  })

  test('a deleted contact is gone: it cannot be read, edited, deleted again or listed', async () => {
    const { contacts, owner } = await scene()
    const { id } = await contacts.add(owner(), FULL)
    expect(await contacts.delete(owner(), id)).toMatchObject({ id, displayName: 'Anna' })
    const calls = [
      () => contacts.get(owner(), id),
      () => contacts.edit(owner(), id, { field: 'name', value: 'Ana' }),
      () => contacts.delete(owner(), id),
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'contact' }))
    expect((await contacts.list(owner(), { order: 'name', limit: 9 })).contacts).toEqual([])
    expect((await contacts.find(owner(), 'anna', 9)).contacts).toEqual([])
    expect(await contacts.findDuplicates(owner(), { name: 'Anna', emails: 'a@b.example' })).toEqual([])
  })
})
