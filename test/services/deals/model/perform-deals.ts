/** Carries out plans that are about one deal. */
import { type ContactId, type DealId, type MemberId, objectId, type StageId } from '../../../../src/models/ids.ts'
import type { DealEdit } from '../../../../src/services/deals/deal-fields.ts'
import type { ItemChange } from '../../../../src/services/deals/change-items.ts'
import { itemKey } from '../../../../src/services/deals/item-key.ts'
import type { Performed } from './perform.ts'
import type { DealPlan, Edit, ItemChange as PlannedItem, Plan, Wish } from './plan.ts'
import type { Stand } from './stand.ts'
import type { Person } from './world.ts'

const memberId = ({ idOf }: Stand, person: Person | null): MemberId | null => (person === null ? null : idOf(person))

function editOf(stand: Stand, edit: Edit): DealEdit {
  switch (edit.field) {
    case 'owner':
      return { field: 'owner', value: memberId(stand, edit.value) }
    case 'closes':
      return { field: 'expectedCloseOn', value: edit.value }
    default:
      return edit
  }
}

function itemChangeOf(change: PlannedItem): ItemChange {
  if (change.what === 'follow') return { what: 'follow' }
  return change.what === 'add' ? { what: 'add', items: [change.item] } : { what: 'remove', key: itemKey(change.item) }
}

function wishOf({ idOf }: Stand, wish: Wish) {
  return wish.to === 'stage' ? { to: wish.to, stageId: idOf<StageId>(wish.stage) } : wish
}

type Done = Plan & DealPlan

export async function performDeal(stand: Stand, plan: Done): Promise<Performed> {
  const { crm, idOf, memberOf, name } = stand
  const { deals, trash } = crm.services
  const me = memberOf(plan.by)
  if (plan.does === 'add') {
    const { contacts = [], owner, closes, title = 'Boat', amount } = plan.given
    const added = await deals.add(me(), {
      title,
      ...(amount !== undefined && { amount }),
      ...(plan.stage !== null && { stageId: idOf<StageId>(plan.stage) }),
      ...(owner !== undefined && { owner: memberId(stand, owner) }),
      ...(closes !== undefined && { expectedCloseOn: closes }),
      ...(contacts.length > 0 && { contact: contacts.map((key) => idOf<ContactId>(key)) }),
    })
    name(`d${plan.n}`, added.id)
    return added
  }
  const id = idOf<DealId>(plan.deal)
  switch (plan.does) {
    case 'edit':
      return deals.edit(me(), id, editOf(stand, plan.edit))
    case 'items':
      return deals.changeItems(me(), id, itemChangeOf(plan.change))
    case 'people':
      return deals.changePeople(me(), id, { ...plan.change, contact: idOf<ContactId>(plan.change.contact) })
    case 'move': {
      const fill = plan.amount === null ? {} : { amount: plan.amount }
      return deals.move(me(), id, { wish: wishOf(stand, plan.wish), from: idOf<StageId>(plan.from), fill })
    }
    case 'claim': {
      // Whoever has it already is told the same as who has just got it.
      const filter = { workspaceId: stand.workspace, type: 'lead.claimed' as const, memberId: objectId(me.id) }
      const before = await crm.models.events.countDocuments(filter)
      await deals.claim(me(), id)
      return (await crm.models.events.countDocuments(filter)) > before ? {} : null
    }
    case 'duplicate': {
      const copy = deals.newCopyId()
      name(`d${plan.n}`, copy)
      return deals.duplicate(me(), id, copy)
    }
    case 'delete':
      return deals.delete(me(), id)
    case 'restore':
      await trash.restore(me(), { kind: 'deal', id }, false)
      return {}
  }
}
