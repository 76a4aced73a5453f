/** A list as the argument of a button: one letter for what it is, and its filter. */
import { LISTED_KINDS, type ListRef } from '../../services/lists/list-ref.ts'
import type { ViewKind } from '../../models/view.ts'
import { VIEW_KINDS } from '../../services/views/view-orders.ts'
import type { PipelineId } from '../../models/ids.ts'
import { type Argument, packedId } from './argument.ts'
import { companiesPlace, contactsPlace, peoplePlace, stagePlace } from './list-place.ts'
import { taskListPlace } from './task-place.ts'
import { aView } from './view-acts.ts'
import { shorterText } from './typed-argument.ts'

const LETTERS = { contacts: 'c', people: 'p', companies: 'o', board: 'b', stage: 's', tasks: 't', view: 'v' } as const
/** A search has one for each kind, in the order of the kinds. */
const SEARCH_LETTERS = 'wxyz'
const VIEW_LETTERS: Readonly<Record<ViewKind, string>> = { contact: 'c', company: 'o', deal: 'd' }
const MINE = 'm'
const ALL = 'a'
const aPipeline = packedId<PipelineId>()

function writeRest(list: Exclude<ListRef, { in: 'search' }>): string {
  switch (list.in) {
    case 'contacts':
      return contactsPlace.encode({ order: list.order, mine: list.mine })
    case 'people':
      return peoplePlace.encode({ company: list.company })
    case 'companies':
      return companiesPlace.encode({ mine: list.mine })
    case 'board':
      return `${list.mine ? MINE : ALL}${list.pipelineId === undefined ? '' : aPipeline.encode(list.pipelineId)}`
    case 'stage':
      return stagePlace.encode({ stageId: list.stageId, mine: list.mine })
    case 'view':
      return `${VIEW_LETTERS[list.kind]}${aView.encode(list.view)}`
    case 'tasks':
      return taskListPlace.encode({ of: list.of, part: list.part })
  }
}

function readContacts(text: string): ListRef | null {
  const place = contactsPlace.decode(text)
  return place && { in: 'contacts', kind: 'contact', order: place.order, mine: place.mine === true }
}

function readPeople(text: string): ListRef | null {
  const place = peoplePlace.decode(text)
  return place && { in: 'people', kind: 'contact', company: place.company }
}

function readCompanies(text: string): ListRef | null {
  const place = companiesPlace.decode(text)
  return place && { in: 'companies', kind: 'company', mine: place.mine === true }
}

/** Of the default pipeline, as earlier versions wrote it, or of the one behind the letter. */
function readBoard(text: string): ListRef | null {
  const [letter, rest] = [text.charAt(0), text.slice(1)]
  if (letter !== MINE && letter !== ALL) return null
  const board = { in: 'board', kind: 'deal', mine: letter === MINE } as const
  if (rest === '') return board
  const pipelineId = aPipeline.decode(rest)
  return pipelineId && { ...board, pipelineId }
}

function readStage(text: string): ListRef | null {
  const place = stagePlace.decode(text)
  return place && { in: 'stage', kind: 'deal', stageId: place.stageId, mine: place.mine === true }
}

function readTasks(text: string): ListRef | null {
  const query = taskListPlace.decode(text)
  return query && { in: 'tasks', kind: 'task', of: query.of, part: query.part }
}

function readView(text: string): ListRef | null {
  const kind = VIEW_KINDS.find((one) => VIEW_LETTERS[one] === text.charAt(0))
  const view = aView.decode(text.slice(1))
  return kind === undefined || view === null ? null : { in: 'view', kind, view }
}

function readSearch(letter: string, rest: string): ListRef | null {
  const kind = letter === '' ? undefined : LISTED_KINDS[SEARCH_LETTERS.indexOf(letter)]
  const text = shorterText.decode(rest)
  return kind === undefined || text === null || text === '' ? null : { in: 'search', kind, text }
}

export const listArgument: Argument<ListRef, 34> = {
  size: 34,
  encode(list) {
    if (list.in !== 'search') return `${LETTERS[list.in]}${writeRest(list)}`
    return `${SEARCH_LETTERS.charAt(LISTED_KINDS.indexOf(list.kind))}${shorterText.encode(list.text)}`
  },
  decode(text) {
    const [letter, rest] = [text.charAt(0), text.slice(1)]
    switch (letter) {
      case LETTERS.contacts:
        return readContacts(rest)
      case LETTERS.people:
        return readPeople(rest)
      case LETTERS.companies:
        return readCompanies(rest)
      case LETTERS.board:
        return readBoard(rest)
      case LETTERS.stage:
        return readStage(rest)
      case LETTERS.tasks:
        return readTasks(rest)
      case LETTERS.view:
        return readView(rest)
      default:
        return readSearch(letter, rest)
    }
  },
}

/** Whether a button can say what was searched for. */
export function fitsIntoButton(text: string): boolean {
  return shorterText.encode(text) !== ''
}
