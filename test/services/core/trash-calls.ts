/** The part of the table in service-calls.ts about deleting, the trash, and what reps may see and delete. */
import type { TaskId } from '../../../src/models/ids.ts'
import type { CallOf, Scene } from './matrix-call.ts'

const LEADERS = 'owner admin manager'

async function aDeletedTask({ crm, team }: Scene): Promise<{ readonly kind: 'task'; readonly id: TaskId }> {
  const { id } = await crm.services.tasks.add(team.owner(), { title: 'Call', due: { date: '2035-01-02' } })
  await crm.services.tasks.delete(team.owner(), id)
  return { kind: 'task', id }
}

export const TRASH_CALLS: Record<string, CallOf> = {
  'workspaces.setRule': ['owner admin', ({ crm, me }) => crm.services.workspaces.setRule(me(), 'deletion', 'team')],
  previewDeletion: [
    'owner admin manager rep',
    ({ crm, me, contactId: id }) => crm.services.previewDeletion(me(), { kind: 'contact', id }),
  ],
  'trash.list': [LEADERS, ({ crm, me }) => crm.services.trash.list(me(), { kind: 'deal', limit: 1 })],
  'trash.get': [LEADERS, async (scene) => scene.crm.services.trash.get(scene.me(), await aDeletedTask(scene))],
  'trash.restore': [
    LEADERS,
    async (scene) => scene.crm.services.trash.restore(scene.me(), await aDeletedTask(scene), false),
  ],
}
