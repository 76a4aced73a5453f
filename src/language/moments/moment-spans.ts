/** The parts of a text that say when: where they are, and how surely they mean it. Pure. */

export type MomentKind = 'day' | 'time' | 'zone' | 'repeat'

/**
 * “certain”: nothing else can be meant (“tomorrow”, “on Friday”, “28.11”). “likely”: rarely anything else (“call Anna
 * friday”). “doubtful”: the word stands where a name would stand (“Wednesday Addams”, «Іван Середа», «Неділя»).
 */
export type Certainty = 'certain' | 'likely' | 'doubtful'

/**
 * @property start with the words that lead up to it (“on”, “до”), in UTF-16 units of the cleaned text
 * @property words as typed, from start to end
 */
export type MomentSpan = {
  readonly start: number
  readonly end: number
  readonly kind: MomentKind
  readonly words: string
  readonly certainty: Certainty
}

/** A part before the words that lead up to it are added. */
export type FoundPart = Omit<MomentSpan, 'words'>

/** Words before a date that belong to it. */
const LEADS =
  'starting|beginning|починаючи|between|між|after|після|around|близько|приблизно|рівно|on|by|at|until|till|before|due|for|from|the|до|на|у|в|о|об|від|к|із|з|року|р'
const LEAD_BEFORE = new RegExp(`(?<![\\p{L}\\p{N}'])(?:${LEADS}) $`, 'u')
const NOTHING_LEFT = new RegExp(`^(?:[\\s,.;()-]|(?<![\\p{L}\\p{N}])(?:${LEADS}|of|and|і|й)(?![\\p{L}\\p{N}]))*$`, 'u')

/** Covers a part of a text by as many spaces. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

/** Whether the folded text has nothing besides the parts but leads and separators. */
export function leavesNothing(folded: string, parts: readonly FoundPart[]): boolean {
  return NOTHING_LEFT.test(parts.reduce((text, { start, end }) => blank(text, start, end), folded))
}

/** The parts in their order; what overlaps is one part. */
function apart(parts: readonly FoundPart[]): readonly FoundPart[] {
  const separate: FoundPart[] = []
  for (const part of parts.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = separate.at(-1)
    if (last === undefined || part.start >= last.end) separate.push(part)
    else separate.splice(-1, 1, { ...last, end: Math.max(last.end, part.end) })
  }
  return separate
}

/** The parts in their order in the text, each with the words that lead up to it. */
export function withLeads(text: string, folded: string, parts: readonly FoundPart[]): readonly MomentSpan[] {
  let floor = 0
  return apart(parts).map((part) => {
    let { start } = part
    for (
      let lead = LEAD_BEFORE.exec(folded.slice(floor, start));
      lead !== null;
      lead = LEAD_BEFORE.exec(folded.slice(floor, start))
    )
      start = floor + lead.index
    floor = part.end
    return { ...part, start, words: text.slice(start, part.end) }
  })
}

/** The text without the spans, and without the separators that stood around them. */
export function textWithout(text: string, spans: readonly MomentSpan[]): string {
  return spans
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.;)])/gu, '')
    .replace(/^[\s,;.]+|[\s,;]+$/gu, '')
}
