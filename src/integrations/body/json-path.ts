/** Reads values by a path such as `data.contacts[0]["e-mail"]`: only names and numbers, never evaluated. */
import { isJsonRecord, type Json, property } from './json.ts'

const MAX_PATH_LENGTH = 300
const MAX_STEPS = 64
/** A name, a number in brackets, `[*]` for all entries, or a quoted name in brackets. */
const STEP = /^(?:\.?(?<name>[^.[\]"]+)|\[(?<index>\d{1,6}|\*)\]|\[(?<quoted>"(?:[^"\\]|\\["\\])*")\])/u

/** @returns the steps, with '*' as null; or null if the text is not a path */
function parsePath(path: string): readonly (string | number | null)[] | null {
  if (path.length > MAX_PATH_LENGTH) return null
  const steps: (string | number | null)[] = []
  let rest = path.trim().replace(/^\$\.?/u, '')
  while (rest !== '') {
    const match = STEP.exec(rest)
    const groups = match?.groups
    if (!match || !groups || steps.length >= MAX_STEPS || (steps.length === 0 && rest.startsWith('.'))) return null
    const { name, index, quoted } = groups
    if (name !== undefined) {
      // Two names need a dot between them.
      if (steps.length > 0 && !rest.startsWith('.')) return null
      steps.push(name)
    } else if (quoted !== undefined) steps.push(quoted.slice(1, -1).replaceAll(/\\(["\\])/gu, '$1'))
    else steps.push(index === '*' ? null : Number(index))
    rest = rest.slice(match[0].length)
  }
  return steps.length === 0 ? null : steps
}

/** Whether a text can be used as a path. */
export function isJsonPath(path: string): boolean {
  return parsePath(path) !== null
}

/** All values at a path, in order; more than one only if the path has `[*]`. Inherited properties are never found. */
export function readAll(value: Json, path: string): readonly Json[] {
  const steps = parsePath(path)
  if (steps === null) return []
  let found: readonly Json[] = [value]
  for (const step of steps) {
    found = found.flatMap((part): readonly Json[] => {
      if (Array.isArray(part)) {
        const entries = part as readonly Json[]
        if (step === null) return entries
        const entry = entries[typeof step === 'number' ? step : Number.NaN]
        return entry === undefined ? [] : [entry]
      }
      const next = step === null ? undefined : property(part, String(step))
      return next === undefined ? [] : [next]
    })
  }
  return found
}

/** The value at a path, or undefined. */
export function readPath(value: Json, path: string): Json | undefined {
  return readAll(value, path)[0]
}

/** The path one step further, in the form that {@link readPath} reads. */
export function joinPath(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`
  if (!/^[^.[\]"$\s*][^.[\]"]*$/u.test(step) || step !== step.trim()) {
    return `${path}["${step.replaceAll(/["\\]/gu, String.raw`\$&`)}"]`
  }
  return path === '' ? step : `${path}.${step}`
}

/** A leaf of a payload and its path. */
export type Leaf = { readonly path: string; readonly key: string; readonly value: string | number | boolean }

/** The strings, numbers and booleans of a payload, in order, up to a limit. */
export function leavesOf(root: Json, maxCount: number): readonly Leaf[] {
  const leaves: Leaf[] = []
  const visit = (value: Json, path: string, key: string): void => {
    if (leaves.length >= maxCount || value === null || path.length > MAX_PATH_LENGTH) return
    if (Array.isArray(value)) {
      ;(value as readonly Json[]).slice(0, maxCount).forEach((entry, index) => visit(entry, joinPath(path, index), key))
    } else if (isJsonRecord(value)) {
      for (const [name, part] of Object.entries(value)) visit(part, joinPath(path, name), name)
    } else leaves.push({ path, key, value: value as Leaf['value'] })
  }
  visit(root, '', '')
  return leaves
}
