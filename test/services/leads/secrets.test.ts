/** No message that shows a lead source's secret stays, whatever happens in between. */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { DELETE_MESSAGE_JOB } from '../../../src/services/notifications/delete-message-job.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const INPUT = { name: 'Form', provider: 'standard', routing: 'team', memberIds: [] } as const

test('A command repeated after a crash shows another secret, and the deletion of each message is promised', async () => {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const { leadSources } = crm.services
  const [creating, renewing] = [owner(), owner()]
  const promised = async () => {
    const jobs = await crm.jobs.find({ workspaceId: objectId(workspaceId), kind: DELETE_MESSAGE_JOB.kind }).lean()
    return jobs.map(({ payload }) => (payload as { messageId: number }).messageId).toSorted((a, b) => a - b)
  }
  const first = await leadSources.create(creating, INPUT, { chatId: 1, messageId: 1 })
  const again = await leadSources.create(creating, INPUT, { chatId: 1, messageId: 2 })
  expect(again).toMatchObject({ id: first.id })
  expect(again.secret).not.toBe(first.secret)
  expect(await promised()).toEqual([1, 2])
  const renewed = await leadSources.rotate(renewing, first.id, { chatId: 1, messageId: 3 })
  expect((await leadSources.rotate(renewing, first.id, { chatId: 1, messageId: 4 })).secret).not.toBe(renewed.secret)
  expect(await promised()).toEqual([1, 2, 3, 4])
  await expect(leadSources.rotate(owner(), asId('f'.repeat(24)), { chatId: 1, messageId: 5 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await promised()).toEqual([1, 2, 3, 4])
})
