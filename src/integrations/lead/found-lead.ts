/** The values of a lead whose person was found by shape: what is theirs first, then everything else for the note. */
import type { JsonRecord } from '../body/json.ts'
import { flatValues } from './flat-lead.ts'
import { fieldOfLabel, type LeadField } from './lead-fields.ts'
import { orderFacts } from './find-person/order-facts.ts'
import type { Leaf, Place } from './find-person/place.ts'
import type { PersonFound } from './find-person/person-found.ts'
import { spotPath } from './find-person/spot-path.ts'
import { roleOfWords } from './find-person/roles.ts'
import type { LeadValue } from './read-lead.ts'

/** What a form may say about the deal. The person's own fields come only from where the person was found. */
const FROM_FORM: readonly LeadField[] = [
  ...(['title', 'note', 'amount', 'currency', 'tags', 'source', 'utmSource'] as const),
  ...(['utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'] as const),
]
const FROM_ANYWHERE: readonly LeadField[] = ['note', 'utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent']

/** Keys and values that say nothing to a rep: they come last, where the note is cut. */
const NOISE_KEY =
  /(?:^|[_.\s-])(?:id|ids|uuid|guid|gid|token|hash|signature|key|etag|version|locale|ip|user_agent|object|type|livemode|timestamp)$|(?:Id|Token|Hash|Key|At|_at|_gid|Agent)$|graphql|avatar|image|icon/u
const NOISE_VALUE = /^(?:https?:\/\/|gid:|[0-9a-f-]{20,}$|\d{9,}$|\d{4}-\d{2}-\d{2}T)/iu

const isNoise = ({ label, value }: Leaf): boolean =>
  NOISE_KEY.test(label) || (typeof value === 'string' && NOISE_VALUE.test(value)) || value === false

type Placed = { readonly leaf: Leaf; readonly place: Place }

function leavesOf(place: Place): readonly Placed[] {
  return [...place.leaves.map((leaf) => ({ leaf, place })), ...place.places.flatMap(leavesOf)]
}

function fieldIn({ leaf, place }: Placed, person: PersonFound): LeadField | null {
  const field = fieldOfLabel(leaf.label)
  if (field === undefined) return null
  const own = place.form || person.places.includes(place)
  const wrapper = place.words.length === 0 || roleOfWords(place.words) === 'neutral'
  // The number in a customer's record is not the deal's amount, nor their “title” the deal's.
  if (place.form && FROM_FORM.includes(field)) return field
  return (own || wrapper) && FROM_ANYWHERE.includes(field) ? field : null
}

/** The path of a value, or the question that it answers. */
const labelOf = ({ leaf, place }: Placed): string => (place.form ? leaf.label : spotPath(leaf.spot))

/** 0: has a field. 1: beside the person. 2: elsewhere. 3: says nothing to a rep. */
type Ranked = { readonly entry: LeadValue; readonly rank: 0 | 1 | 2 | 3 }

function rankedValue(placed: Placed, person: PersonFound): Ranked {
  const { leaf, place } = placed
  const [label, { value }] = [labelOf(placed), leaf]
  const field = fieldIn(placed, person)
  if (field !== null) return { entry: { label, value, field }, rank: 0 }
  if (isNoise(leaf)) return { entry: { label, value, field: null }, rank: 3 }
  const near = place.form || person.places.includes(place)
  // A key such as “Job title” may be a field of the workspace.
  if (near && fieldOfLabel(leaf.label) === undefined) return { entry: { label: leaf.label, value }, rank: 1 }
  return { entry: { label, value, field: null }, rank: near ? 1 : 2 }
}

/** All values but the person's: those that have a field, then those worth reading, then the rest. */
export function otherValues(root: Place, person: PersonFound): readonly LeadValue[] {
  const used = new Set(person.values.map(({ leaf }) => leaf))
  const others = leavesOf(root).filter(({ leaf }) => !used.has(leaf) && String(leaf.value).trim() !== '')
  const { title, amount } = orderFacts(root)
  const facts: readonly LeadValue[] = [
    ...(title === undefined ? [] : [{ label: 'order', value: title, field: 'title' as const }]),
    ...(amount === undefined
      ? []
      : [
          { label: 'total', value: amount.value, field: 'amount' as const },
          { label: 'currency', value: amount.currency, field: 'currency' as const },
        ]),
  ]
  const seen = new Set<string>()
  const ranked = others.flatMap((placed) => {
    const { leaf } = placed
    const said = `${leaf.label}=${String(leaf.value)}`
    const read = rankedValue(placed, person)
    // The same value in several places is read once.
    if (read.rank > 0 && seen.has(said)) return []
    seen.add(said)
    return [read]
  })
  return [...facts, ...ranked.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry)]
}

const PERSONAL: readonly (LeadField | undefined)[] = ['name', 'firstName', 'lastName', 'email', 'phone', 'company']

/**
 * The values of a flat form: its keys name the fields of the deal as well. Whatever else is called a name or an address
 * there is not the person's.
 */
export function formValues(record: JsonRecord, person: PersonFound): readonly LeadValue[] {
  const used = new Set(person.values.map(({ leaf }) => leaf.spot.key))
  const others = flatValues(record).filter(({ label }) => !used.has(label))
  return [
    ...ownValues(person),
    ...others.map((entry) => (PERSONAL.includes(fieldOfLabel(entry.label)) ? { ...entry, field: null } : entry)),
  ]
}

const ownValues = ({ values }: PersonFound): readonly LeadValue[] =>
  values.map(({ field, value }): LeadValue => ({ label: field, value, field }))

export function foundValues(root: Place, person: PersonFound): readonly LeadValue[] {
  return [...ownValues(person), ...otherValues(root, person)]
}
