/** A task without a date in the export: its `dueAt` is null, also in the schema, and no filter of times finds it. */
import { expect, it } from 'vitest'

import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

it('A task without a date is exported with null, and the document says that it can be', async () => {
  const { workspace, crm, app } = apiWorld(database())
  const { owner, get } = await workspace()
  const { tasks } = crm.services
  const { id } = await tasks.add(owner(), { title: 'Buy cable ties', due: null })
  const at = new Date(crm.now().getTime() + 60_000).toISOString()
  const { id: dated } = await tasks.add(owner(), { title: 'Call Anna', due: { at } })

  expect((await get('/tasks?fields=title,dueAt,allDay,remindAt')).body['data']).toEqual([
    { id, title: 'Buy cable ties', dueAt: null, allDay: false, remindAt: null },
    { id: dated, title: 'Call Anna', dueAt: at, allDay: false, remindAt: at },
  ])
  const ids = async (filter: string) => (await get(`/tasks?fields=title&${filter}`)).body['data']
  expect(await ids('due_from=1970-01-01T00:00:00Z')).toEqual([{ id: dated, title: 'Call Anna' }])
  expect(await ids('due_before=2100-01-01T00:00:00Z')).toEqual([{ id: dated, title: 'Call Anna' }])
  expect((await get('/export/tasks.csv?fields=title,dueAt')).body['text']).toBe(
    ['id,title,dueAt', `${id},Buy cable ties,`, `${dated},Call Anna,${at}`, ''].join('\r\n'),
  )
  const document = (await (await app.request('/openapi.json')).json()) as {
    components: { schemas: Record<string, { properties: Record<string, { type?: unknown }> }> }
  }
  expect(document.components.schemas['Task']?.properties['dueAt']?.type).toEqual(['string', 'null'])
})
