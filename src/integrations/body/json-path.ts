/** Reads values by a path such as `data.contacts[0]["e-mail"]`: only names and numbers, never evaluated. */
import { isJsonRecord, type Json, property } from './json.ts'
import { openJsonText } from './json-text.ts'

const MAX_PATH_LENGTH = 300
const MAX_STEPS = 64
/**
 * A name, a number in brackets, `[*]` for all entries, a quoted name in brackets, or `[?label="Email"]` for the first
 * entry whose label is that.
 */
const STEP =
  /^(?:\.?(?<name>[^.[\]"]+)|\[(?<index>\d{1,6}|\*)\]|\[(?:\?(?<by>\w[\w.-]{0,60})=)?(?<quoted>"(?:[^"\\]|\\["\\])*")\])/u

type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'where'; readonly by: readonly string[]; readonly equals: string }

function stepOf({ name, index, by, quoted = '' }: Readonly<Record<string, string | undefined>>): Step {
  if (name !== undefined) return { kind: 'name', name }
  if (index !== undefined) return index === '*' ? { kind: 'all' } : { kind: 'index', index: Number(index) }
  const text = quoted.slice(1, -1).replaceAll(/\\(["\\])/gu, '$1')
  return by === undefined ? { kind: 'name', name: text } : { kind: 'where', by: by.split('.'), equals: text }
}

/** @returns null if the text is not a path */
function parsePath(path: string): readonly Step[] | null {
  if (path.length > MAX_PATH_LENGTH) return null
  const steps: Step[] = []
  let rest = path.trim().replace(/^\$\.?/u, '')
  while (rest !== '') {
    const match = STEP.exec(rest)
    const groups = match?.groups
    if (!match || !groups || steps.length >= MAX_STEPS || (steps.length === 0 && rest.startsWith('.'))) return null
    // Two names need a dot between them.
    if (groups['name'] !== undefined && steps.length > 0 && !rest.startsWith('.')) return null
    steps.push(stepOf(groups))
    rest = rest.slice(match[0].length)
  }
  return steps.length === 0 ? null : steps
}

/** Whether a text can be used as a path. */
export function isJsonPath(path: string): boolean {
  return parsePath(path) !== null
}

function labelled(entry: Json, by: readonly string[], equals: string): boolean {
  const label = by.reduce<Json | undefined>((part, key) => property(part, key), entry)
  return (typeof label === 'string' || typeof label === 'number') && String(label) === equals
}

function takeStep(step: Step, value: Json): readonly Json[] {
  const part = openJsonText(value)
  if (Array.isArray(part)) {
    const entries = part as readonly Json[]
    if (step.kind === 'all') return entries
    if (step.kind === 'where') return entries.filter((entry) => labelled(entry, step.by, step.equals)).slice(0, 1)
    const entry = step.kind === 'index' ? entries[step.index] : undefined
    return entry === undefined ? [] : [entry]
  }
  const next =
    step.kind === 'name'
      ? property(part, step.name)
      : step.kind === 'index'
        ? property(part, String(step.index))
        : undefined
  return next === undefined ? [] : [next]
}

/**
 * All values at a path, in order; more than one only if the path has `[*]`. Inherited properties are never found. A path
 * continues into a text that is JSON.
 */
export function readAll(value: Json, path: string): readonly Json[] {
  const steps = parsePath(path)
  if (steps === null) return []
  return steps.reduce<readonly Json[]>((found, step) => found.flatMap((part) => takeStep(step, part)), [value])
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

/** The path of the first entry with that label; `by` may be the path of the label within the entry. */
export function joinSelector(path: string, by: string, equals: string): string {
  return `${path}[?${by}="${equals.replaceAll(/["\\]/gu, String.raw`\$&`)}"]`
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
