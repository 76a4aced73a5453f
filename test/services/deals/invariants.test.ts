/** What is true of every deal, whatever is tried: closed ones do not change, required fields stay, undo reverts only its own change. */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const EUR = (minor: number) => ({ minor, currency: 'EUR' })
const CHANGED = refusal('CONFLICT', { reason: 'changed-since' })

async function scene(settings = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const { owner, workspaceId } = team
  const { deals } = crm.services
  const { stages } = await crm.services.pipelines.get(owner())
  const move = async (id: string, to: 'next' | 'previous' | 'won', fill = {}) =>
    deals.move(owner(), asId(id), { wish: { to }, from: (await deals.get(owner(), asId(id))).stage.id, fill })
  const makeLead = (id: string, set: Record<string, unknown> = {}) =>
    crm.models.deals.updateOne(
      { workspaceId: objectId(workspaceId), _id: objectId(asId(id)) },
      { $set: { source: 'lead', ...set }, $unset: { ownerId: 1 } },
    )
  return { crm, team, stages, move, makeLead, ...team, ...crm.services }
}

test('A lead that was closed before anybody had it cannot be claimed', async () => {
  const { owner, join, deals, move, makeLead } = await scene()
  const rep = await join('rep')
  const { id } = await deals.add(owner(), { title: 'Spam', amount: EUR(100) })
  await makeLead(id)
  await move(id, 'won')
  const refused = refusal('CONFLICT', { reason: 'closed', about: { kind: 'deal', id }, status: 'won' })
  await expect(deals.claim(rep(), id)).rejects.toMatchObject(refused)
  expect(await deals.get(owner(), id)).toMatchObject({ owner: null, status: 'won' })
})

test('A field that the deal’s stage requires can be changed, and cleared only before that stage', async () => {
  const { owner, deals, move } = await scene()
  const { id } = await deals.add(owner(), { title: 'Website', amount: EUR(100) })
  const clear = () => deals.edit(owner(), id, { field: 'amount', value: null })
  await clear()
  await move(id, 'next')
  await move(id, 'next', { amount: EUR(200) })
  await deals.edit(owner(), id, { field: 'amount', value: EUR(300) })
  const missing = { missing: ['amount'], stageName: 'Proposal', about: { kind: 'deal', id } }
  await expect(clear()).rejects.toMatchObject(refusal('STAGE_REQUIREMENTS', missing))
  expect(await deals.get(owner(), id)).toMatchObject({ amount: EUR(300) })
  await move(id, 'next')
  await expect(clear()).rejects.toMatchObject(refusal('STAGE_REQUIREMENTS', { ...missing, stageName: 'Negotiation' }))
  await move(id, 'previous')
  await move(id, 'previous')
  await clear()
  expect(await deals.get(owner(), id)).toMatchObject({ amount: null })
})

test('A lead that entered a stage without its required fields is edited like any other', async () => {
  const { owner, deals, stages, makeLead } = await scene()
  const { id } = await deals.add(owner(), { title: 'Lead', expectedCloseOn: '2027-01-31' })
  await makeLead(id, { stageId: objectId(asId(stages[2]?.id)) })
  await deals.edit(owner(), id, { field: 'title', value: 'Website' })
  await deals.edit(owner(), id, { field: 'expectedCloseOn', value: null })
  expect(await deals.get(owner(), id)).toMatchObject({ title: 'Website', expectedCloseOn: null })
})

test('The edit that filled in a required field cannot be undone once the deal is in that stage', async () => {
  const { owner, deals, undo, move } = await scene()
  const { id } = await deals.add(owner(), { title: 'Website' })
  const { undoId } = await deals.edit(owner(), id, { field: 'amount', value: EUR(100) })
  await move(id, 'next')
  const there = await move(id, 'next')
  await expect(undo.undo(owner(), asId(undoId))).rejects.toMatchObject(CHANGED)
  await undo.undo(owner(), there.undoId)
  await undo.undo(owner(), asId(undoId))
  expect(await deals.get(owner(), id)).toMatchObject({ amount: null })
})

test('A move cannot be undone in place of a later one between the same stages', async () => {
  const { owner, deals, undo, move, stages } = await scene()
  const { id } = await deals.add(owner(), { title: 'Website' })
  const first = await move(id, 'next')
  await move(id, 'previous')
  const again = await move(id, 'next')
  await expect(undo.undo(owner(), first.undoId)).rejects.toMatchObject(CHANGED)
  expect(await deals.get(owner(), id)).toMatchObject({ stage: { id: stages[1]?.id } })
  expect(await undo.undo(owner(), again.undoId)).toMatchObject({ effect: 'changed' })
})

test('The owner is also told when somebody else undoes a move', async () => {
  const { crm, owner, join, workspaceId, deals, undo, move } = await scene()
  const rep = await join('rep')
  const { id } = await deals.add(rep(), { title: 'Website', amount: EUR(100) })
  const { undoId } = await move(id, 'won')
  await undo.undo(owner(), undoId)
  const jobs = await crm.jobs.find({ workspaceId: objectId(workspaceId), kind: 'notify.news' }).lean()
  expect(jobs.map(({ payload }) => payload)).toMatchObject([
    { memberId: rep.id, by: owner.id, news: { move: 'won', stageName: 'Won' } },
    { memberId: rep.id, by: owner.id, news: { move: 'reopened', stageName: 'New lead' } },
  ])
})

test('Where members see only their own records, giving a deal or task away can be undone, but nobody else’s changes can', async () => {
  const { owner, join, deals, tasks, undo } = await scene({ visibility: 'own' })
  const [rep, other] = [await join('rep'), await join('rep')]
  const { id: dealId } = await deals.add(rep(), { title: 'Website' })
  const renamed = await deals.edit(rep(), dealId, { field: 'title', value: 'Shop' })
  const { id: taskId } = await tasks.add(rep(), { title: 'Call', due: { date: '2035-01-02' } })
  await deals.edit(rep(), dealId, { field: 'owner', value: other.id })
  await tasks.edit(rep(), taskId, { field: 'assignee', value: other.id })
  await expect(undo.undo(rep(), asId(renamed.undoId))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const name of ['Call', 'Shop']) expect(await undo.undoLatest(rep())).toMatchObject({ name, effect: 'changed' })
  expect(await deals.get(rep(), dealId)).toMatchObject({ owner: { id: rep.id } })
  expect(await tasks.get(rep(), taskId)).toMatchObject({ assignee: { id: rep.id } })

  const { undoId } = await deals.edit(owner(), dealId, { field: 'owner', value: other.id })
  await expect(undo.undo(rep(), asId(undoId))).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
