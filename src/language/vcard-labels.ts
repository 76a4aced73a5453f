/** The labels of numbers and addresses as vCards have them: types, or a label of its own in a group, as Apple writes it. Pure. */
import { labelFrom, type Labelled } from './address-labels.ts'

/** Of several the first that a card has, since a fax at work is a fax. */
const TYPES: readonly (readonly [type: string, label: string])[] = [
  ['fax', 'fax'],
  ['cell', 'mobile'],
  ['mobile', 'mobile'],
  ['iphone', 'mobile'],
  ['work', 'work'],
  ['home', 'home'],
  ['other', 'other'],
  ['main', 'main'],
  ['pager', 'pager'],
]

const TYPE_OF_LABEL: Readonly<Record<string, string>> = { mobile: 'CELL', work: 'WORK', home: 'HOME', other: 'OTHER' }

/** The parameter that carries a label of its own from its line to that of the number. */
const OWN_LABEL = 'X-LABEL'

/** Labels by their group: `item1.X-ABLabel:Reception`. */
export function groupLabels(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = lines.flatMap((line) => {
    const [, group = '', label = ''] = /^([\w-]+)\.X-ABLABEL(?:;[^:]*)?:(.*)$/iu.exec(line) ?? []
    return group === '' ? [] : [[group.toLowerCase(), label.trim()] as const]
  })
  return new Map(found)
}

/**
 * The parameters of a line in one form: version 2.1 has types without their name (`TEL;CELL:`), and each type may stand alone.
 *
 * @param ownLabel of the line's group
 */
export function plainParameters(parameters: readonly string[], ownLabel: string | undefined): readonly string[] {
  const types = parameters.flatMap((one) => {
    if (!one.includes('=')) return [one]
    const [, listed] = /^TYPE=(.*)$/iu.exec(one) ?? []
    return listed?.replaceAll('"', '').split(',') ?? []
  })
  const others = parameters.filter((one) => one.includes('=') && !/^(?:TYPE|CHARSET|ENCODING)=/iu.test(one))
  const known = types.map((type) => type.trim().toLowerCase()).filter((type) => /^[\w-]+$/u.test(type))
  const own = ownLabel?.replace(/["\r\n]+/gu, ' ').trim() ?? ''
  return [
    ...others,
    ...(known.length === 0 ? [] : [`TYPE=${known.join(',')}`]),
    ...(own === '' ? [] : [`${OWN_LABEL}="${own}"`]),
  ]
}

/** @param parameter reads a parameter of the number or address, by its name in lower case */
export function vcardLabel(parameter: (name: string) => unknown): Labelled {
  const own = parameter(OWN_LABEL.toLowerCase())
  const types = [parameter('type')].flat().map((type) => String(type).toLowerCase())
  const type = TYPES.find(([name]) => types.includes(name))?.[1]
  const label = (typeof own === 'string' ? labelFrom(own) : null) ?? type
  return label === undefined ? {} : { label }
}

type Line = { readonly property: string; readonly value?: string }

/**
 * The lines of a number or an address with its label.
 *
 * @param property with its parameters
 * @param group a name for the group, unlike those of others on the card
 * @returns the first is that of the number or address, whose value is the caller's
 */
export function labelledLines(property: string, { label }: Labelled, group: string): readonly Line[] {
  if (label === undefined) return [{ property }]
  const type = Object.hasOwn(TYPE_OF_LABEL, label) ? TYPE_OF_LABEL[label] : undefined
  if (type === undefined)
    return [{ property: `${group}.${property}` }, { property: `${group}.X-ABLabel`, value: label }]
  return [{ property: property.includes(';TYPE=') ? `${property},${type}` : `${property};TYPE=${type}` }]
}
