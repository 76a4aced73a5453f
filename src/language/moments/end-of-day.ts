/** “EOD”, “by the end of the day”, “до кінця дня”: today as a whole, or the day that is named beside it. Pure. */
import { words } from './date-words.ts'

const END_OF_DAY = words(
  '(?:by |at )?(?:(?:the )?end of (?:the )?(?:business )?day|(?:the )?end of (?=today|tomorrow)|eod|cob|close of (?:business|play))|(?:до|під|на|в|у) кін(?:ця|ець|ці) (?:цього |сьогоднішнього )?(?:робочого )?дня|до кінця (?=сьогодні|завтра)|наприкінці (?:робочого )?дня',
)

export function findEndOfDay(folded: string): { readonly start: number; readonly end: number } | null {
  const [match] = [...folded.matchAll(END_OF_DAY)]
  return match === undefined ? null : { start: match.index, end: match.index + match[0].length }
}
