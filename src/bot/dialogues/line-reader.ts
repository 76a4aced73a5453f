/** The reader of typed lines, as dialogues use it: an answer is read as the line would be, without a look at known records. */
import { LRUCache } from 'lru-cache'

import { type ReadLine, readingOf as readAs, readLine } from '../../language/lines/read-line.ts'
import type { ContactReading, DealReading } from '../../language/lines/reading.ts'
import { type DialogueSettings, readingOf } from './dialogue-settings.ts'

/** With every answer a dialogue is replayed, and reads all earlier answers again. */
const known = new LRUCache<string, ReadLine>({ max: 1_000 })

function readOnce(text: string, settings: DialogueSettings): ReadLine {
  const { locale, timeZone, now, region, currency } = settings
  const key = [locale, timeZone, now, region, currency, text].join('\n')
  const read = known.get(key) ?? readLine(text, readingOf(settings))
  known.set(key, read)
  return read
}

/** @returns null unless the line most likely is a contact */
export function readAsContact(text: string, settings: DialogueSettings): ContactReading | null {
  const [best] = readOnce(text, settings).readings
  return best.kind === 'contact' ? best : null
}

/** A line that began a deal. @returns null if it can't be read as one */
export function readDealLine(text: string, settings: DialogueSettings): DealReading | null {
  return readAs(readOnce(text, settings), 'deal')
}

/** What was typed about a deal, without the word for it. @returns null if nothing is left for a deal */
export function readAsDeal(text: string, settings: DialogueSettings): DealReading | null {
  return readDealLine(`deal ${text}`, settings)
}
