import { asId } from '../../support/as-id.ts'
import { createHmac } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import type { NewLeadSource } from '../../../src/services/leads/source-secrets.ts'
import { refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { ANNA, APP_SECRET, change, notification, openFacebook, TOKEN } from '../../support/facebook-source.ts'
import { graphError, graphLead, graphServer } from '../../support/graph-server.ts'
import { createSource, workLeads } from '../../support/lead-intake.ts'
import { recordedLog } from '../../support/recorded-log.ts'

const database = sharedDatabase()
const graph = graphServer()

const opened = (more?: Partial<NewLeadSource>) => openFacebook(database(), graph.url(), more)

describe('A lead that Facebook only refers to', () => {
  test('is fetched with the page’s token and becomes a contact and a deal', async () => {
    const { send, work, records } = await opened()
    graph.answer(
      '444',
      graphLead('444', { ...ANNA, job_title: 'Buyer', company_name: 'Acme', 'how_many_seats?': '25' }),
    )
    expect((await send(notification('444'))).status).toBe(200)
    await work()
    expect(await records.contacts()).toMatchObject([
      { displayName: 'Anna Koval', emails: [{ value: 'anna@example.com' }], jobTitle: 'Buyer' },
    ])
    expect(await records.deals()).toHaveLength(1)
    const [note] = await records.notes()
    expect(note?.text).toContain('how_many_seats?: 25')
    expect(note?.text).toContain('Form: 333')
    expect(await records.deliveries()).toMatchObject([{ status: 'done', attempts: 0 }])
    const proof = createHmac('sha256', APP_SECRET).update(TOKEN).digest('hex')
    expect(graph.asked.map(({ id, authorization, query }) => [id, authorization, Object.fromEntries(query)])).toEqual([
      ['444', `Bearer ${TOKEN}`, { fields: 'created_time,id,ad_id,form_id,field_data', appsecret_proof: proof }],
    ])
  })

  test('combines first and last name, and is fetched once however often it is referred to', async () => {
    const { send, work, records } = await opened()
    graph.answer('445', graphLead('445', { first_name: 'Anna', last_name: 'Koval', email: 'anna@example.com' }))
    await send(notification('445', 445))
    await work()
    expect(await records.contacts()).toMatchObject([{ displayName: 'Anna Koval' }])
    expect(graph.asked).toHaveLength(1)
  })

  test('among several in one delivery is a lead of its own', async () => {
    const { send, work, records } = await opened()
    for (const id of ['1', '2', '3']) graph.answer(id, graphLead(id, { email: `p${id}@example.com` }))
    const { entry } = notification('1', '2')
    await send({ object: 'page', entry: [...entry, { id: '9', changes: [change('3'), { field: 'feed', value: {} }] }] })
    await work()
    expect(await records.contacts()).toHaveLength(3)
    expect(await records.deals()).toHaveLength(3)
  })

  test('is not fetched when its answers were sent along', async () => {
    const { send, work, records } = await opened()
    const value = { leadgen_id: '7', field_data: [{ name: 'email', values: ['anna@example.com'] }] }
    await send({ object: 'page', entry: [{ id: '1', changes: [{ field: 'leadgen', value }] }] })
    await work()
    expect(await records.contacts()).toHaveLength(1)
    expect(graph.asked).toEqual([])
  })

  test('is fetched in a separate lane, so that no other lead waits while Facebook hangs', async () => {
    const { crm, team, send, work, records } = await opened()
    graph.answerAll(() => {})
    await send(notification('8'))
    await work()
    const [job] = await crm.jobs.find({ workspaceId: objectId(team.workspaceId), kind: 'lead.fetch-answers' }).lean()
    expect(job?.lane).toMatch(/^answers:[0-3]$/u)
    expect(await records.deliveries()).toMatchObject([
      { status: 'pending', attempts: 1, problem: 'answers-unreachable' },
    ])
  })

  test('shows its answers where fields are chosen, and is mapped again without being fetched again', async () => {
    const { crm, team, source, send, work, records } = await opened()
    graph.answer('9', graphLead('9', { question_1: 'anna@example.com' }))
    await send(notification('9'))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem: 'nobody-to-contact' }])
    const choices = await crm.services.deliveries.mappingChoices(team.owner(), source.id)
    expect(choices?.leaves).toEqual([{ path: 'question_1', example: 'anna@example.com' }])
    await crm.services.leadSources.setMapping(team.owner(), source.id, { email: 'question_1' })
    await work()
    expect(await records.contacts()).toHaveLength(1)
    expect(graph.asked).toHaveLength(1)
  })
})

describe('The page’s token', () => {
  test('that is missing leaves leads waiting, and they are created once it is given', async () => {
    const { crm, team, source, send, work, told, records } = await opened({})
    graph.answer('10', graphLead('10', ANNA))
    await send(notification('10'))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem: 'token-missing' }])
    expect(graph.asked).toEqual([])
    expect(await told()).toBe(1)
    expect((await crm.services.leadSources.get(team.owner(), source.id)).hasToken).toBe(false)
    expect(await crm.services.leadSources.setToken(team.owner(), source.id, TOKEN)).toEqual({ retried: 1 })
    await work()
    expect(await records.contacts()).toHaveLength(1)
    expect((await crm.services.leadSources.get(team.owner(), source.id)).hasToken).toBe(true)
  })

  test('that is refused is reported to the admins, and the lead is created with a new token', async () => {
    const { crm, team, source, send, work, told, records } = await opened()
    graph.answerAll(graphError(400, 190, { error_subcode: 463 }))
    await send(notification('11'))
    await work()
    const [delivery] = await records.deliveries()
    expect(delivery).toMatchObject({ status: 'needs_mapping', problem: 'token-refused' })
    expect(await told()).toBe(1)
    graph.answerAll(graphLead('11', ANNA))
    await crm.services.deliveries.retry(team.owner(), asId(delivery?._id.toHexString()))
    await work()
    expect(await records.contacts()).toHaveLength(1)
    expect(await records.deliveries()).toMatchObject([{ status: 'done' }])
    await expect(crm.services.leadSources.setToken(team.owner(), source.id, 'too short')).rejects.toThrow(
      expect.objectContaining(refusal('VALIDATION', { problem: 'not-a-token' })),
    )
  })

  test('that was changed while the previous one was being refused is tried at once', async () => {
    const { crm, team, source, send, work, records } = await opened()
    const other = `EAAC${'z'.repeat(40)}`
    graph.answerAll((request, response) => {
      if (request.headers.authorization === `Bearer ${other}`) return graphLead('12', ANNA)(request, response)
      void crm.services.leadSources
        .setToken(team.owner(), source.id, other)
        .then(() => graphError(401, 190)(request, response))
    })
    await send(notification('12'))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'done' }])
  })

  test('is stored encrypted, is removed with the source, and is in no event, command, job or log line', async () => {
    const { crm, team, source, send, records } = await opened()
    await crm.services.leadSources.setToken(team.owner(), source.id, TOKEN)
    graph.answerAll(graphError(500, 2, { message: `Echoes ${TOKEN}` }))
    await send(notification('13'))
    const { log, lines } = recordedLog()
    await workLeads(crm, team.workspaceId, () => 0.5, log)
    const workspaceId = objectId(team.workspaceId)
    const kept = JSON.stringify([
      await records.sources(),
      await records.deliveries(),
      await records.events(),
      await crm.models.commands.find({ workspaceId }).lean(),
      await crm.jobs.find({ workspaceId }).lean(),
      lines(),
    ])
    expect(kept).not.toContain(TOKEN)
    await crm.services.leadSources.delete(team.owner(), source.id)
    expect(await records.sources()).toMatchObject([{ sealedToken: null, secrets: [] }])
  })

  test('is only for Facebook, and only for admins', async () => {
    const { crm, team, source } = await opened()
    const rep = await team.join('rep')
    const generic = await createSource(team, crm, 'generic')
    const { setToken } = crm.services.leadSources
    await expect(setToken(rep(), source.id, TOKEN)).rejects.toMatchObject(refusal('FORBIDDEN'))
    await expect(setToken(team.owner(), generic.id, TOKEN)).rejects.toMatchObject({ code: 'VALIDATION' })
  })
})

describe('An invalid reference', () => {
  test.each([['../me'], ['1?fields=x'], [{}], [2 ** 53 + 2], ['']])('%j is never requested', async (id) => {
    const { send, work, records } = await opened()
    await send(notification(id))
    await work()
    expect(graph.asked).toEqual([])
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem: 'unknown-shape' }])
  })
})

describe('A paused source', () => {
  test('fetches nothing until it is resumed', async () => {
    const { crm, team, source, send, work, records } = await opened()
    graph.answer('30', graphLead('30', ANNA))
    await crm.services.leadSources.setStatus(team.owner(), source.id, 'paused')
    await send(notification('30'))
    await work()
    expect(graph.asked).toEqual([])
    await crm.services.leadSources.setStatus(team.owner(), source.id, 'active')
    await work()
    expect(await records.contacts()).toHaveLength(1)
  })
})
