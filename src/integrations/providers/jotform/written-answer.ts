/** An answer of several parts as one text: a phone, an address, a date, ticked boxes. Pure. */
import { isJsonRecord, type Json, type JsonRecord, property, textOf } from '../../body/json.ts'

/** The parts of an address, in the order in which one is written. */
const ADDRESS = ['addr_line1', 'addr_line2', 'city', 'state', 'postal', 'country']

const joined = (record: JsonRecord, keys: readonly string[], separator: string): string =>
  keys.flatMap((key) => textOf(property(record, key)) ?? []).join(separator)

export function writtenAnswer(value: Json): Json {
  if (Array.isArray(value)) return value.flatMap((part: Json) => textOf(writtenAnswer(part)) ?? []).join(', ')
  if (!isJsonRecord(value)) return value
  const has = (key: string) => Object.hasOwn(value, key)
  if (has('first') || has('last')) return joined(value, ['prefix', 'first', 'middle', 'last', 'suffix'], ' ')
  if (has('full')) return value['full'] ?? null
  if (has('area') && has('phone')) {
    const country = textOf(value['country'])
    return `${country === undefined ? '' : `+${country.replace('+', '')} `}${joined(value, ['area', 'phone'], ' ')}`
  }
  if (has('addr_line1')) return joined(value, ADDRESS, ', ')
  if (has('year') && has('month')) return joined(value, ['year', 'month', 'day'], '-')
  if (has('datetime')) return value['datetime'] ?? null
  return value
}
