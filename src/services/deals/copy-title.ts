/** What a copy of a deal is called: “Website” becomes “Website (2)”, and “Website (2)” becomes “Website (3)”. Pure. */
import { cutToUnits } from '../../language/cut-text.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'

const NUMBERED = /^(?<base>.*\S) \((?<number>[1-9]\d{0,3})\)$/su

export function copyTitle(title: string): string {
  const { base = title, number = '1' } = NUMBERED.exec(title)?.groups ?? {}
  const mark = ` (${Number(number) + 1})`
  return `${cutToUnits(base, MAX_SINGLE_LINE_LENGTH - mark.length)}${mark}`
}
