import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readArgument } from '../../../src/bot/screens/argument.ts'
import { shortText } from '../../../src/bot/screens/typed-argument.ts'

test('A short text in usual letters comes back as it was, any other as nothing', () => {
  for (const text of [
    'Ганна Нова',
    'Олександра Кравець-Шевчук',
    "В'ячеслав",
    'Oscar Lindström',
    '+380 67 765 43 21',
    'a@b.example',
  ])
    expect(readArgument(shortText, shortText.encode(text))).toBe(text)
  for (const text of ['🔥', '王', 'x'.repeat(27)]) expect(shortText.encode(text)).toBe('')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const written = shortText.encode(text)
      expect(written).toMatch(/^[\w-]{0,35}$/)
      expect([text, '']).toContain(readArgument(shortText, written))
    }),
  )
  expect(readArgument(shortText, '____')).toBe(null)
})
