/** The paths under which the event of a merge keeps values that the remaining record could not take. Pure. */

const LEFT = 'left.'

export function leftPath(path: string): string {
  return `${LEFT}${path}`
}

/** The path of the field; null for a path of another change. */
export function pathOfLeft(path: string): string | null {
  return path.startsWith(LEFT) ? path.slice(LEFT.length) : null
}
