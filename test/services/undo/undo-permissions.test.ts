/** Undo requires the permission of the record's kind. */
import { asId } from '../../support/as-id.ts'
import { expect, onTestFinished, test } from 'vitest'

import { type Action, PERMISSIONS } from '../../../src/services/core/permissions.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { putDeal } from '../../support/task-scene.ts'

const database = sharedDatabase()

const KINDS = ['contact', 'deal', 'note', 'task'] as const
type Kind = (typeof KINDS)[number]

/** Takes an action from every role, until the test ends. */
function withhold(action: Action): void {
  const roles = PERMISSIONS[action]
  Object.assign(PERMISSIONS, { [action]: [] })
  onTestFinished(() => void Object.assign(PERMISSIONS, { [action]: roles }))
}

async function scene() {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  const { contacts, deals, notes, tasks, undo } = crm.services
  const { id: contactId } = await contacts.add(owner(), { name: 'Anna', phones: '030 901820' })
  const dealId = await putDeal(crm, owner())
  const change: Record<Kind, () => Promise<{ readonly undoId: string | null }>> = {
    contact: () => contacts.edit(owner(), contactId, { field: 'jobTitle', value: 'CTO' }),
    deal: () => deals.edit(owner(), dealId, { field: 'title', value: 'Shop' }),
    note: () => notes.add(owner(), { text: 'Called', contactId }),
    task: () => tasks.add(owner(), { title: 'Call', due: { at: '2027-01-04T09:00:00Z' }, dealId }),
  }
  return { owner, undo, change }
}

test.each(KINDS)(
  'A member who may no longer change a %s cannot undo a change to one, by its button or as the latest',
  async (kind) => {
    const { owner, undo, change } = await scene()
    const { undoId } = await change[kind]()
    withhold(`${kind}.write`)
    const refused = refusal('FORBIDDEN', { action: `${kind}.write` })
    await expect(undo.undo(owner(), asId(undoId))).rejects.toMatchObject(refused)
    await expect(undo.undoLatest(owner())).rejects.toMatchObject(refused)
  },
)

test.each(KINDS)('A member who may change a %s and nothing else can undo such a change', async (kind) => {
  const { owner, undo, change } = await scene()
  const { undoId } = await change[kind]()
  for (const other of KINDS) if (other !== kind) withhold(`${other}.write`)
  expect(await undo.undo(owner(), asId(undoId))).toMatchObject({ target: { kind } })
})
