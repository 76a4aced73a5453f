/** A lead that nobody answers in the time that the workspace gives. */
import { describe, expect, test } from 'vitest'

import { createTellLateHandler } from '../../../src/jobs/tell-late.ts'
import { type DealId, idOf, objectId } from '../../../src/models/ids.ts'
import type { JobRecord } from '../../../src/models/job.ts'
import { refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { newsOf } from '../../support/lead-intake.ts'
import { openRules } from '../../support/rule-scene.ts'

const database = sharedDatabase()
const MINUTE = 60_000

async function opened() {
  const scene = await openRules(database())
  const { crm, team, records } = scene
  const anna = await team.join('rep', 'Anna')
  const manager = await team.join('manager', 'Mona')
  await scene.makeRule({ name: 'All', people: [[anna.id, 1]] })
  await crm.services.responseTarget.set(team.owner(), 15)
  const { handle } = createTellLateHandler({ tellLate: crm.services.tellLate })
  const waiting = { workspaceId: objectId(team.workspaceId), kind: 'lead.response', status: 'ready' as const }
  const run = (item: JobRecord) =>
    handle({ item, signal: new AbortController().signal, isLastAttempt: false, heartbeat: async () => true })
  return {
    ...scene,
    anna,
    manager,
    run,
    /** Every due one, as the queue does. */
    async work() {
      const due = await crm.jobs.find({ ...waiting, runAt: { $lte: crm.now() } }).lean()
      for (const job of due) {
        await run(job)
        await crm.jobs.updateOne({ _id: job._id }, { $set: { status: 'done' } })
      }
      return due
    },
    planned: () => crm.jobs.find(waiting).lean(),
    async late() {
      const news = await newsOf(crm, team)
      return news.filter(({ news: { kind } }) => kind === 'response-late').map(({ memberId }) => memberId)
    },
    async newest(): Promise<DealId> {
      const deal = (await records.deals()).at(-1)
      if (deal === undefined) throw new Error('No deal')
      return idOf(deal._id)
    },
  }
}

describe('When the time to answer a lead is over', () => {
  test('its owner and the leaders are told once, even if the job is repeated', async () => {
    const { crm, team, lead, work, run, late, anna, manager } = await opened()
    await lead({})
    crm.passTime(15 * MINUTE - 5_000)
    expect(await work()).toEqual([])
    crm.passTime(6_000)
    const [job] = await work()
    if (job === undefined) throw new Error('Nothing was due')
    const told = [anna.id, manager.id, team.owner.id].toSorted()
    expect((await late()).toSorted()).toEqual(told)
    await run(job)
    expect((await late()).toSorted()).toEqual(told)
  })

  test('nobody is told about one that a member has answered, or that was closed; a claim is no answer', async () => {
    const { crm, lead, work, late, newest, anna } = await opened()
    const { notes, deals } = crm.services
    await lead({})
    await notes.add(anna(), { text: 'Called', dealId: await newest() })
    await lead({})
    const { stage } = await deals.get(anna(), await newest())
    await deals.move(anna(), await newest(), { wish: { to: 'lost', reason: 'Spam' }, from: stage.id })
    await lead({})
    await deals.claim(anna(), await newest())
    crm.passTime(16 * MINUTE)
    expect(await work()).toHaveLength(3)
    expect(new Set(await late()).size).toBe(3)
    expect(await late()).toHaveLength(3)
  })

  test('the leaders are told, though all of them are away, if nobody owns it', async () => {
    const { crm, team, lead, work, late, newest, manager } = await opened()
    await lead({})
    await crm.models.deals.updateOne(
      { workspaceId: objectId(team.workspaceId), _id: objectId(await newest()) },
      { $unset: { ownerId: 1 } },
    )
    for (const actor of [manager(), team.owner()]) {
      await crm.services.absence.set(actor, actor.memberId, { from: crm.now(), until: null })
    }
    crm.passTime(16 * MINUTE)
    await work()
    expect((await late()).toSorted()).toEqual([manager.id, team.owner.id].toSorted())
  })

  test('an answer just before the message is sent makes it no news', async () => {
    const { crm, lead, work, newest, team, anna, manager } = await opened()
    await lead({})
    crm.passTime(16 * MINUTE)
    await work()
    const news = (await newsOf(crm, team)).at(-1)
    const reader = { ...manager(), timeZone: 'UTC' }
    const payload = { by: null, news: news?.news as never }
    expect(await crm.services.readNews(reader, payload)).toMatchObject({
      kind: 'response-late',
      minutes: 15,
      ownerName: 'Anna',
      isTheirs: false,
    })
    await crm.services.notes.add(anna(), { text: 'Called', dealId: await newest() })
    expect(await crm.services.readNews(reader, payload)).toBeNull()
  })

  test('more time holds for leads that wait, and none at all for any; without a target nothing is planned', async () => {
    const { crm, team, lead, work, late, planned } = await opened()
    await lead({})
    await crm.services.responseTarget.set(team.owner(), 60)
    crm.passTime(16 * MINUTE)
    await work()
    expect(await late()).toEqual([])
    expect(await planned()).toHaveLength(1)
    const { undoId } = await crm.services.responseTarget.set(team.owner(), null)
    crm.passTime(60 * MINUTE)
    await work()
    expect(await late()).toEqual([])
    await lead({})
    expect(await planned()).toEqual([])
    if (undoId !== null) await crm.services.undo.undo(team.owner(), undoId)
    expect(await crm.services.responseTarget.get(team.owner())).toBe(60)
    await expect(crm.services.responseTarget.set(team.owner(), 0)).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'not-minutes' }),
    )
  })
})
