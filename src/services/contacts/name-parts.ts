/**
 * The parts of a contact's name beside the name itself, which can be typed as one likes. Parts are there only while they make up
 * the name: every write goes through {@link withAgreeingParts}, so that an address book never gets a family name that somebody no
 * longer has. Pure.
 */
import { splitName } from '../../language/names/split-name.ts'
import { words } from '../search/search-words.ts'
import type { ContactValues } from './contact-fields.ts'

/** In the order in which they make a name. */
const NAME_PARTS = ['given', 'middle', 'family'] as const
export type NamePart = (typeof NAME_PARTS)[number]
type Parts = Readonly<Record<NamePart, string | null>>

const NO_PARTS: Parts = { given: null, middle: null, family: null }

export function isNamePart(field: string): field is NamePart {
  return NAME_PARTS.some((part) => part === field)
}

function hasParts(parts: Parts): boolean {
  return NAME_PARTS.some((part) => parts[part] !== null)
}

function joined(parts: Parts, order: readonly NamePart[]): string {
  return order.flatMap((part) => parts[part] ?? []).join(' ')
}

/** The parts whose words are in the name, if they make up all of it; none otherwise. */
function partsOf(name: string, parts: Parts): Parts {
  const left = [...words(name)]
  const found = NAME_PARTS.map((part) => {
    const own = words(parts[part] ?? '')
    const isThere = own.length > 0 && own.every((word) => left.includes(word))
    if (isThere) for (const word of own) left.splice(left.indexOf(word), 1)
    return [part, isThere ? parts[part] : null] as const
  })
  return left.length === 0 ? { ...NO_PARTS, ...Object.fromEntries(found) } : NO_PARTS
}

/** Without the parts that do not make up the name. Parts without a name are one. */
export function withAgreeingParts<Values extends ContactValues>(values: Values): Values {
  if (!hasParts(values)) return values
  const name = values.name === '' ? joined(values, NAME_PARTS) : values.name
  return { ...values, name, ...partsOf(name, values) }
}

/** After an edit of another field than a part: a name that was cleared takes its parts along. */
export function withPartsOfName<Values extends ContactValues>(values: Values): Values {
  return values.name === '' ? { ...values, ...NO_PARTS } : withAgreeingParts(values)
}

/** The parts that are known, else what the name looks like. */
function presentParts(values: ContactValues): Parts {
  if (hasParts(values)) return { given: values.given, middle: values.middle, family: values.family }
  const { given, middle, family } = splitName(values.name)
  return { given: given || null, middle: middle || null, family: family || null }
}

/** One part changed by hand, and with it the name, in the order that it has. A name does not become empty by that. */
export function withNamePart<Values extends ContactValues>(before: Values, part: NamePart, to: string | null): Values {
  const present = presentParts(before)
  const parts = { ...present, [part]: to }
  const [first] = words(before.name)
  const isFamilyFirst = present.given !== null && present.family !== null && words(present.family)[0] === first
  const order: readonly NamePart[] = isFamilyFirst ? ['family', 'given', 'middle'] : NAME_PARTS
  const name = joined(parts, order)
  return name === '' ? { ...before, ...NO_PARTS } : { ...before, name, ...parts }
}
