import type { Entity } from '../control-api.ts'

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'entity'
      readonly entity: Entity
      readonly text: string
      readonly parts: readonly TextPart[]
    }

/** Nests entities by their ranges. One that extends past its parent's end is cut there. */
export function entityTree(text: string, entities: readonly Entity[]): readonly TextPart[] {
  const sorted = [...entities].toSorted((a, b) => a.offset - b.offset || b.length - a.length)
  let next = 0
  const build = (start: number, end: number): TextPart[] => {
    const parts: TextPart[] = []
    let at = start
    const plain = (to: number) => {
      if (to > at) parts.push({ kind: 'text', text: text.slice(at, to) })
      at = Math.max(at, to)
    }
    for (let entity = sorted[next]; entity !== undefined && entity.offset < end; entity = sorted[next]) {
      next += 1
      const from = Math.max(entity.offset, at)
      const to = Math.min(entity.offset + entity.length, end)
      if (to <= from) continue
      plain(from)
      parts.push({ kind: 'entity', entity, text: text.slice(from, to), parts: build(from, to) })
      at = to
    }
    plain(end)
    return parts
  }
  return build(0, text.length)
}
