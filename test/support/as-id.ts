import type { Id } from '../../src/ids.ts'
import { ID_FORM } from '../../src/ids.ts'

/** An id that a test has as text, or that may be missing. Fails the test if there is none. */
export function asId<T extends Id>(text: string | null | undefined): T {
  if (text === null || text === undefined || !ID_FORM.test(text)) throw new Error(`Not an id: ${String(text)}`)
  return text as T
}
