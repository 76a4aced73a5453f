import { describe, expect, it } from 'vitest'

import { sortKey } from '../../../src/services/contacts/sort-key.ts'

/** As a database does: by code point. */
function sorted(names: readonly string[]): readonly string[] {
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))))
}

describe('the order of names', () => {
  it('follows the Ukrainian alphabet', () => {
    const alphabet = [...'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя']
    expect(sorted(alphabet.toReversed())).toEqual(alphabet)
    const names = ['Ганна', 'Гнат', 'Ґалаґан', 'Дмитро', 'Еней', 'Євген', 'Зоряна', 'Іван', 'Ірина', 'Їжак', 'Йосип']
    expect(sorted(names.toReversed())).toEqual(names)
  })

  it('ignores case, apostrophes and the diacritics of Latin letters', () => {
    expect(sortKey('Дем’ян')).toBe(sortKey("ДЕМ'ЯН"))
    expect(sortKey('Zoë')).toBe(sortKey('zoe'))
    expect(sorted(['Zoe', 'Émile', 'ada', 'Eve'])).toEqual(['ada', 'Émile', 'Eve', 'Zoe'])
  })
})
