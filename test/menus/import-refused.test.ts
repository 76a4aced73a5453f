/** A list that somebody drops who may not import: they learn who may, and can still keep it as a file. */
import { describe, expect, it } from 'vitest'

import { dealsChat } from '../support/deals-chat.ts'
import { dropFile } from '../support/imports/work-import-jobs.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()

const CSV = 'Name,Email\nAda Byron,ada@example.com\n'

describe.each(['en', 'uk'] as const)('In %s', (locale) => {
  it.each(['contacts.csv', 'contacts.xlsx', 'phone.vcf'])(
    'a rep who drops %s is told who imports, and may keep it on a contact',
    async (name) => {
      const chat = await dealsChat(database(), { locale })
      await chat.join('admin', 'Andriy')
      const rep = await chat.join('rep', 'Roman')
      const of = chat.as(rep)
      const contactId = await chat.addContact({ name: 'Oscar Weber' })
      await dropFile(chat, rep, CSV, { name })
      expect(of.last()).toContain(chat.t('draft-ask', { count: 1 }))
      expect(of.last()).toContain(chat.t('draft-import-hint', { names: 'Olena, Andriy' }))
      expect(await chat.bot.models.imports.countDocuments({ workspaceId: chat.workspaceId })).toBe(0)

      await of.tap(chat.t('button-choose-contact'))
      await of.say('Oscar')
      await of.tap(of.labels().find((label) => label.includes('Oscar Weber')) ?? 'not offered')
      const notes = await chat.bot.models.notes.find({ workspaceId: chat.workspaceId }).lean()
      expect(notes.map(({ contactId: on, files }) => [String(on), files?.map((file) => file.name)])).toEqual([
        [contactId, [name]],
      ])
    },
  )

  it('a viewer, who keeps no files either, is told who imports', async () => {
    const chat = await dealsChat(database(), { locale })
    const viewer = await chat.join('viewer')
    await dropFile(chat, viewer, CSV)
    expect(chat.as(viewer).last()).toBe(chat.t('import-not-yours', { names: 'Olena' }))
  })

  it('any other file of a rep has no such hint', async () => {
    const chat = await dealsChat(database(), { locale })
    const rep = await chat.join('rep')
    await dropFile(chat, rep, 'Dear all', { name: 'letter.pdf' })
    expect(chat.as(rep).last()).toContain(chat.t('draft-ask', { count: 1 }))
    expect(chat.as(rep).last()).not.toContain('Olena')
  })
})
