/** Whatever is done with deals, by several members at once: the totals of stages are those of a full count. */
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { AppError } from '../../../src/errors.ts'
import type { EventId } from '../../../src/models/ids.ts'
import type { Wish } from '../../../src/services/deals/plan-transition.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { countedTotals, keptTotals } from '../../support/stage-totals.ts'

const database = sharedDatabase()

const step = fc.record({
  does: fc.constantFrom('add', 'add', 'move', 'move', 'amount', 'give', 'delete', 'undo', 'title'),
  by: fc.nat(2),
  nth: fc.nat(30),
  to: fc.constantFrom<Wish['to']>('next', 'previous', 'won', 'lost', 'reopen'),
  amount: fc.option(
    fc.record({
      minor: fc.oneof(fc.nat(100_000), fc.constantFrom(0, 1, 999_999_999_999_999)),
      currency: fc.constantFrom('EUR', 'UAH', 'JPY'),
    }),
  ),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** Of two at once, one may be refused; anything else is a fault. */
function refusedOnly(error: unknown): void {
  if (!(error instanceof AppError) || error.code === 'UNAVAILABLE') throw error
}

it('Totals of stages are those of a full count after any history of concurrent changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), async (rounds) => {
      const crm = createCrm(database())
      const { owner, join, workspaceId } = await crm.team()
      const members = [owner, await join('rep'), await join('manager')]
      const { deals, undo } = crm.services
      const ids = [(await deals.add(owner(), { title: 'First' })).id]
      const undoable: EventId[] = []
      const note = ({ undoId }: { readonly undoId: EventId | null }): void => {
        if (undoId !== null) undoable.push(undoId)
      }

      const act = async ({ does, by, nth, to, amount }: Step): Promise<void> => {
        const me = members[by] ?? owner
        const id = asId<(typeof ids)[number]>(ids[nth % ids.length])
        switch (does) {
          case 'add': {
            const added = await deals.add(me(), { title: 'Boat', ...(amount && { amount }) })
            ids.push(added.id)
            return note(added)
          }
          case 'move': {
            const { stage } = await deals.get(me(), id)
            const wish: Wish = to === 'lost' ? { to, reason: 'Price' } : ({ to } as Wish)
            return note(await deals.move(me(), id, { wish, from: stage.id }))
          }
          case 'amount':
            return note(await deals.edit(me(), id, { field: 'amount', value: amount }))
          case 'give':
            return note(
              await deals.edit(me(), id, { field: 'owner', value: nth === 0 ? null : (members[nth % 3]?.id ?? null) }),
            )
          case 'title':
            return note(await deals.edit(me(), id, { field: 'title', value: `Boat ${nth}` }))
          case 'delete':
            return note(await deals.delete(me(), id))
          case 'undo': {
            const last = undoable.pop()
            if (last !== undefined) await undo.undo(owner(), last)
          }
        }
      }

      for (const round of rounds) await Promise.all(round.map((one) => act(one).catch(refusedOnly)))
      expect(await keptTotals(crm.models, workspaceId)).toEqual(await countedTotals(crm.models, workspaceId))
      const found = await crm.services.stageTotals.check({
        workspaceId,
        memberId: null,
        channel: 'job',
        commandId: workspaceId,
      })
      expect(found).toBe(0)
      expect(await keptTotals(crm.models, workspaceId)).toEqual(await countedTotals(crm.models, workspaceId))
    }),
    { numRuns: 25 },
  )
}, 120_000)
