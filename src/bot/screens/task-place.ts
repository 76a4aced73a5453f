/** Where a task was opened from, and the pages of its lists, short enough for a button: the list as one letter, and ids. */
import type { CompanyId, ContactId, DealId, Id, MemberId, TaskId } from '../../models/ids.ts'
import { TASK_PARTS, type TaskListQuery, type TaskPart, type TasksOf } from '../../services/tasks/task-lists.ts'
import { type Argument, packedId } from './argument.ts'

/**
 * What a task's card leads back to: the agenda, or a page of a list. The record of a list is the task's own, and a
 * member's list leads back to its first page: more ids would not fit.
 */
export type TaskFrom =
  | { readonly kind: 'agenda' }
  | {
      readonly kind: 'mine' | 'team' | 'contact' | 'company' | 'deal'
      readonly part: TaskPart
      readonly after?: TaskId
    }
  | { readonly kind: 'member'; readonly part: TaskPart; readonly id: MemberId }

/** A task, and where it was opened from. */
export type TaskIn = { readonly id: TaskId; readonly from?: TaskFrom | undefined }

const KINDS = ['mine', 'team', 'member', 'contact', 'deal', 'company'] as const satisfies readonly TasksOf['kind'][]
type Kind = (typeof KINDS)[number]

/** One for each part of each kind of list; the agenda has the last one. */
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyA'
const AGENDA = 'z'
const ID_SIZE = 16

function letterOf(kind: Kind, part: TaskPart): string {
  return LETTERS.charAt(KINDS.indexOf(kind) * TASK_PARTS.length + TASK_PARTS.indexOf(part))
}

function listOf(letter: string): { readonly kind: Kind; readonly part: TaskPart } | null {
  const index = letter === '' ? -1 : LETTERS.indexOf(letter)
  const kind = KINDS[Math.floor(index / TASK_PARTS.length)]
  const part = TASK_PARTS[index % TASK_PARTS.length]
  return kind === undefined || part === undefined ? null : { kind, part }
}

const pack = (id: Id | undefined): string => (id === undefined ? '' : packedId().encode(id))

/** Undefined if there is no id, and null if it is not one. */
function unpack<T extends Id>(text: string): T | null | undefined {
  return text === '' ? undefined : packedId<T>().decode(text)
}

function writeFrom(from: TaskFrom): string {
  if (from.kind === 'agenda') return AGENDA
  return letterOf(from.kind, from.part) + pack(from.kind === 'member' ? from.id : from.after)
}

function readFrom(text: string): TaskFrom | null {
  if (text === AGENDA) return { kind: 'agenda' }
  const list = listOf(text.charAt(0))
  const id = unpack(text.slice(1))
  if (list === null || id === null) return null
  const { kind, part } = list
  if (kind === 'member') return id === undefined ? null : { kind, part, id: id as MemberId }
  return { kind, part, ...(id !== undefined && { after: id as TaskId }) }
}

/** The id in full if it was opened from nowhere in particular, as on cards from before; else packed, with the place. */
export const taskIn: Argument<TaskIn, 33> = {
  size: 33,
  encode: ({ id, from }) => (from === undefined ? id : `${pack(id)}${writeFrom(from)}`),
  decode(text) {
    const id = packedId<TaskId>().decode(text.length === 24 ? pack(text as TaskId) : text.slice(0, ID_SIZE))
    if (id === null) return null
    if (text.length === 24) return { id }
    const from = readFrom(text.slice(ID_SIZE))
    return from && { id, from }
  },
}

const isIdentified = (of: TasksOf): of is Extract<TasksOf, { readonly id: unknown }> => 'id' in of

function tasksOf(kind: Kind, id: Id | undefined): TasksOf | null {
  switch (kind) {
    case 'mine':
    case 'team':
      return { kind }
    case 'member':
      return id === undefined ? null : { kind, id: id as MemberId }
    case 'contact':
      return id === undefined ? null : { kind, id: id as ContactId }
    case 'company':
      return id === undefined ? null : { kind, id: id as CompanyId }
    case 'deal':
      return id === undefined ? null : { kind, id: id as DealId }
  }
}

/** A page of a list. */
export const taskListPlace: Argument<TaskListQuery, 33> = {
  size: 33,
  encode: ({ of, part, after }) =>
    `${letterOf(of.kind, part)}${pack(isIdentified(of) ? of.id : undefined)}${pack(after)}`,
  decode(text) {
    const list = listOf(text.charAt(0))
    if (list === null) return null
    const idEnd = 1 + (list.kind === 'mine' || list.kind === 'team' ? 0 : ID_SIZE)
    const [id, after] = [unpack(text.slice(1, idEnd)), unpack<TaskId>(text.slice(idEnd))]
    if (id === null || after === null) return null
    const of = tasksOf(list.kind, id)
    return of && { of, part: list.part, ...(after !== undefined && { after }) }
  },
}

/** What the cards of the tasks on a page lead back to. */
export function fromList({ of, part, after }: TaskListQuery): TaskFrom {
  if (of.kind === 'member') return { kind: of.kind, part, id: of.id }
  return { kind: of.kind, part, ...(after !== undefined && { after }) }
}
