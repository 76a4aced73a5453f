/** Whatever happens between a lead and its answer: response times are those of a plain count. */
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { type DealId, type EventId, idOf, type MemberId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'
import { median } from '../../support/reports/count-reports.ts'

const database = sharedDatabase()

const step = fc.record({
  does: fc.constantFrom('lead', 'lead', 'again', 'claim', 'note', 'note-person', 'task', 'take-back', 'lose', 'delete'),
  nth: fc.nat(99),
  waitMinutes: fc.oneof(fc.nat(10), fc.nat(120), fc.nat(3_000)),
})

type Touch = { readonly on: number; readonly at: number; readonly by: MemberId; readonly undoId: EventId }
type Person = { readonly deal: DealId; isOpen: boolean; isDeleted: boolean }

const MINUTE = 60_000
/** In minutes: what the workspace gives. */
const TARGET = 30

it('Each lead waits from its acceptance for the first note or done task of a member that is still there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async (steps) => {
      const { crm, team, door } = await openLeads(database(), { timeZone: 'UTC' })
      const max = await team.join('manager', 'Max')
      const members = [team.owner, max]
      const source = await createSource(team, crm)
      await crm.services.responseTarget.set(team.owner(), TARGET)
      const people: Person[] = []
      const leads: { readonly of: number; readonly at: number }[] = []
      let touches: Touch[] = []
      const now = () => crm.now().getTime()
      const { deals, notes, tasks, undo } = crm.services
      const arrive = async (of: number) => {
        await door.send(source, { email: `person${of}@example.com` })
        await workLeads(crm, team.workspaceId)
        leads.push({ of, at: now() })
      }
      for (const { does, nth, waitMinutes } of steps) {
        crm.passTime(waitMinutes * MINUTE + 1_000)
        const by = members[nth % 2] ?? team.owner
        const of = nth % Math.max(1, people.length)
        const person = people[of]
        if (does === 'lead') {
          await arrive(people.length)
          const made = (await recordsOf(crm, team).deals()).at(-1)
          if (made === undefined) throw new Error('A lead makes a deal')
          people.push({ deal: idOf(made._id), isOpen: true, isDeleted: false })
          continue
        }
        if (person === undefined || person.isDeleted) continue
        const { deal } = person
        const touched = (undoId: EventId) => void touches.push({ on: of, at: now(), by: by.id, undoId })
        if (does === 'again' && person.isOpen) await arrive(of)
        if (does === 'claim' && person.isOpen) await deals.claim(by(), deal)
        if (does === 'note') touched((await notes.add(by(), { text: 'Called', dealId: deal })).undoId)
        if (does === 'note-person') {
          const { contact } = await deals.get(by(), deal)
          if (contact[0] !== undefined)
            touched((await notes.add(by(), { text: 'Wrote', contactId: contact[0].id })).undoId)
        }
        if (does === 'task') {
          const { id } = await tasks.add(team.owner(), { title: 'Call', due: null, dealId: deal })
          touched((await tasks.done(by(), id, { outcome: 'reached' })).undoId)
        }
        if (does === 'take-back') {
          const last = touches.at(-1)
          // Within a day, whoever did it takes it back.
          if (last === undefined || now() - last.at > 20 * 60 * MINUTE) continue
          const who = members.find(({ id }) => id === last.by) ?? team.owner
          if (people[last.on]?.isDeleted !== false) continue
          await undo.undo(who(), last.undoId)
          touches = touches.slice(0, -1)
        }
        if (does === 'lose' && person.isOpen) {
          const { stage } = await deals.get(by(), deal)
          await deals.move(by(), deal, { wish: { to: 'lost', reason: 'Spam' }, from: stage.id })
          person.isOpen = false
        }
        if (does === 'delete' && nth % 3 === 0) {
          await deals.delete(team.owner(), deal)
          person.isDeleted = true
        }
      }
      crm.passTime(MINUTE)
      const { figures } = await crm.services.reports.read(team.owner(), { report: 'response', period: 'year' })
      const start = Date.UTC(crm.now().getUTCFullYear(), 0, 1)
      const counted = leads.filter(({ of, at }) => at >= start && people[of]?.isDeleted === false)
      const answers = counted.map(({ of, at }) => {
        const after = touches.filter((touch) => touch.on === of && touch.at >= at)
        const first = after.toSorted((one, other) => one.at - other.at)[0]
        return first === undefined ? null : { minutes: (first.at - at) / MINUTE, by: first.by }
      })
      const minutes = answers.flatMap((answer) => answer?.minutes ?? []).toSorted((one, other) => one - other)
      const about = (value: number | null | undefined): unknown => (value == null ? null : expect.closeTo(value, 0))
      expect(figures).toMatchObject({
        medianMinutes: about(median(minutes)),
        p90Minutes: about(minutes[Math.ceil(minutes.length * 0.9) - 1]),
        answered: minutes.length,
        waiting: counted.filter(({ of }, index) => answers[index] === null && people[of]?.isOpen === true).length,
        members: expect.arrayContaining(
          members.flatMap(({ id }) => {
            const own = answers.flatMap((answer) => (answer?.by === id ? [answer.minutes] : []))
            if (own.length === 0) return []
            return [expect.objectContaining({ memberId: id, answered: own.length, medianMinutes: about(median(own)) })]
          }),
        ),
      })
      if (figures.report !== 'response') throw new Error('Another report was asked for')
      const waits = counted.flatMap(({ of, at }, index) =>
        answers[index] === null && people[of]?.isOpen === true ? [(now() - at) / MINUTE] : [],
      )
      if ([...minutes, ...waits].every((one) => Math.abs(one - TARGET) > 0.5)) {
        const onTime = minutes.filter((one) => one <= TARGET).length
        const late = minutes.length - onTime + waits.filter((one) => one > TARGET).length
        expect(figures.target).toEqual({ minutes: TARGET, onTime, late })
      }
      const { minutes5, hour, day, later } = figures.within
      expect(minutes5 + hour + day + later).toBe(minutes.length)
      // A moment more or less must not matter: counted only away from the bounds.
      if (minutes.every((one) => [5, 60, 1_440].every((bound) => Math.abs(one - bound) > 0.5))) {
        const upTo = (bound: number) => minutes.filter((one) => one <= bound).length
        expect(figures.within).toEqual({
          minutes5: upTo(5),
          hour: upTo(60) - upTo(5),
          day: upTo(1_440) - upTo(60),
          later: minutes.length - upTo(1_440),
        })
      }
    }),
    { numRuns: 12 },
  )
}, 600_000)
