/** Timelines of contacts and deals, and the notes in them. */
import type { EventId } from '../../../src/models/ids.ts'
import { asId } from '../../support/as-id.ts'
import { describe, expect, test } from 'vitest'

import { createCrm, outcomes } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene(settings = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  return { crm, team, owner: team.owner, ...crm.services }
}

describe('A timeline', () => {
  test('of a contact shows neither somebody else’s deal nor the notes on it, and its pages still lead on', async () => {
    const { team, owner, deals, contacts, notes, timeline } = await scene({ visibility: 'own' })
    const rep = await team.join('rep')
    const { id: contactId } = await contacts.add(rep(), { name: 'Anna' })
    await notes.add(rep(), { text: 'Mine', contactId })
    const { id: dealId } = await deals.add(owner(), { title: 'Secret', contact: contactId })
    for (const text of ['One', 'Two', 'Three', 'Four']) await notes.add(owner(), { text, dealId })
    const of = { kind: 'contact', id: contactId } as const
    const first = await timeline.list(rep(), of, { limit: 1 })
    expect(first).toMatchObject({ entries: [{ type: 'note.created', about: 'Mine' }], hasMore: true })
    const before = first.entries[0]?.id ?? ''
    const second = await timeline.list(rep(), of, { limit: 1, before: asId(before) })
    expect(second).toMatchObject({ entries: [{ type: 'contact.created' }], hasMore: false })
    expect((await timeline.list(owner(), of, { limit: 20 })).entries).toHaveLength(7)
  })

  test('of a contact keeps showing a deal that was given to another contact', async () => {
    const { owner, deals, contacts, timeline } = await scene()
    const { id: anna } = await contacts.add(owner(), { name: 'Anna' })
    const { id: ben } = await contacts.add(owner(), { name: 'Ben' })
    const { id } = await deals.add(owner(), { title: 'Website', contact: anna })
    await deals.edit(owner(), id, { field: 'contact', value: ben })
    const hers = await timeline.list(owner(), { kind: 'contact', id: anna }, { limit: 5 })
    const his = await timeline.list(owner(), { kind: 'contact', id: ben }, { limit: 5 })
    expect([hers, his].map(({ entries }) => entries[0]?.type)).toEqual(['deal.updated', 'deal.updated'])
  })

  test('of a contact includes its deals and notes, newest first and page by page, with an undone step as one entry', async () => {
    const { owner, deals, contacts, notes, timeline, undo } = await scene()
    const { id: contactId } = await contacts.add(owner(), { name: 'Anna' })
    const { id: dealId } = await deals.add(owner(), { title: 'Website', contact: contactId })
    const { undoId } = await notes.add(owner(), { text: 'Wants a call\nbefore noon', dealId })
    await undo.undo(owner(), undoId)
    const of = { kind: 'contact', id: contactId } as const
    const { entries, hasMore } = await timeline.list(owner(), of, { limit: 10 })
    expect(hasMore).toBe(false)
    expect(entries.map(({ type, about, undone, undo: back }) => [type, about, undone !== null, back])).toEqual([
      ['note.created', 'Wants a call\nbefore noon', true, false],
      ['deal.created', 'Website', false, false],
      ['contact.created', null, false, false],
    ])
    expect(entries[0]).toMatchObject({ since: 'deleted', undone: { by: expect.any(String) } })
    const paged: string[] = []
    let before: EventId | undefined
    for (;;) {
      const page = await timeline.list(owner(), of, { limit: 1, ...(before && { before }) })
      paged.push(...page.entries.map(({ type }) => type))
      before = page.entries.at(-1)?.id
      if (!page.hasMore) break
    }
    expect(paged).toEqual(entries.map(({ type }) => type))
  })

  test('of a contact shows that a note on its deal was deleted, and that it was restored', async () => {
    const { owner, deals, contacts, notes, undo, timeline } = await scene()
    const { id: contactId } = await contacts.add(owner(), { name: 'Anna' })
    const { id: dealId } = await deals.add(owner(), { title: 'Website', contact: contactId })
    const { id } = await notes.add(owner(), { text: 'Called', dealId })
    const { undoId } = await notes.delete(owner(), id)
    await undo.undo(owner(), undoId)
    const { entries } = await timeline.list(owner(), { kind: 'contact', id: contactId }, { limit: 3 })
    expect(entries.map(({ type, about, undone }) => [type, about, undone !== null])).toEqual([
      ['note.deleted', 'Called', true],
      ['note.created', 'Called', false],
      ['deal.created', 'Website', false],
    ])
  })

  test('Somebody else’s note can be deleted only by members who see everything', async () => {
    const { owner, team, deals, notes } = await scene()
    const [rep, other] = [await team.join('rep'), await team.join('rep')]
    const { id: dealId } = await deals.add(owner(), { title: 'Website' })
    const { id } = await notes.add(rep(), { text: 'Called', dealId })
    await expect(notes.delete(other(), id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await notes.delete(owner(), id)
    await expect(notes.delete(owner(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const refusedTexts = ['', ' ', 'x'.repeat(8_193)].map((text) => notes.add(rep(), { text, dealId }))
    expect((await outcomes(refusedTexts)).refused).toEqual(['VALIDATION', 'VALIDATION', 'VALIDATION'])
  })
})
