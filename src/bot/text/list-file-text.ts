/** Lists that become files, in words: what is in them, how far the file is, and what it is called. */
import type { ListFormat, ListRef } from '../../services/lists/list-ref.ts'
import type { OpenedList } from '../../services/lists/read-list.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import type { Translate } from './i18n.ts'

const MAX_NAME_UNITS = 60

/** “Contacts · only mine”, “Tasks · Anna Berg”. */
export function listTitle(list: ListRef, name: string | null, t: Translate): string {
  const about = name === null ? [] : [cutToUnits(name.replace(/\s+/gu, ' '), MAX_NAME_UNITS)]
  const isMine = 'mine' in list && list.mine
  const part = list.in === 'tasks' ? [t(`tasks-part-${list.part}`)] : []
  return [t(`list-of-${list.kind}`), ...about, ...part, ...(isMine ? [t('contacts-scope-mine')] : [])].join(' · ')
}

type Counted = Pick<OpenedList, 'name' | 'count'>

/** With how many records are in it. */
export function listLine(list: ListRef, { name, count }: Counted, t: Translate): string {
  return `📤 ${listTitle(list, name, t)} · ${t('list-count', { count })}`
}

/** @param done how many records are in the file already */
export function listProgress(list: ListRef, counted: Counted, done: number, t: Translate): string {
  const { count } = counted
  const how = done === 0 ? t('list-file-making') : t('list-file-progress', { done, count })
  return `${listLine(list, counted, t)}\n⏳ ${how}`
}

/** @param day of the reader, `YYYY-MM-DD` */
export function listFileName(list: ListRef, format: ListFormat, day: string, t: Translate): string {
  return `${t(`list-file-${list.kind}`)}-${day}.${format}`
}
