/** The reader of typed lines, as dialogues use it: an answer is read as the line would be. */
import { type QuickAdd, type QuickDeal, readQuickAdd } from '../../language/read-quick-add.ts'
import { type DialogueSettings, readingOf } from './dialogue-settings.ts'

export function readAsLine(text: string, settings: DialogueSettings): QuickAdd {
  return readQuickAdd(text, readingOf(settings))
}

/** @returns null if nothing is left for a deal */
export function readAsDeal(text: string, settings: DialogueSettings): QuickDeal | null {
  const read = readAsLine(`deal ${text}`, settings)
  return read.kind === 'deal' ? read : null
}
