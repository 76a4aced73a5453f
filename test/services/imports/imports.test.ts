/** What an import writes, and that nothing and nobody in between makes a difference. */
import { describe, expect, it } from 'vitest'

import { type ContactId, objectId, trustedId } from '../../../src/models/ids.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { check, importFile, readFile, stored, undo, write } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

const HEADER = 'Name,Email,Phone,Company,Job title,Tags,Comment'

/** Some hundred rows with twins, blanks and faults among them. */
function table(rows: number, seed = ''): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const twin = index % 17 === 0 ? index - 1 : index
    const email = index % 5 === 0 ? '' : `p${twin}${seed}@example.com`
    const phone = index % 7 === 0 ? `+38067${String(1_000_000 + twin)}` : ''
    const fault = index % 31 === 30
    const name = fault ? '' : `Person ${index}${seed}`
    return `${name},${fault ? 'no address' : email},${fault ? '' : phone},${fault ? '' : `Company ${index % 9}`},,vip,${index % 11 === 0 ? 'likes tea' : ''}`
  })
  return [HEADER, ...lines].join('\n')
}

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  return { crm, team }
}

describe('An import', () => {
  it('writes exactly what the check has said, and one event for each record', async () => {
    const { crm, team } = await scene()
    const read = await readFile(crm, team, table(60))
    expect(read.state).toBe('ready')
    expect((await stored(crm, team)).contacts).toEqual([])
    const done = await write(crm, team, read.id)
    expect(done).toMatchObject({ state: 'done', figures: read.expected })
    const { contacts } = await stored(crm, team)
    expect(contacts).toHaveLength(done.figures.created)
    const workspaceId = objectId(team.workspaceId)
    const created = await crm.models.events.countDocuments({ workspaceId, type: 'contact.created', channel: 'import' })
    expect(created).toBe(contacts.length)
  })

  it('changes nothing when the same file comes again', async () => {
    const { crm, team } = await scene()
    await importFile(crm, team, table(60))
    const before = await stored(crm, team)
    const again = await importFile(crm, team, table(60))
    expect(again.figures).toMatchObject({ created: 0, updated: 0 })
    expect(await stored(crm, team)).toEqual(before)
  })

  it('adds to what is known, clears nothing, and leaves the owner alone', async () => {
    const { crm, team } = await scene()
    const rep = await team.join('rep')
    const typed = { name: 'Ada', emails: 'ada@example.com', jobTitle: 'Engineer', tags: 'first' }
    const { id } = await crm.services.contacts.add(rep(), typed)
    await importFile(crm, team, `${HEADER}\nAda Byron,ADA@example.com,+380671234567,,,vip,\n`)
    expect(await crm.services.contacts.get(team.owner(), id)).toMatchObject({
      name: 'Ada Byron',
      jobTitle: 'Engineer',
      tags: ['first', 'vip'],
      phones: [{ value: expect.stringContaining('67') as unknown }],
      owner: { id: rep.id },
    })
  })

  it('only adds, or only changes, if that is wished', async () => {
    const { crm, team } = await scene()
    await crm.services.contacts.add(team.owner(), { name: 'Ada', emails: 'ada@example.com' })
    const file = `${HEADER}\nAda Byron,ada@example.com,,,,,\nBen,ben@example.com,,,,,\n`
    const read = await readFile(crm, team, file)
    await crm.services.imports.setMode(team.owner(), read.id, 'create')
    expect((await check(crm, team, read.id)).expected).toMatchObject({ created: 1, updated: 0, skipped: 1 })
    await crm.services.imports.setMode(team.owner(), read.id, 'update')
    expect((await check(crm, team, read.id)).expected).toMatchObject({ created: 0, updated: 1, skipped: 1 })
    await write(crm, team, read.id)
    expect((await stored(crm, team)).contacts.map(({ name }) => name)).toEqual(['Ada Byron'])
  })

  it('matches by what is chosen', async () => {
    const { crm, team } = await scene()
    await crm.services.contacts.add(team.owner(), { name: 'Ada', phones: '+380671234567' })
    const read = await readFile(crm, team, `${HEADER}\nBen,ben@example.com,+380671234567,,,,\n`)
    expect(read.expected).toMatchObject({ created: 0, updated: 1 })
    await crm.services.imports.setMatch(team.owner(), read.id, 'email')
    expect((await check(crm, team, read.id)).expected).toMatchObject({ created: 1, updated: 0 })
    await write(crm, team, read.id)
    expect((await stored(crm, team)).contacts.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ada', 'Ben']))
  })

  it('fills other fields when a column is given to another one', async () => {
    const { crm, team } = await scene()
    const read = await readFile(crm, team, 'Name,What\nAda,Engineer\n')
    expect(read.columns[1]?.target).toBe('note')
    await crm.services.imports.setTarget(team.owner(), read.id, 1, 'contact.jobTitle')
    await check(crm, team, read.id)
    await write(crm, team, read.id)
    expect((await stored(crm, team)).contacts).toMatchObject([{ name: 'Ada', jobTitle: 'Engineer' }])
  })

  it('gives the records to the owners that the file names, and says whom it does not know', async () => {
    const { crm, team } = await scene()
    const rep = await team.join('rep', 'Olena Koval')
    const read = await readFile(crm, team, 'Name,Owner\nAda,Koval Olena\nBen,Nobody Here\n')
    expect(read.unknownOwners).toEqual(['Nobody Here'])
    await write(crm, team, read.id)
    const owners = (await stored(crm, team)).contacts.map(({ name, owner }) => [name, owner])
    expect(owners).toEqual(
      expect.arrayContaining([
        ['Ada', rep.id],
        ['Ben', team.owner.id],
      ]),
    )
  })
})

describe('Whatever happens to the process', () => {
  it('an import that is interrupted at any chunk ends like one that is not', async () => {
    const { crm, team } = await scene()
    const undisturbed = await crm.team()
    await importFile(crm, undisturbed, table(700))
    const { imports, importWork } = crm.services
    const read = await readFile(crm, team, table(700))
    await imports.start(team.owner(), read.id)
    const { turn } = await imports.get(team.owner(), read.id)
    const ref = { workspaceId: team.workspaceId, importId: read.id, turn }
    // Two processes at once, each of which dies at some point; a part that both write is written once.
    for (let round = 0; round < 20; round += 1) {
      const dying = new AbortController()
      const runs = [importWork.run(ref, dying.signal), importWork.run(ref, dying.signal)]
      setTimeout(() => dying.abort(new Error('killed')), 15 * round)
      await Promise.allSettled(runs)
      if ((await imports.get(team.owner(), read.id)).state === 'done') break
    }
    const done = await imports.get(team.owner(), read.id)
    expect(done).toMatchObject({ state: 'done', figures: read.expected })
    const both = [await stored(crm, team), await stored(crm, undisturbed)]
    const [one, other] = both.map((all) => ({
      ...all,
      contacts: all.contacts.map((contact) => ({ ...contact, owner: undefined })),
    }))
    expect(one).toEqual(other)
  }, 60_000)

  it('reading begins again and copies no row twice', async () => {
    const { crm, team } = await scene()
    const { imports, importWork } = crm.services
    const { id, turn } = await imports.begin(team.owner(), { name: 'a.csv', fileId: null })
    const ref = { workspaceId: team.workspaceId, importId: id, turn }
    async function* broken() {
      yield Buffer.from(table(600))
      throw new Error('connection lost')
    }
    const { signal } = new AbortController()
    await expect(importWork.read(ref, async () => broken(), signal)).rejects.toThrow('connection lost')
    async function* whole() {
      yield Buffer.from(table(600))
    }
    await importWork.read(ref, async () => whole(), signal)
    expect(await check(crm, team, id)).toMatchObject({ state: 'ready', rows: 600 })
    expect(await crm.models.importChunks.countDocuments({ workspaceId: objectId(team.workspaceId) })).toBe(3)
  })
})

describe('Undoing an import', () => {
  it('leaves everything as it was, updates included', async () => {
    const { crm, team } = await scene()
    await importFile(crm, team, table(40))
    await crm.services.contacts.add(team.owner(), { name: 'Kept', emails: 'p43@example.com', company: 'Elsewhere' })
    const before = await stored(crm, team)
    const done = await importFile(crm, team, table(300).replaceAll('vip', 'other'))
    expect(done.figures.updated).toBeGreaterThan(0)
    expect(await stored(crm, team)).not.toEqual(before)
    const undone = await undo(crm, team, done.id)
    expect(undone).toMatchObject({ state: 'undone', kept: 0 })
    expect(await stored(crm, team)).toEqual(before)
    // And it can be imported again.
    const again = await importFile(crm, team, table(300).replaceAll('vip', 'other'))
    expect(again.figures.created).toBe(done.figures.created)
  }, 60_000)

  it('keeps what somebody has changed or worked with since, and names it', async () => {
    const { crm, team } = await scene()
    const done = await importFile(
      crm,
      team,
      'Name,Email\nAda,ada@example.com\nBen,ben@example.com\nCy,cy@example.com\n',
    )
    const { contacts, tasks } = crm.services
    const found = await crm.models.contacts.find({ workspaceId: objectId(team.workspaceId) }).lean()
    const idOf = (name: string) => found.find((one) => one.name === name)?._id.toHexString() as never
    await contacts.edit(team.owner(), idOf('Ada'), { field: 'jobTitle', value: 'CEO' })
    await tasks.add(team.owner(), { title: 'Call', due: { date: '2035-01-02' }, contactId: idOf('Ben') })
    const undone = await undo(crm, team, done.id)
    expect(undone).toMatchObject({ undone: 1, kept: 2 })
    expect([...undone.keptNames].toSorted()).toEqual(['Ada', 'Ben'])
  })

  it('is refused while the import runs, twice, and after seven days', async () => {
    const { crm, team } = await scene()
    const read = await readFile(crm, team, 'Name\nAda\n')
    await crm.services.imports.start(team.owner(), read.id)
    await expect(crm.services.imports.undo(team.owner(), read.id)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'import-busy' }),
    )
    const { turn } = await crm.services.imports.get(team.owner(), read.id)
    const { signal } = new AbortController()
    await crm.services.importWork.run({ workspaceId: team.workspaceId, importId: read.id, turn }, signal)
    await undo(crm, team, read.id)
    await expect(crm.services.imports.undo(team.owner(), read.id)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'already-undone' }),
    )
    const late = await importFile(crm, team, 'Name\nBen\n')
    crm.passTime(8 * 24 * 60 * 60_000)
    await expect(crm.services.imports.undo(team.owner(), late.id)).rejects.toMatchObject({ code: 'EXPIRED' })
  })

  it('brings back from the trash what an undo has deleted, and it is found as before', async () => {
    const { crm, team } = await scene()
    const done = await importFile(crm, team, `${HEADER}\nGloria Okonkwo,gloria@example.com,,Southwind,,vip,`)
    const before = (await stored(crm, team)).contacts
    await undo(crm, team, done.id)
    const [trashed] = (await crm.services.trash.list(team.owner(), { kind: 'contact', limit: 5 })).rows
    if (trashed === undefined) throw new Error('Nothing is in the trash')
    await crm.services.trash.restore(team.owner(), { kind: 'contact', id: trustedId<ContactId>(trashed.id) }, false)
    const search = ({ search: { tokens, trigrams }, duplicateKeys }: (typeof before)[number]) => ({
      tokens,
      trigrams,
      duplicateKeys,
    })
    expect((await stored(crm, team)).contacts.map(search)).toEqual(before.map(search))
    for (const typed of ['Okonkwo', 'Okonkow', 'Southwind', '#vip', 'gloria@example.com']) {
      const { contacts } = await crm.services.contacts.find(team.owner(), typed, 5)
      expect(contacts.map(({ displayName }) => displayName)).toEqual(['Gloria Okonkwo'])
    }
  })

  it('undoes what was written before it was stopped', async () => {
    const { crm, team } = await scene()
    const read = await readFile(crm, team, table(600))
    await crm.services.imports.start(team.owner(), read.id)
    const { turn } = await crm.services.imports.get(team.owner(), read.id)
    const running = crm.services.importWork.run(
      { workspaceId: team.workspaceId, importId: read.id, turn },
      new AbortController().signal,
    )
    await expect
      .poll(async () => (await crm.services.imports.get(team.owner(), read.id)).figures.created, { timeout: 30_000 })
      .toBeGreaterThan(0)
    await crm.services.imports.cancel(team.owner(), read.id).catch(() => undefined)
    await running
    const undone = await undo(crm, team, read.id)
    expect(undone.state).toBe('undone')
    expect((await stored(crm, team)).contacts).toEqual([])
  }, 60_000)
})

it('Another workspace’s import does not exist', async () => {
  const { crm, team } = await scene()
  const other = await crm.team()
  const read = await readFile(crm, team, 'Name\nAda\n')
  await expect(crm.services.imports.get(other.owner(), read.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(crm.services.imports.start(other.owner(), read.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('Two imports of the same people at once make them once', async () => {
  const { crm, team } = await scene()
  const file = 'Name,Email\nAda,ada@example.com\n'
  const [one, two] = [await readFile(crm, team, file), await readFile(crm, team, file)]
  await write(crm, team, one.id)
  const second = await write(crm, team, two.id)
  expect(second.figures).toMatchObject({ created: 0, unchanged: 1 })
})
