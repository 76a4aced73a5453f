/** Contacts from files: CSV as spreadsheets save it, vCard as telephones do, and names that lead out of the folder. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, expect, it } from 'vitest'

import { createRunSyncHandler } from '../../../src/jobs/run-sync.ts'
import { objectId } from '../../../src/models/ids.ts'
import { createCrm, type Crm, refusal, type Team } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'

const database = ownDatabase()
const folder = mkdtempSync(join(tmpdir(), 'clientsphere-sync-'))
let crm: Crm
let team: Team

beforeEach(async () => {
  crm = createCrm(database(), { syncFolder: folder })
  team = await crm.team({ region: 'UA' })
  mkdirSync(join(folder, team.workspaceId))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, team.workspaceId, name), content)
const contacts = () =>
  crm.models.contacts
    .find({ workspaceId: objectId(team.workspaceId) })
    .sort({ name: 1 })
    .lean()

async function add(name: string) {
  return (await crm.services.syncs.create(team.owner(), { name: 'File', adapter: 'file', connection: name })).id
}

async function run(id: Awaited<ReturnType<typeof add>>) {
  const { syncs } = crm.services
  if ((await syncs.get(team.owner(), id)).run === null) await syncs.confirm(team.owner(), id)
  else await syncs.start(team.owner(), id)
  await crm.workJobs({
    'sync.run': createRunSyncHandler({ runs: syncs.run }),
    'sync.start': { handle: async () => {} },
    'sync.progress': { handle: async () => {} },
    'notify.sync-stopped': { handle: async () => {} },
  })
  return (await syncs.get(team.owner(), id)).run
}

const ROWS =
  'Ім’я;Прізвище;Телефон;Email;Компанія;Посада\r\nОлена;Шевченко;067 123 45 67;olena@example.com;Ромашка;Директорка\r\n'
const LIKE = {
  name: 'Олена Шевченко',
  jobTitle: 'Директорка',
  emails: [{ normalized: 'olena@example.com' }],
  phones: [{ e164: '+380671234567' }],
}

function windows1251(text: string): Buffer {
  const table = new Map(
    Array.from(
      { length: 256 },
      (_, byte) => [new TextDecoder('windows-1251').decode(Uint8Array.of(byte)), byte] as const,
    ),
  )
  return Buffer.from([...text].map((character) => table.get(character) ?? 63))
}

it.each([
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${ROWS}`)],
  ['UTF-16', Buffer.from(`\uFEFF${ROWS}`, 'utf16le')],
  ['Windows-1251', windows1251(ROWS)],
  ['commas', Buffer.from(ROWS.replaceAll(';', ','))],
] as const)('reads CSV in %s', async (_, bytes) => {
  put('contacts.csv', bytes)
  const done = await run(await add('contacts.csv'))
  expect(done).toMatchObject({ state: 'done', figures: { created: 1 } })
  expect(await contacts()).toMatchObject([LIKE])
})

it('reads a file again only if it changed, and marks who is gone from it', async () => {
  put('contacts.csv', 'ID,Name,Email\n1,Ada,ada@example.com\n2,Grace,grace@example.com\n')
  const id = await add('contacts.csv')
  await run(id)
  expect(await run(id)).toMatchObject({ figures: { seen: 0, vanished: 0 } })
  put('contacts.csv', 'ID,Name,Email\n1,Ada Lovelace,ada@example.com\n')
  expect(await run(id)).toMatchObject({ figures: { updated: 1, vanished: 1 } })
  expect((await contacts()).map(({ name }) => name)).toEqual(['Ada Lovelace', 'Grace'])
})

it('reads more rows than one page', async () => {
  put(
    'many.csv',
    `Name,Email\n${Array.from({ length: 450 }, (_, index) => `Person ${index},p${index}@example.com`).join('\n')}`,
  )
  await run(await add('many.csv'))
  expect(await contacts()).toHaveLength(450)
})

it('reads vCards of an iPhone, of an old Android, and of version 4', async () => {
  put(
    'people.vcf',
    [
      'BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 18.0.1//EN\r\nN:Byron;Ada;;;\r\nFN:Ada Byron\r\nORG:Engines;\r\nTITLE:Engineer\r\nitem1.TEL;type=pref:+380 67 123 45 67\r\nitem1.X-ABLabel:Mobile\r\nitem3.EMAIL;type=INTERNET;type=HOME:ada@example.com\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nEND:VCARD',
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9A=D0=BE=D0=B2=D0=B0=D0=BB=D1=8C;=\r\n=D0=86=D0=B2=D0=B0=D0=BD;;;\r\nTEL;CELL;PREF:0671234568\r\nEND:VCARD',
      'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Grace Hopper\r\nTEL;VALUE=uri:tel:+380671234569\r\nEMAIL:grace@example.com\r\nEND:VCARD',
    ].join('\r\n'),
  )
  await run(await add('people.vcf'))
  expect(await contacts()).toMatchObject([
    {
      name: 'Ada Byron',
      jobTitle: 'Engineer',
      phones: [{ e164: '+380671234567' }],
      emails: [{ normalized: 'ada@example.com' }],
    },
    { name: 'Grace Hopper', phones: [{ e164: '+380671234569' }] },
    { name: 'Іван Коваль', phones: [{ e164: '+380671234568' }] },
  ])
})

it.each(['../secret.csv', '/etc/passwd', '..', 'a/b.csv', '.hidden.csv', 'notes.exe'])('refuses %s', async (name) => {
  await expect(add(name)).rejects.toMatchObject(refusal('VALIDATION', { problem: 'not-a-link' }))
})

it('opens no links, no folders and no private addresses', async () => {
  writeFileSync(join(folder, 'secret.csv'), 'Name\nSecret\n')
  symlinkSync(join(folder, 'secret.csv'), join(folder, team.workspaceId, 'link.csv'))
  mkdirSync(join(folder, team.workspaceId, 'folder.csv'))
  for (const name of ['link.csv', 'folder.csv', 'https://10.0.0.1/contacts.csv', 'https://[::1]/contacts.csv']) {
    const preview = await crm.services.syncs.preview(team.owner(), await add(name))
    expect(preview, name).toEqual({ kind: 'failed', problem: 'address-refused' })
  }
  expect(await crm.services.syncs.preview(team.owner(), await add('none.csv'))).toEqual({
    kind: 'failed',
    problem: 'not-found',
  })
})

it('does not read a file of another workspace', async () => {
  put('contacts.csv', 'Name,Email\nAda,ada@example.com\n')
  const other = await crm.team()
  const { id } = await crm.services.syncs.create(other.owner(), {
    name: 'File',
    adapter: 'file',
    connection: 'contacts.csv',
  })
  expect(await crm.services.syncs.preview(other.owner(), id)).toEqual({ kind: 'failed', problem: 'not-found' })
})

it('leaves a field that was retired alone, does not offer it, and reads it again once it is back', async () => {
  const { customFields, syncs } = crm.services
  const { key } = await customFields.make(team.owner(), { kind: 'contact', type: 'text', label: 'Hobby' })
  await team.refresh()
  put('contacts.csv', 'ID,Name,Email,Hobby\n1,Ada,ada@example.com,Chess\n')
  const id = await add('contacts.csv')
  await syncs.keepProposal(team.owner(), id)
  await syncs.setSources(team.owner(), id, 'contact', key, ['Hobby'])
  await run(id)
  expect(await contacts()).toMatchObject([{ custom: { [key]: 'Chess' } }])
  await customFields.retire(team.owner(), key)
  await team.refresh()
  expect((await syncs.fieldsOf(team.owner(), id)).map(({ name }) => name)).not.toContain(key)
  await expect(syncs.setSources(team.owner(), id, 'contact', key, ['Name'])).rejects.toMatchObject(
    refusal('VALIDATION', {}),
  )
  put('contacts.csv', 'ID,Name,Email,Hobby\n1,Ada Byron,ada@example.com,Go\n')
  await run(id)
  expect(await contacts()).toMatchObject([{ name: 'Ada Byron', custom: { [key]: 'Chess' } }])
  await customFields.restore(team.owner(), key)
  put('contacts.csv', 'ID,Name,Email,Hobby\n1,Ada Byron,ada@example.com,Go\n\n')
  await run(id)
  expect(await contacts()).toMatchObject([{ custom: { [key]: 'Go' } }])
})

it('settles no conflict about a field that was retired since', async () => {
  const { customFields, syncs, syncConflicts, contacts: people } = crm.services
  const { key } = await customFields.make(team.owner(), { kind: 'contact', type: 'text', label: 'Hobby' })
  await team.refresh()
  put('contacts.csv', 'ID,Name,Email,Hobby\n1,Ada,ada@example.com,Chess\n')
  const id = await add('contacts.csv')
  await syncs.keepProposal(team.owner(), id)
  await syncs.setSources(team.owner(), id, 'contact', key, ['Hobby'])
  await run(id)
  const [ada] = await contacts()
  await people.edit(team.owner(), String(ada?._id) as never, { field: key, value: 'Ours' } as never)
  put('contacts.csv', 'ID,Name,Email,Hobby\n1,Ada,ada@example.com,Theirs\n')
  await run(id)
  const { conflicts } = await syncConflicts.list(team.owner(), id, { limit: 5 })
  expect(conflicts).toMatchObject([{ field: key }])
  await customFields.retire(team.owner(), key)
  await team.refresh()
  const [before] = await contacts()
  const other = conflicts[0]?.kept === 'ours' ? 'theirs' : 'ours'
  await expect(syncConflicts.settle(team.owner(), conflicts[0]?.id as never, other)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'changed-since' }),
  )
  expect((await contacts())[0]).toEqual(before)
})
