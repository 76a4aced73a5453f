/** Where a deal of a file stands, by the words of English, Ukrainian and Russian exports. Pure. */
import { fold } from '../search/search-words.ts'
import type { SyncStage } from '../sync/sync-adapter.ts'

const WON =
  /^(?:won|closed ?won|успішно|виграно|виграна|угоду виграно|успешно реализовано|успішно реалізовано|сделка успешна|выиграна|success)/u
const LOST =
  /^(?:lost|closed ?lost|програно|програна|провал|закрыто и не реализовано|закрито і не реалізовано|сделка проиграна|проиграна|failed|apology)/u

/** Null if the file does not say. @param status “won”, “lost” or “open”, where that is a column of its own */
export function readStage(stage: string, status: string, lostReason: string): SyncStage | null {
  const said = [status, stage].filter((text) => text !== '')
  if (said.length === 0) return null
  const is = (words: RegExp): boolean => said.some((text) => words.test(fold(text).replaceAll('ё', 'е')))
  const kind = is(WON) ? 'won' : is(LOST) ? 'lost' : 'open'
  return { name: stage, kind, ...(kind === 'lost' && lostReason !== '' && { lostReason }) }
}
