/** A team's own fields in imports: recognised, made from columns, written, and undone with the rest. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import type { CustomFieldKind } from '../../../src/models/custom-field.ts'
import type { NewField } from '../../../src/services/custom-fields/custom-fields.ts'
import { unknownColumns } from '../../../src/services/imports/own-columns.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { check, importFile, readFile, undo, write } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

type Held = {
  readonly displayName?: string
  readonly name?: string
  readonly title?: string
  readonly custom?: Readonly<Record<string, unknown>>
}

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const workspaceId = objectId(team.workspaceId)
  const { imports, customFields } = crm.services
  return {
    crm,
    team,
    imports,
    customFields,
    owner: team.owner,
    async make(field: Partial<NewField> & { readonly label: string }): Promise<string> {
      const { key } = await customFields.make(team.owner(), { kind: 'contact', type: 'text', ...field })
      await team.refresh()
      return key
    },
    /** What the live records of a kind hold in the team's own fields, by name. */
    async held(kind: CustomFieldKind): Promise<Readonly<Record<string, unknown>>> {
      const live = { workspaceId, deletedAt: null }
      const found: readonly object[] =
        kind === 'contact'
          ? await crm.models.contacts.find(live).lean()
          : kind === 'company'
            ? await crm.models.companies.find(live).lean()
            : await crm.models.deals.find(live).lean()
      const list = await customFields.list(team.owner())
      return Object.fromEntries(
        found.map((record) => {
          const { displayName, name, title, custom = {} } = record as Held
          const values = Object.entries(custom)
          const byLabel = values.map(([key, value]) => [list.find((field) => field.key === key)?.label ?? key, value])
          return [displayName ?? name ?? title, Object.fromEntries(byLabel)]
        }),
      )
    },
  }
}

const targetsOf = (columns: readonly { readonly header: string; readonly target: string | null }[]) =>
  Object.fromEntries(columns.map(({ header, target }) => [header, target]))

describe('A column with the name of a field of the team’s own', () => {
  it('is recognised, of each kind that the rows have, and filled by every row', async () => {
    const { crm, team, make, held } = await scene()
    const seats = await make({ label: 'Seats', type: 'number', kind: 'deal' })
    const hobby = await make({ label: 'Hobby' })
    const industry = await make({ label: 'Industry', kind: 'company' })
    const level = await make({ label: 'Level', kind: 'deal', type: 'choices', choices: ['Gold', 'Silver', 'Iron'] })
    const file = [
      'Deal Name,SEATS,Person - Name,Hobby,Organization - Name,Organization - Industry,level',
      'Roof,"1,200",Ada Byron,Chess,Acme,Steel,"silver; Gold"',
      'Wall,many,Ben Ray,,Acme,,Iron',
    ].join('\n')
    const read = await readFile(crm, team, file)
    expect(targetsOf(read.columns)).toMatchObject({
      SEATS: `deal.${seats}`,
      Hobby: `contact.${hobby}`,
      'Organization - Industry': `company.${industry}`,
      level: `deal.${level}`,
    })
    await write(crm, team, read.id)
    expect(await held('contact')).toEqual({ 'Ada Byron': { Hobby: 'Chess' }, 'Ben Ray': {} })
    expect(await held('company')).toEqual({ Acme: { Industry: 'Steel' } })
    expect(await held('deal')).toMatchObject({ Roof: { Seats: 1200, Level: expect.anything() as unknown } })
    // What the field cannot take is not lost.
    const notes = await crm.models.notes.find({ workspaceId: objectId(team.workspaceId) }).lean()
    expect(notes.map(({ text }) => text)).toContain('SEATS: many')
  })

  it('fills nothing of that name once the field is retired, nor in a file of records that do not have it', async () => {
    const { crm, team, make, customFields, owner } = await scene()
    const hobby = await make({ label: 'Hobby' })
    await make({ label: 'Seats', kind: 'deal' })
    const file = 'Name,Hobby,Seats\nAda,Chess,7\n'
    expect(targetsOf((await readFile(crm, team, file)).columns)).toMatchObject({ Seats: 'note' })
    await importFile(crm, team, file)
    await customFields.retire(owner(), hobby)
    await team.refresh()
    const again = await readFile(crm, team, 'Name,Hobby,Seats\nBen,Go,7\n')
    expect(targetsOf(again.columns)).toMatchObject({ Hobby: 'note' })
    await write(crm, team, again.id)
    const notes = await crm.models.notes.find({ workspaceId: objectId(team.workspaceId) }).lean()
    expect(notes.map(({ text }) => text)).toContain('Hobby: Go\nSeats: 7')
  })

  it('of the product’s own stays the product’s', async () => {
    const { crm, team, make } = await scene()
    await make({ label: 'Email' })
    const read = await readFile(crm, team, 'Name,Email\nAda,ada@example.com\n')
    expect(targetsOf(read.columns)).toMatchObject({ Email: 'contact.emails' })
  })
})

describe('The undo of an import', () => {
  it('puts the team’s own fields back as they were, of contacts, companies and deals', async () => {
    const { crm, team, make, held } = await scene()
    await make({ label: 'Hobby' })
    await make({ label: 'Industry', kind: 'company' })
    await make({ label: 'Seats', kind: 'deal', type: 'number' })
    const header = 'Deal Name,Seats,Person - Name,Person - Email,Hobby,Organization - Name,Industry'
    await importFile(crm, team, `${header}\nRoof,5,Ada,ada@example.com,Chess,Acme,Steel\n`)
    const before = [await held('contact'), await held('company'), await held('deal')]
    expect(before).toEqual([{ Ada: { Hobby: 'Chess' } }, { Acme: { Industry: 'Steel' } }, { Roof: { Seats: 5 } }])
    const rows = ['Roof,6,Ada,ada@example.com,Go,Acme,Iron', 'Wall,7,Ben,ben@example.com,Tea,Beta,Wood'].join('\n')
    const second = await importFile(crm, team, `${header}\n${rows}\n`)
    expect(await held('company')).toEqual({ Acme: { Industry: 'Iron' }, Beta: { Industry: 'Wood' } })
    expect(await undo(crm, team, second.id)).toMatchObject({ state: 'undone', kept: 0 })
    expect([await held('contact'), await held('company'), await held('deal')]).toEqual(before)
  })

  it('keeps a value that somebody has changed since, and names the record', async () => {
    const { crm, team, make, held, owner } = await scene()
    const hobby = await make({ label: 'Hobby' })
    const imported = await importFile(crm, team, 'Name,Email,Hobby\nAda,ada@example.com,Chess\n')
    const [ada] = await crm.models.contacts.find({ workspaceId: objectId(team.workspaceId) }).lean()
    await crm.services.contacts.edit(owner(), String(ada?._id) as never, { field: hobby, value: 'Go' } as never)
    expect(await undo(crm, team, imported.id)).toMatchObject({ kept: 1, keptNames: ['Ada'] })
    expect(await held('contact')).toEqual({ Ada: { Hobby: 'Go' } })
  })

  it('does not undo what the same file again would not change', async () => {
    const { crm, team, make, held } = await scene()
    await make({ label: 'Industry', kind: 'company' })
    const file = 'Name,Email,Company,Industry\nAda,ada@example.com,Acme,Steel\n'
    await importFile(crm, team, file)
    const again = await importFile(crm, team, file)
    expect(again.figures).toMatchObject({ created: 0, updated: 0 })
    await undo(crm, team, again.id)
    expect(await held('company')).toEqual({ Acme: { Industry: 'Steel' } })
  })
})

describe('A column that nothing takes', () => {
  const FILE = [
    'Name,Employees,Since,Newsletter,Site,Story,Code,Empty',
    'Ada,12,2024-05-01,yes,https://ada.example.com,"Two\nlines",007,',
    'Ben,1 500,31.12.2025,no,www.ben.example.com,Short,008,—',
    'Cy,-,,,,,,',
  ].join('\n')

  it('becomes a field of a type that takes its values', async () => {
    const { crm, team, imports, owner, customFields, held } = await scene()
    const read = await readFile(crm, team, FILE)
    const made = await imports.makeFields(owner(), read.id, [1, 2, 3, 4, 5, 6, 7], null)
    expect(made.left).toBe(0)
    expect((await customFields.list(owner())).map(({ kind, label, type }) => [kind, label, type])).toEqual([
      ['contact', 'Employees', 'number'],
      ['contact', 'Since', 'day'],
      ['contact', 'Newsletter', 'yesNo'],
      ['contact', 'Site', 'link'],
      ['contact', 'Story', 'longText'],
      ['contact', 'Code', 'text'],
      ['contact', 'Empty', 'text'],
    ])
    await team.refresh()
    await check(crm, team, read.id)
    await write(crm, team, read.id)
    expect(await held('contact')).toMatchObject({
      Ada: { Employees: 12, Since: '2024-05-01', Newsletter: true, Site: 'https://ada.example.com/', Code: '007' },
      Ben: { Employees: 1500, Since: '2025-12-31', Newsletter: false },
    })
  })

  it('makes no second field, however often and by how many it is tapped', async () => {
    const { crm, team, imports, owner, customFields } = await scene()
    const admin = await team.join('admin')
    const read = await readFile(crm, team, 'Name,Branch\nAda,North\n')
    const actor = owner()
    const all = [actor, actor, owner(), admin()].map((one) => imports.makeFields(one, read.id, [1], null))
    await Promise.allSettled(all)
    await imports.makeFields(owner(), read.id, [1], null)
    const fields = await customFields.list(owner())
    expect(fields.map(({ label }) => label)).toEqual(['Branch'])
    await team.refresh()
    const { columns } = await imports.get(owner(), read.id)
    expect(columns[1]?.target).toBe(`contact.${fields[0]?.key}`)
  })

  it('stays a note where its name cannot be a field’s, and is refused once the import has begun', async () => {
    const { crm, team, imports, owner, customFields } = await scene()
    const read = await readFile(crm, team, 'Name,***,Branch\nAda,x,North\n')
    await expect(imports.makeFields(owner(), read.id, [1], null)).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'no-letters' }),
    )
    expect(await imports.makeFields(owner(), read.id, [1, 2], null)).toMatchObject({ left: 1 })
    await team.refresh()
    await check(crm, team, read.id)
    await write(crm, team, read.id)
    await expect(imports.makeFields(owner(), read.id, [1], null)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'import-over' }),
    )
    expect(await customFields.list(owner())).toHaveLength(1)
  })
})

describe('A cell with a dash', () => {
  it('is nothing, in a guess of the type as in a row, unless the column answers with plus and minus', async () => {
    const { crm, team, imports, owner, customFields, held } = await scene()
    const file = ['Name,Email,Newsletter,VIP,Size', 'Ada,-,yes,+,5', 'Ben,ben@example.com,-,-,—', 'Cy,,no,+,-'].join(
      '\n',
    )
    const read = await readFile(crm, team, file)
    await imports.makeFields(owner(), read.id, [2, 3, 4], null)
    expect((await customFields.list(owner())).map(({ type }) => type)).toEqual(['yesNo', 'yesNo', 'number'])
    await team.refresh()
    await check(crm, team, read.id)
    await write(crm, team, read.id)
    expect(await held('contact')).toEqual({
      Ada: { Newsletter: true, VIP: true, Size: 5 },
      Ben: { VIP: false },
      Cy: { Newsletter: false, VIP: true },
    })
    expect(await crm.models.notes.countDocuments({ workspaceId: objectId(team.workspaceId) })).toBe(0)
  })
})

describe('A column that a member wants as a note', () => {
  it('stays one when fields are made of the others, and in the next file of that kind', async () => {
    const { crm, team, imports, owner } = await scene()
    const file = 'Name,Branch,Story\nAda,North,Long\n'
    const read = await readFile(crm, team, file)
    expect(unknownColumns(read.columns)).toEqual([1, 2])
    await imports.setTarget(owner(), read.id, 2, 'note')
    await check(crm, team, read.id)
    expect(unknownColumns((await imports.get(owner(), read.id)).columns)).toEqual([1])
    await write(crm, team, read.id)
    const again = await readFile(crm, team, file)
    expect(unknownColumns(again.columns)).toEqual([1])
  })
})
