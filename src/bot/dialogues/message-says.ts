/** What a message said about a record, by field: as the line that began it, or as the answer to a question. */
import { fieldProblemOf } from '../../language/field-problem.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { EditedKind } from '../screens/edited-record.ts'
import type { FieldAnswer, FieldValues } from './field-asking.ts'
import { contactAnswer, contactLine, dealAnswer, dealOf, type LineAnswerDeps, readOne } from './line-answers.ts'
import { readDealLine } from './line-reader.ts'
import { parseTask, parseWhen } from './task-questions.ts'

function all(name: string, answer: FieldAnswer | null): FieldValues | null {
  if (answer === null) return null
  const { also = {}, isElsewhere, ...own } = answer
  return isElsewhere === true ? also : { ...also, [name]: own }
}

function field(table: FieldTable, name: string, text: string, deps: LineAnswerDeps): FieldValues | null {
  const value = readOne(table, name, text, deps.settings)
  return value === null ? null : { [name]: value }
}

function taskSays(question: string | null, text: string, { settings }: LineAnswerDeps): FieldValues | null {
  if (question === 'task.due') {
    const due = parseWhen(text, settings)
    return { due: { input: due, typed: text, shown: due } }
  }
  const { title, due, trouble } = parseTask(text, settings)
  if (trouble !== undefined) return null
  return {
    title: { input: title, typed: title, shown: title },
    ...(due !== undefined && { due: { input: due, typed: text, shown: due } }),
  }
}

type Says = (question: string | null, text: string, deps: LineAnswerDeps) => FieldValues | null

const SAYS: Record<EditedKind, Says> = {
  contact(question, text, deps) {
    if (question === null) return contactLine(text, deps)
    const name = question.replace('contact.', '')
    return all(name, contactAnswer(name, text, deps)) ?? field(deps.fields.contact, name, text, deps)
  },
  company: (question, text, deps) =>
    question === null ? null : field(deps.fields.company, question.replace('company.', ''), text, deps),
  deal(question, text, deps) {
    if (question === null) {
      const read = readDealLine(text, deps.settings)
      return read === null ? null : dealOf(read, text, deps)
    }
    const name = question.replace('deal.', '')
    return all(name, dealAnswer(name, text, deps)) ?? field(deps.fields.deal, name, text, deps)
  },
  task: taskSays,
}

/** @param question null for the line that began the dialogue @returns null if it cannot be read as that */
export function messageSays(
  kind: EditedKind,
  question: string | null,
  text: string,
  deps: LineAnswerDeps,
): FieldValues | null {
  try {
    return SAYS[kind](question, text, deps)
  } catch (error) {
    if (fieldProblemOf(error) === null) throw error
    return null
  }
}
