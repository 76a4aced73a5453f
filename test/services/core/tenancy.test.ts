/** A member of one workspace against everything in another, through every service function. */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { CONTACT_FIELDS } from '../../../src/services/contacts/contact-fields.ts'
import { editableFields } from '../../../src/services/fields/define-fields.ts'
import { createCrm, eventsOf, type Member, refusal } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { typedEdit } from '../../support/typed-edit.ts'

const database = ownDatabase()

/** Two workspaces; the other one has a contact with everything, a company, an invite and a change to undo. */
async function twoWorkspaces() {
  const crm = createCrm(database())
  const [ours, theirs] = await Promise.all([crm.team(), crm.team({ name: 'Rivals' })])
  const added = await crm.services.contacts.add(theirs.owner(), {
    name: 'Anna Secret',
    phones: '+49 30 901820',
    emails: 'anna@rivals.example',
    company: 'Rival Works',
    tags: 'secret',
  })
  const { company } = await crm.services.contacts.get(theirs.owner(), added.id)
  if (company === null) throw new Error('The contact has a company')
  const { id: noteId } = await crm.services.notes.add(theirs.owner(), { text: 'Theirs', contactId: added.id })
  const file = { fileId: 'f', fileUniqueId: 'u', kind: 'photo', name: null, size: 1, mime: null }
  const ofNote = { workspaceId: objectId(theirs.workspaceId), _id: objectId(noteId) }
  await crm.models.notes.updateOne(ofNote, { $set: { files: [file] } })
  const everything = async () => ({
    notes: await crm.models.notes.find({ workspaceId: objectId(theirs.workspaceId) }).lean(),
    contacts: await crm.models.contacts.find({ workspaceId: objectId(theirs.workspaceId) }).lean(),
    companies: await crm.models.companies.find({ workspaceId: objectId(theirs.workspaceId) }).lean(),
    members: await crm.models.members.find({ workspaceId: objectId(theirs.workspaceId) }).lean(),
    workspace: await crm.models.workspaces.findById(objectId(theirs.workspaceId)).lean(),
    events: await eventsOf(crm, theirs.workspaceId),
  })
  return {
    crm,
    ours: ours.owner,
    theirs: theirs.owner,
    contactId: added.id,
    noteId,
    undoId: added.undoId,
    companyId: company.id,
    everything,
  }
}
type World = Awaited<ReturnType<typeof twoWorkspaces>>

/** Text that a field understands, if it does not understand any. */
const TYPED: Partial<Record<string, string>> = {
  phones: '+44 20 7946 0101',
  telegram: '@anna_typed',
  website: 'example.com',
  birthday: '2 Jan 1990',
}

const NOT_THERE: Record<string, (world: World) => Promise<unknown>> = {
  'contacts.get': ({ crm, ours, contactId }) => crm.services.contacts.get(ours(), contactId),
  'contacts.delete': ({ crm, ours, contactId }) => crm.services.contacts.delete(ours(), contactId),
  'notes.countFiles': ({ crm, ours, contactId: id }) => crm.services.notes.countFiles(ours(), { kind: 'contact', id }),
  'notes.listFiles': ({ crm, ours, contactId: id }) =>
    crm.services.notes.listFiles(ours(), { kind: 'contact', id }, { limit: 8 }),
  'notes.removeFile': ({ crm, ours, noteId }) => crm.services.notes.removeFile(ours(), { noteId, place: 0 }),
  'lists.open of a contact’s tasks': ({ crm, ours, contactId: id }) =>
    crm.services.lists.open(ours(), { in: 'tasks', kind: 'task', of: { kind: 'contact', id }, part: 'open' }),
  async 'lists.open of a stage'({ crm, ours, theirs }) {
    const { stages } = await crm.services.pipelines.get(theirs())
    const stageId = stages[0]?.id
    if (stageId === undefined) throw new Error('A pipeline has stages')
    return crm.services.lists.open(ours(), { in: 'stage', kind: 'deal', stageId, mine: false })
  },
  'companies.get': ({ crm, ours, companyId }) => crm.services.companies.get(ours(), companyId),
  'companies.edit': ({ crm, ours, companyId }) =>
    crm.services.companies.edit(ours(), companyId, { field: 'address', value: 'Main Street 1' }),
  'companies.previewMerge': ({ crm, ours, companyId }) =>
    crm.services.companies.previewMerge(ours(), { primary: companyId, losing: companyId }),
  'companies.merge': ({ crm, ours, companyId }) =>
    crm.services.companies.merge(ours(), { primary: companyId, losing: companyId }),
  'companies.listMerges': ({ crm, ours, companyId }) => crm.services.companies.listMerges(ours(), companyId),
  'companies.delete': ({ crm, ours, companyId }) => crm.services.companies.delete(ours(), companyId),
  'notes.add on a company': ({ crm, ours, companyId }) => crm.services.notes.add(ours(), { text: 'Called', companyId }),
  'tasks.add on a company': ({ crm, ours, companyId }) =>
    crm.services.tasks.add(ours(), { title: 'Call', due: { date: '2035-01-02' }, companyId }),
  'contacts.edit of owner': ({ crm, ours, contactId }) =>
    crm.services.contacts.edit(ours(), contactId, { field: 'owner', value: ours.id }),
  'contacts.edit to an owner elsewhere': async ({ crm, ours, theirs }) => {
    const { id } = await crm.services.contacts.add(ours(), { name: 'Ours' })
    return crm.services.contacts.edit(ours(), id, { field: 'owner', value: theirs.id })
  },
  'views.get': async ({ crm, ours, theirs }) =>
    crm.services.views.get(ours(), await crm.services.views.begin(theirs(), 'contact')),
  'views.list': async ({ crm, ours, theirs }) =>
    crm.services.views.list(ours(), await crm.services.views.begin(theirs(), 'contact'), { limit: 1 }),
  'bulkEdits.begin': async ({ crm, ours, theirs }) => {
    const view = await crm.services.views.begin(theirs(), 'contact')
    return crm.services.bulkEdits.begin(ours(), { view, change: { what: 'delete' }, expected: 1 })
  },
  'undo.undo': ({ crm, ours, undoId }) => crm.services.undo.undo(ours(), undoId),
  'members.get': ({ crm, ours, theirs }) => crm.services.members.get(ours(), theirs.id),
  'members.changeRole': ({ crm, ours, theirs }) => crm.services.members.changeRole(ours(), theirs.id, 'viewer'),
  'identity.switchTo': ({ crm, ours, theirs }) =>
    crm.services.identity.switchTo(ours.telegramUserId, theirs.workspaceId),
  ...Object.fromEntries(
    // Nobody types an owner.
    editableFields(CONTACT_FIELDS)
      .filter((field) => field !== 'owner')
      .flatMap((field) => [
        [
          `contacts.edit of ${field}`,
          ({ crm, ours, contactId }: World) =>
            crm.services.contacts.edit(ours(), contactId, typedEdit(field, TYPED[field] ?? 'x@y.zz')),
        ],
        [
          `contacts.edit that clears ${field}`,
          ({ crm, ours, contactId }: World) => crm.services.contacts.edit(ours(), contactId, typedEdit(field, null)),
        ],
      ]),
  ),
}

test('Another workspace’s records are not found by id, and stay as they are', async () => {
  const world = await twoWorkspaces()
  const before = await world.everything()
  for (const [name, call] of Object.entries(NOT_THERE)) {
    await expect(call(world), name).rejects.toMatchObject({ name: 'AppError', code: 'NOT_FOUND' })
  }
  expect(await world.everything()).toEqual(before)
  expect(await world.crm.models.companies.countDocuments({ workspaceId: objectId(world.ours.workspaceId) })).toBe(0)
})

const NOTHING: Record<string, (world: World) => Promise<unknown>> = {
  'contacts.list': async ({ crm, ours }) =>
    (await crm.services.contacts.list(ours(), { order: 'name', limit: 10 })).contacts,
  'contacts.list after their contact': async ({ crm, ours, contactId }) =>
    (
      await crm.services.contacts.list(ours(), {
        order: 'recent',
        limit: 10,
        page: { direction: 'before', contactId },
      })
    ).contacts,
  'contacts.find by name': async ({ crm, ours }) => (await crm.services.contacts.find(ours(), 'Anna', 10)).contacts,
  'contacts.find by spelling': async ({ crm, ours }) => (await crm.services.contacts.find(ours(), 'Anan', 10)).contacts,
  'contacts.find by phone': async ({ crm, ours }) => (await crm.services.contacts.find(ours(), '901820', 10)).contacts,
  async 'lists.open of contacts'({ crm, ours }) {
    const list = await crm.services.lists.open(ours(), { in: 'contacts', kind: 'contact', order: 'name', mine: false })
    const rows: unknown[] = []
    for await (const page of list.pages()) rows.push(...page)
    return rows
  },
  async 'lists.open of a search'({ crm, ours }) {
    const list = await crm.services.lists.open(ours(), { in: 'search', kind: 'contact', text: 'Anna' })
    const rows: unknown[] = []
    for await (const page of list.pages()) rows.push(...page)
    return rows
  },
  'companies.list': async ({ crm, ours }) => (await crm.services.companies.list(ours(), { limit: 10 })).companies,
  'companies.people': async ({ crm, ours, companyId }) =>
    (await crm.services.companies.people(ours(), companyId, 10)).people,
  'companies.deals': async ({ crm, ours, companyId }) =>
    (await crm.services.companies.deals(ours(), companyId, 10)).deals,
  'companies.find': ({ crm, ours }) => crm.services.companies.find(ours(), 'Rival', 10),
  'companies.near': ({ crm, ours }) => crm.services.companies.near(ours(), 'Rival', 10),
  'contacts of a company': async ({ crm, ours, companyId: company }) =>
    (await crm.services.contacts.list(ours(), { order: 'name', limit: 10, company })).contacts,
  'contacts.findDuplicates': ({ crm, ours }) =>
    crm.services.contacts.findDuplicates(ours(), {
      name: 'Anna Secret',
      emails: 'anna@rivals.example',
      phones: '+49 30 901820',
    }),
}

test('Lists, search and duplicates never include another workspace', async () => {
  const world = await twoWorkspaces()
  for (const [name, call] of Object.entries(NOTHING)) expect(await call(world), name).toEqual([])
  const { crm, ours, theirs } = world
  expect(await crm.services.undo.undoLatest(ours())).toBeNull()
  expect(await crm.services.findRecipient(ours.workspaceId, theirs.id)).toBeNull()
  expect((await crm.services.members.list(ours())).map(({ id }) => id)).toEqual([ours.id])
  expect(await crm.services.workspaces.get(ours())).toMatchObject({ name: 'Acme Sales' })
})

test('Samples are loaded into and removed from the actor’s workspace only', async () => {
  const { crm, ours, theirs, everything } = await twoWorkspaces()
  await crm.services.sampleData.load(theirs())
  const before = await everything()
  expect(await crm.services.sampleData.present(ours())).toBe(false)
  expect(await crm.services.sampleData.remove(ours())).toMatchObject({
    contacts: 0,
    companies: 0,
    deals: 0,
    tasks: 0,
    notes: 0,
  })
  await crm.services.sampleData.load(ours())
  expect(await everything()).toEqual(before)
})

test('Settings, languages and invites affect the actor’s workspace only', async () => {
  const { crm, ours, everything } = await twoWorkspaces()
  const before = await everything()
  await crm.services.workspaces.change(ours(), 'name', 'Renamed')
  await crm.services.members.setLocale(ours(), 'uk')
  const { token } = await crm.services.invites.create(ours(), 'admin')
  await crm.services.invites.join(await crm.newcomer(), token)
  expect(await everything()).toEqual(before)
})

test('A company with the same name in another workspace is a different company', async () => {
  const { crm, ours, companyId, everything } = await twoWorkspaces()
  const before = await everything()
  const { id } = await crm.services.contacts.add(ours(), { name: 'Ben', company: 'Rival Works' })
  const ben = await crm.services.contacts.get(ours(), id)
  expect(ben.companyName).toBe('Rival Works')
  expect(ben.company?.id).toMatch(/^[0-9a-f]{24}$/u)
  expect(ben.company?.id).not.toBe(companyId)
  expect(await everything()).toEqual(before)
})

test('A text that is not an id finds nothing, even if an edge forgot to check it', async () => {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  const { contacts, members, undo, identity } = crm.services
  const calls: readonly ((actor: Member, id: never) => Promise<unknown>)[] = [
    (actor, id) => contacts.get(actor(), id),
    (actor, id) => contacts.edit(actor(), id, { field: 'name', value: 'x' }),
    (actor, id) => contacts.delete(actor(), id),
    (actor, id) => members.get(actor(), id),
    (actor, id) => members.changeRole(actor(), id, 'rep'),
    (actor, id) => undo.undo(actor(), id),
    (actor, id) => identity.switchTo(actor.telegramUserId, id),
  ]
  for (const call of calls) {
    for (const garbage of ['', 'x', 'ффффффффффффффффффффффф', '{"$ne":null}', 'f'.repeat(23), 'f'.repeat(4096)]) {
      await expect(call(owner, garbage as never)).rejects.toThrow()
    }
  }
  const page = { direction: 'after', contactId: 'x' as never } as const
  await expect(contacts.list(owner(), { order: 'name', limit: 5, page })).rejects.toThrow()
  await expect(contacts.get(owner(), asId('f'.repeat(24)))).rejects.toMatchObject(
    refusal('NOT_FOUND', { kind: 'contact' }),
  )
})
