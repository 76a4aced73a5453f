/**
 * Work on many records where so many at once take longer than a transaction may: fewer are changed at once, nothing is lost or done
 * twice, and an undo finds all of it. Imports have a test of their own.
 */
import { expect, test } from 'vitest'

import { createFollowMergeHandler } from '../../../src/jobs/follow-merge.ts'
import { objectId, type ContactId } from '../../../src/models/ids.ts'
import type { BulkChange } from '../../../src/models/bulk-change.ts'
import { GIVE_BACK_JOB } from '../../../src/services/team/give-back-job.ts'
import { HAND_OVER_JOB } from '../../../src/services/team/hand-over-job.ts'
import { ownDatabase } from '../../support/database.ts'
import { type Crm, createCrm, type Member } from '../../support/crm.ts'
import { importFile } from '../../support/imports/import-scene.ts'
import { pipelineScene } from '../../support/pipeline-scene.ts'
import { slowDown } from '../../support/slow-machine.ts'

const database = ownDatabase({ monitorCommands: true })
const NEVER = new AbortController().signal

const MANY = 40
/** So many records and their events take thirteen seconds, of which a transaction may take five. */
const MS_EACH = 160

async function manyContacts(
  crm: Crm,
  team: Awaited<ReturnType<Crm['team']>>,
  columns = 'Name',
  row = '',
): Promise<void> {
  const rows = Array.from({ length: MANY }, (_, index) => `Person ${index}${row}`)
  await importFile(crm, team, [columns, ...rows].join('\n'))
}

const BULK: readonly (readonly [string, BulkChange])[] = [
  ['with a tag', { what: 'tag', tags: ['fair'] }],
  ['with a company that comes with them', { what: 'set', field: 'company', value: 'Umbrella', shown: 'Umbrella' }],
  ['that deletes', { what: 'delete' }],
]

test.each(BULK)('A bulk edit %s changes every record once, and its undo puts all of them back', async (_, change) => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner, workspaceId } = team
  await manyContacts(crm, team)
  const { services, models } = crm
  const everything = async () => {
    const contacts = await models.contacts
      .find({ workspaceId: objectId(workspaceId) })
      .sort({ _id: 1 })
      .lean()
    const companies = await models.companies.countDocuments({ workspaceId: objectId(workspaceId), deletedAt: null })
    return { contacts: contacts.map((contact) => ({ ...contact, version: 0, updatedAt: null })), companies }
  }
  const before = await everything()
  const view = await services.views.begin(owner(), 'contact')
  const id = await services.bulkEdits.begin(owner(), {
    view,
    change,
    expected: await services.views.count(owner(), view),
  })
  const turn = async () => {
    const stored = await models.bulkEdits.findOne({ workspaceId: objectId(workspaceId), _id: objectId(id) }).orFail()
    return { workspaceId, bulkEditId: id, memberId: owner.id, turn: stored.turn }
  }
  slowDown(database(), crm, MS_EACH)
  await services.bulkEditWork.run(owner(), await turn(), NEVER)
  const done = await services.bulkEdits.get(owner(), id)
  expect(done).toMatchObject({ state: 'done', total: MANY, changed: MANY, unchanged: 0 })

  if (done.undoId === null) throw new Error('There is nothing to undo')
  await services.undo.undo(owner(), done.undoId)
  await services.bulkEditWork.undo(owner(), await turn(), NEVER)
  expect(await services.bulkEdits.get(owner(), id)).toMatchObject({ state: 'undone', undone: MANY, kept: 0 })
  expect(await everything()).toEqual(before)
})

test('The deals of a stage that leaves all move, and come back with it', async () => {
  const scene = await pipelineScene(database())
  const { crm, team, owner, pipelines, undo, main, work, add } = scene
  const [lead, qualified] = main.stages
  if (lead === undefined || qualified === undefined) throw new Error('No stages')
  for (let index = 0; index < MANY; index += 1) await add(lead.id, `Deal ${index}`)
  const countIn = (stageId: typeof lead.id) =>
    crm.models.deals.countDocuments({ workspaceId: objectId(team.workspaceId), stageId: objectId(stageId) })
  slowDown(database(), crm, MS_EACH)

  const { undoId } = await pipelines.removeStage(owner(), { stageId: lead.id }, { how: 'archive', to: qualified.id })
  expect(await countIn(lead.id)).toBeGreaterThan(0)
  await work()
  expect([await countIn(lead.id), await countIn(qualified.id)]).toEqual([0, MANY])
  if (undoId === null) throw new Error('There is nothing to undo')
  await undo.undo(owner(), undoId)
  await work()
  expect([await countIn(lead.id), await countIn(qualified.id)]).toEqual([MANY, 0])
})

test('Everything that a removed member owned is handed over, and given back by the undo', async () => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner } = team
  const rep = await team.join('rep', 'Roman')
  await manyContacts(crm, team, 'Name,Owner', ',Roman')
  const countOf = (member: Member) =>
    crm.models.contacts.countDocuments({ workspaceId: objectId(team.workspaceId), ownerId: objectId(member.id) })
  expect(await countOf(rep)).toBe(MANY)
  slowDown(database(), crm, MS_EACH)

  const { departures, undo } = crm.services
  const { undoId } = await departures.remove(owner(), rep.id, { to: owner.id, toTeam: [] })
  expect(await countOf(rep)).toBeGreaterThan(0)
  const jobActor = (name: string) =>
    ({ workspaceId: team.workspaceId, memberId: null, channel: 'job', commandId: `${name}-${rep.id}` }) as const
  const left = await crm.jobs.findOne({ kind: HAND_OVER_JOB.kind, 'payload.memberId': rep.id }).orFail().lean()
  await departures.finishHandover(jobActor('finish'), HAND_OVER_JOB.payload.parse(left.payload))
  expect([await countOf(rep), await countOf(owner)]).toEqual([0, MANY])

  if (undoId === null) throw new Error('There is nothing to undo')
  await undo.undo(owner(), undoId)
  const back = await crm.jobs.findOne({ kind: GIVE_BACK_JOB.kind, 'payload.memberId': rep.id }).orFail().lean()
  await departures.finishGivingBack(jobActor('back'), GIVE_BACK_JOB.payload.parse(back.payload))
  expect([await countOf(rep), await countOf(owner)]).toEqual([MANY, 0])
})

test('Everything about a merged contact follows, and goes back when the merge is undone', async () => {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const { contacts, undo, followMerge } = crm.services
  const add = async (name: string): Promise<ContactId> => (await contacts.add(owner(), { name })).id
  const [primary, losing] = [await add('One'), await add('Two')]
  const notes = Array.from({ length: MANY }, (_, index) => ({
    workspaceId: objectId(workspaceId),
    text: `Note ${index}`,
    contactId: objectId(losing),
    source: 'manual' as const,
  }))
  await crm.models.notes.insertMany(notes)
  const countOn = (id: ContactId) =>
    crm.models.notes.countDocuments({ workspaceId: objectId(workspaceId), contactId: objectId(id) })
  const follow = () => crm.workJobs({ 'merge.follow': createFollowMergeHandler({ follow: followMerge }) })
  slowDown(database(), crm, MS_EACH)

  const { undoId } = await contacts.merge(owner(), { primary, losing })
  expect(await countOn(losing)).toBeGreaterThan(0)
  await follow()
  expect([await countOn(primary), await countOn(losing)]).toEqual([MANY, 0])
  await undo.undo(owner(), undoId)
  await follow()
  expect([await countOn(primary), await countOn(losing)]).toEqual([0, MANY])
})

test('A change of one record that takes too long is refused, and nothing of it is stored', async () => {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  slowDown(database(), crm, 6_000)
  await expect(crm.services.contacts.add(owner(), { name: 'Anna' })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    details: { reason: 'too-slow' },
  })
  expect(await crm.models.contacts.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(0)
})
