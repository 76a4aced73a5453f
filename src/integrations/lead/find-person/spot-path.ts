/** The path of a value in the form that a mapping keeps. */
import { joinPath, joinSelector } from '../../body/json-path.ts'
import type { Spot } from './place.ts'

export function spotPath({ parent, key, selector }: Spot): string {
  if (parent === null) return ''
  const before = spotPath(parent)
  return selector === undefined ? joinPath(before, key) : joinSelector(before, selector.by, selector.equals)
}
