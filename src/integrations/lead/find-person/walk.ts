/**
 * Walks a body and makes places of it: nearest levels first, so that a person near the top is found however much follows.
 * Bounded in levels, entries and values; the time grows with the part that is walked.
 */
import { isJsonRecord, type Json } from '../../body/json.ts'
import { openJsonText } from '../../body/json-text.ts'
import type { Place, Spot } from './place.ts'
import { wordsOf } from './words.ts'

/** Levels of records; lists do not count. */
const MAX_DEPTH = 6
const MAX_NESTED_LISTS = 3
const MAX_ENTRIES = 25
const MAX_VALUES = 1_000
/** Longer texts are messages, in which nobody is looked for. */
const MAX_TEXT_LENGTH = 20_000
const MAX_OPENED_TEXTS = 8
const MAX_KEY_STEPS = 10

const mayBeJson = (text: string): boolean => text.includes('{') || text.includes('[')

type Task = { readonly value: Json; readonly place: Place; readonly lists: number; readonly opened: boolean }

function newPlace(parent: Place | null, spot: Spot, label: string, kind: Place['kind'], depth: number): Place {
  const place: Place = { label, words: wordsOf(label), parent, spot, depth, kind, form: false, leaves: [], places: [] }
  parent?.places.push(place)
  return place
}

/** `fields[email][value]`, `data.customer.email`: the steps that a key contains; others have one. */
function stepsOf(key: string): readonly string[] {
  if (!key.includes('[') && !key.includes('.')) return [key]
  if (/^[\p{L}\p{N}_-]{1,80}(?:\[[^[\]]{0,80}\])+$/u.test(key)) {
    return key
      .replaceAll(']', '')
      .split('[')
      .filter((step) => step !== '')
      .slice(0, MAX_KEY_STEPS)
  }
  if (/^[\p{L}_][\p{L}\p{N}_-]{0,60}(?:\.[\p{L}\p{N}_-]{1,60})+$/u.test(key))
    return key.split('.').slice(0, MAX_KEY_STEPS)
  return [key]
}

/** The place that a key's steps lead to: made once, since form keys come one by one. */
function descend(place: Place, steps: readonly string[], spot: Spot, made: Map<Place, Map<string, Place>>): Place {
  let at = place
  for (const step of steps) {
    const known = made.get(at) ?? new Map<string, Place>()
    made.set(at, known)
    const next = known.get(step) ?? newPlace(at, spot, step, 'record', at.depth + 1)
    known.set(step, next)
    at = next
  }
  return at
}

export function walk(body: Json): Place {
  const root = newPlace(null, { parent: null, key: '' }, '', 'record', 0)
  const made = new Map<Place, Map<string, Place>>()
  const queue: Task[] = [{ value: body, place: root, lists: 0, opened: false }]
  let values = 0
  let openedTexts = 0

  function put(task: Task, label: string, spot: Spot, value: Json, place: Place): void {
    if (value === null || value === '' || values >= MAX_VALUES) return
    values += 1
    if (typeof value === 'object') {
      if (isJsonRecord(value)) {
        const entry = place.kind === 'list' && label === ''
        if (place.depth >= MAX_DEPTH) return
        const inner = newPlace(place, spot, label, entry ? 'entry' : 'record', place.depth + 1)
        queue.push({ ...task, value, place: inner, lists: 0 })
      } else if (task.lists < MAX_NESTED_LISTS) {
        const inner = newPlace(place, spot, label, 'list', place.depth)
        queue.push({ ...task, value, place: inner, lists: task.lists + 1 })
      }
      return
    }
    if (typeof value === 'string') {
      const opened = task.opened || openedTexts >= MAX_OPENED_TEXTS || !mayBeJson(value) ? value : openJsonText(value)
      if (typeof opened === 'object') {
        openedTexts += 1
        put({ ...task, opened: true }, label, spot, opened, place)
        return
      }
      if (value.length > MAX_TEXT_LENGTH) return
    }
    place.leaves.push({ label, words: wordsOf(label), spot, value })
  }

  for (let at = 0; at < queue.length; at++) {
    const task = queue[at]
    if (task === undefined) break
    const { value, place } = task
    if (isJsonRecord(value)) {
      for (const key of Object.keys(value)) {
        const steps = stepsOf(key)
        const spot = { parent: place.spot, key }
        const inner = steps.length === 1 ? place : descend(place, steps.slice(0, -1), spot, made)
        put(task, steps.at(-1) ?? key, spot, value[key] ?? null, inner)
        if (values >= MAX_VALUES) break
      }
    } else if (Array.isArray(value)) {
      const entries = (value as readonly Json[]).slice(0, MAX_ENTRIES)
      entries.forEach((entry, index) => put(task, '', { parent: place.spot, key: index }, entry, place))
    }
  }
  return root
}
