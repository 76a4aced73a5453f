/** Whatever is noted, done, undone and restored: the last touch is that of the newest thing that is still there. */
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { type EventId, objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { touchedAtOf } from '../../support/touched-at.ts'

const database = sharedDatabase()

const PLACES = ['contact', 'other', 'company', 'deal'] as const
type Place = (typeof PLACES)[number]

/** What a note or a task on each of them touches: the contact works for the company, and the deal is with both. */
const TOUCHED: Readonly<Record<Place, readonly Place[]>> = {
  contact: ['contact', 'company'],
  other: ['other'],
  company: ['company'],
  deal: ['deal', 'contact', 'company'],
}

const step = fc.record({
  does: fc.constantFrom('note', 'note', 'done', 'done', 'take-back', 'take-back', 'undo', 'edit'),
  on: fc.constantFrom(...PLACES),
  nth: fc.nat(99),
})

/** A note, or a task that was done. */
type Touch = {
  readonly on: Place
  readonly at: Date
  readonly takeBack: () => Promise<{ undoId: EventId }>
  isLive: boolean
}

it('The last touch of a record is its newest live note or done task, and its creation without any', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const crm = createCrm(database())
      const { owner: me, workspaceId: workspace } = await crm.team()
      const { contacts, companies, notes, tasks, deals, undo } = crm.services
      const company = (await companies.add(me(), { name: 'Berg' })).id
      const contact = (await contacts.add(me(), { name: 'Anna', company: 'Berg' })).id
      const other = (await contacts.add(me(), { name: 'Ben' })).id
      const deal = (await deals.add(me(), { title: 'Boat', contact })).id
      const touchedAt = touchedAtOf(crm, workspace)
      const shown = async () => ({
        contact: await touchedAt('contacts', contact),
        other: await touchedAt('contacts', other),
        company: await touchedAt('companies', company),
        deal: await touchedAt('deals', deal),
      })
      const links = {
        contact: { contactId: contact },
        other: { contactId: other },
        company: { companyId: company },
        deal: { dealId: deal },
      }
      const added = await shown()
      const touches: Touch[] = []
      /** What was done last, and how it leaves a touch once it is undone. */
      let last: { readonly undoId: EventId; readonly touch: Touch; readonly leaves: boolean } | null = null
      const timeOf = async (undoId: EventId) =>
        (await crm.models.events.findOne({ workspaceId: objectId(workspace), _id: objectId(undoId) }).orFail()).at

      for (const { does, on, nth } of steps) {
        crm.passTime(60_000)
        if (does === 'note') {
          const { id, undoId } = await notes.add(me(), { text: `Note ${nth}`, ...links[on] })
          const takeBack = () => notes.delete(me(), id)
          touches.push({ on, at: await timeOf(undoId), takeBack, isLive: true })
          last = { undoId, touch: touches.at(-1) as Touch, leaves: false }
        } else if (does === 'done') {
          const { id } = await tasks.add(me(), { title: 'Call', due: null, ...links[on] })
          const { undoId } = await tasks.done(me(), id, { outcome: 'done' })
          const takeBack = () => (nth % 2 === 0 ? tasks.reopen(me(), id) : tasks.delete(me(), id))
          touches.push({ on, at: await timeOf(undoId), takeBack, isLive: true })
          last = { undoId, touch: touches.at(-1) as Touch, leaves: false }
        } else if (does === 'take-back') {
          const live = touches.filter(({ isLive }) => isLive)
          const touch = live[nth % Math.max(1, live.length)]
          if (touch === undefined) continue
          const { undoId } = await touch.takeBack()
          touch.isLive = false
          last = { undoId, touch, leaves: true }
        } else if (does === 'undo') {
          if (last === null) continue
          await undo.undo(me(), last.undoId)
          last.touch.isLive = last.leaves
          last = null
        } else {
          await contacts.edit(me(), contact, { field: 'jobTitle', value: `Job ${nth}` })
        }
        const expected = Object.fromEntries(
          PLACES.map((place) => {
            const times = touches.filter((one) => one.isLive && TOUCHED[one.on].includes(place)).map(({ at }) => at)
            return [place, new Date(Math.max(...[added[place], ...times].map(Number)))]
          }),
        )
        expect(await shown()).toEqual(expected)
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)
