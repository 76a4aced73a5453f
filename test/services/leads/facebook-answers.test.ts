import { describe, expect, test } from 'vitest'

import { MAX_FETCH_ATTEMPTS } from '../../../src/jobs/fetch-answers.ts'
import { sharedDatabase } from '../../support/database.ts'
import { ANNA, notification, openFacebook } from '../../support/facebook-source.ts'
import { type GraphAnswer, graphError, graphLead, graphServer, json } from '../../support/graph-server.ts'

const database = sharedDatabase()
const graph = graphServer()

const opened = () => openFacebook(database(), graph.url())

describe('An answer from Facebook', () => {
  const refused: readonly (readonly [string, GraphAnswer, string])[] = [
    ['that the permission is missing', graphError(403, 200), 'token-not-allowed'],
    ['that the proof is another app’s', graphError(400, 100, { message: 'Invalid appsecret_proof' }), 'token-refused'],
    ['that the lead is gone', graphError(400, 100, { error_subcode: 33 }), 'lead-gone'],
    ['that is 404', json(404, {}), 'lead-gone'],
    ['that is a refusal of another kind', graphError(400, 100), 'answers-refused'],
    ['that is not JSON', json(200, '<html>'), 'answers-unreadable'],
    [
      'that is nested too deeply',
      json(200, `{"field_data":${'['.repeat(200)}${']'.repeat(200)}}`),
      'answers-unreadable',
    ],
    ['that is huge', json(200, `{"field_data":["${'x'.repeat(300 * 1024)}"]}`), 'answers-unreadable'],
    ['that has no answers in it', json(200, { id: '20' }), 'answers-unreadable'],
    ['about another lead', graphLead('21', ANNA), 'answers-unreadable'],
  ]

  test.each(refused)('%s parks the delivery with its own reason', async (_what, answer, problem) => {
    const { send, work, told, records } = await opened()
    graph.answer('20', answer)
    await send(notification('20'))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem }])
    expect(await told()).toBe(1)
    expect(await records.contacts()).toEqual([])
  })

  test('that redirects elsewhere is not followed: the token goes nowhere else', async () => {
    const { send, work, records } = await opened()
    graph.answer('22', json(302, {}, { location: `${graph.url()}/23` }))
    await send(notification('22'))
    await work()
    expect(graph.asked.map(({ id }) => id)).toEqual(['22'])
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem: 'answers-unreadable' }])
  })

  test('to many leads of one delivery, too large together to be stored, parks it', async () => {
    const { send, work, records } = await opened()
    const ids = Array.from({ length: 80 }, (_, index) => String(1_000 + index))
    for (const id of ids)
      graph.answer(id, graphLead(id, { email: `p${id}@example.com`, story: 'x'.repeat(220 * 1024) }))
    await send(notification(...ids))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem: 'answers-unreadable' }])
    expect(graph.asked.length).toBeLessThan(ids.length)
  })

  const passing: readonly (readonly [string, GraphAnswer])[] = [
    ['500', graphError(500, 2)],
    ['429', json(429, {}, { 'retry-after': '120' })],
    ['a limit', graphError(400, 4)],
    ['a broken connection', (request) => void request.socket.destroy()],
    ['nothing in time', () => {}],
  ]

  test.each(passing)('that is %s is retried later, and the lead is created', async (_what, answer) => {
    const { crm, send, work, told, records } = await opened()
    graph.answer('24', answer)
    await send(notification('24'))
    await work()
    expect(await records.deliveries()).toMatchObject([
      { status: 'pending', attempts: 1, problem: 'answers-unreachable' },
    ])
    expect(await told()).toBe(0)
    graph.answer('24', graphLead('24', ANNA))
    crm.passTime(5 * 60_000)
    await work()
    expect(await records.contacts()).toHaveLength(1)
    const [done] = await records.deliveries()
    expect(done).toMatchObject({ status: 'done', attempts: 0 })
    expect(done?.problem).toBeUndefined()
  })

  test('that asks us to wait is respected', async () => {
    const { crm, send, work } = await opened()
    graph.answerAll(json(429, {}, { 'retry-after': '120' }))
    await send(notification('25'))
    await work()
    crm.passTime(119_000)
    await work()
    expect(graph.asked).toHaveLength(1)
    crm.passTime(10_000)
    await work()
    expect(graph.asked).toHaveLength(2)
  })

  test('that never comes leaves the delivery dead, the admins notified, and a retry possible', async () => {
    const { crm, team, source, send, work, told, records } = await opened()
    graph.answerAll(graphError(503, 2))
    await send(notification('26'))
    for (let attempt = 0; attempt < MAX_FETCH_ATTEMPTS; attempt++) {
      await work()
      crm.passTime(60 * 60_000)
    }
    expect(await records.deliveries()).toMatchObject([{ status: 'dead', problem: 'answers-unreachable' }])
    expect(await told()).toBe(1)
    graph.answerAll(graphLead('26', ANNA))
    await crm.services.deliveries.retryFailed(team.owner(), source.id)
    await work()
    expect(await records.contacts()).toHaveLength(1)
  })

  test('that one lead of several is gone does not affect the others', async () => {
    const { send, work, records } = await opened()
    graph.answer('27', graphLead('27', ANNA))
    await send(notification('27', '28'))
    await work()
    expect(await records.contacts()).toHaveLength(1)
    expect(await records.deliveries()).toMatchObject([{ status: 'done', problem: 'some-leads-gone' }])
  })
})
