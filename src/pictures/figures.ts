/** Figures without bars: numbers in large type, and lines of a label and a value. */
import { type Area, INNER_WIDTH, MARGIN, RIGHT } from './area.ts'
import type { Palette } from './palette.ts'
import { cutFor, measureIn, NORMAL, SMALL, type TextElement, write } from './pen.ts'
import type { BigNumber, Fact } from './picture.ts'

const BIG = 76
const BIG_HEIGHT = 170
const FACT_HEIGHT = 62
const GAP = 32

export function bigHeight(big: readonly BigNumber[]): number {
  return big.length === 0 ? 0 : BIG_HEIGHT
}

export function factsHeight(facts: readonly Fact[]): number {
  return facts.length * FACT_HEIGHT
}

/** Side by side, from the top of the area. */
export function drawBig(big: readonly BigNumber[], { top }: Area, { ink, quiet }: Palette): readonly TextElement[] {
  const room = (INNER_WIDTH - GAP * (big.length - 1)) / big.length
  return big.flatMap(({ value, label }, index) => {
    const x = MARGIN + index * (room + GAP)
    // A long amount is smaller rather than cut.
    const size = Math.max(SMALL, Math.min(BIG, Math.floor((BIG * room) / measureIn(BIG, 'bold')(value))))
    return [
      write({ text: cutFor(value, room, size, 'bold'), x, y: top + 44, size, color: ink, weight: 'bold' }),
      write({ text: cutFor(label, room, SMALL), x, y: top + 108, size: SMALL, color: quiet }),
    ]
  })
}

/** A label on the left and its value on the right: the value is never cut before the label. */
export function drawPair(
  { label, value }: Fact,
  y: number,
  { ink }: Palette,
  sizes: { readonly size?: number; readonly x?: number; readonly color?: string } = {},
): readonly TextElement[] {
  const { size = NORMAL, x = MARGIN, color = ink } = sizes
  const worth = cutFor(value, INNER_WIDTH * 0.66, size, 'bold')
  const room = RIGHT - x - measureIn(size, 'bold')(worth) - GAP
  return [
    write({ text: cutFor(label, room, size), x, y, size, color: ink }),
    write({ text: worth, x: RIGHT, y, size, color, weight: 'bold', align: 'right' }),
  ]
}

/** At the bottom of the area. */
export function drawFacts(facts: readonly Fact[], { bottom }: Area, palette: Palette): readonly TextElement[] {
  const top = bottom - factsHeight(facts)
  return facts.flatMap((fact, index) => drawPair(fact, top + (index + 0.5) * FACT_HEIGHT, palette))
}
