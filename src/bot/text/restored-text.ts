/** What came back from the trash, and what did not. */
import type { Restored } from '../../services/trash/restore.ts'
import type { Translate } from './i18n.ts'

export function restoredText({ name, tasks, along, without, company }: Restored, t: Translate): string {
  return [
    t('trash-restored', { name }),
    ...(along.length === 0 ? [] : [t('trash-restored-along', { names: along.join(', ') })]),
    ...(tasks === 0 ? [] : [t('trash-restored-tasks', { count: tasks })]),
    ...(company === null ? [] : [t('trash-restored-company', { name: company })]),
    ...(without.length === 0 ? [] : [t('trash-restored-without', { names: without.join(', ') })]),
  ].join(' ')
}
