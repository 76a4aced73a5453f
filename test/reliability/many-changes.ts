/** Many changes of every kind to few records, as a busy team makes them. */
import { setTimeout as sleep } from 'node:timers/promises'

import { isAppError } from '../../src/errors.ts'
import type { ContactId, DealId, TaskId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { Services } from '../../src/services/services.ts'
import type { Random } from './seeded-random.ts'

export type Changing = {
  readonly services: Services
  /** Each call is another command. */
  readonly actor: () => Actor
  readonly random: Random
}

export type ManyChanges = {
  /** Makes changes at about this rate until `isOver`. @returns how many were made */
  readonly run: (perSecond: number, isOver: () => boolean) => Promise<number>
}

const WRITERS = 6

function one<T>(list: readonly T[], random: Random): T | undefined {
  return list[random.between(0, list.length - 1)]
}

export function manyChanges({ services, actor, random }: Changing): ManyChanges {
  const { contacts, deals, tasks, notes, undo } = services
  const known: { contacts: ContactId[]; deals: DealId[]; tasks: TaskId[] } = { contacts: [], deals: [], tasks: [] }
  let made = 0

  async function change(): Promise<void> {
    const contactId = one(known.contacts, random)
    const dealId = one(known.deals, random)
    const taskId = one(known.tasks, random)
    const number = (made += 1)
    const way = random.between(1, 20)
    if (contactId === undefined || way === 1) {
      known.contacts.push(
        (await contacts.add(actor(), { name: `Contact ${number}`, company: `Firm ${number % 7}` })).id,
      )
    } else if (dealId === undefined || way === 2) {
      const amount = { minor: number, currency: 'EUR' }
      known.deals.push((await deals.add(actor(), { title: `Deal ${number}`, amount, contact: contactId })).id)
    } else if (taskId === undefined || way === 3) {
      const due = { date: `2027-01-${String(random.between(10, 28))}` }
      known.tasks.push((await tasks.add(actor(), { title: `Task ${number}`, due, contactId })).id)
    } else if (way === 4) await notes.add(actor(), { text: `Note ${number}`, dealId })
    else if (way === 5) await tasks.done(actor(), taskId, { outcome: 'done' })
    else if (way === 6) await deals.move(actor(), dealId, { wish: { to: 'won' }, from: await stageOf(dealId) })
    else if (way === 7) await deals.move(actor(), dealId, { wish: { to: 'reopen' }, from: await stageOf(dealId) })
    else if (way === 8) {
      const { undoId } = await contacts.delete(actor(), contactId)
      await undo.undo(actor(), undoId)
    } else if (way === 9 && known.contacts.length > 10) {
      await contacts.delete(actor(), contactId)
      known.contacts = known.contacts.filter((id) => id !== contactId)
    } else if (way < 14) await deals.edit(actor(), dealId, { field: 'title', value: `Deal ${number}` })
    else await contacts.edit(actor(), contactId, { field: 'name', value: `Contact ${number}` })
  }

  async function stageOf(id: DealId) {
    return (await deals.get(actor(), id)).stage.id
  }

  return {
    async run(perSecond, isOver) {
      const began = performance.now()
      let begun = 0
      await Promise.all(
        Array.from({ length: WRITERS }, async () => {
          while (!isOver()) {
            const aheadMs = (begun / perSecond) * 1000 - (performance.now() - began)
            if (aheadMs > 0) await sleep(aheadMs)
            begun += 1
            // Somebody else was first, or the record does not allow it: another change is next.
            await change().catch((error: unknown) => {
              if (!isAppError(error)) throw error
            })
          }
        }),
      )
      return made
    },
  }
}
