/** A note in pages: as much of it as one message can show, and one typed message can replace. */
import { partsOf, withPart } from '../../language/cut-text.ts'

/** UTF-16 code units: a message has room for 4,096, including what stands above. */
const PAGE_UNITS = 3_800

/** None if the note has only files. */
export function notePages(text: string): readonly string[] {
  return partsOf(text, PAGE_UNITS)
}

/** The whole note with another text for one of its pages, counted from 0. */
export function withPage(text: string, page: number, typed: string): string {
  return withPart(text, PAGE_UNITS, page, typed)
}
