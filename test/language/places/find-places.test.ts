import { IANAZone } from 'luxon'
import { expect, test } from 'vitest'

import { findPlaces } from '../../../src/language/places/find-places.ts'
import { citiesText, ukrainianZoneCity } from '../../../src/language/places/place-lists.ts'

const zonesOf = (typed: string): readonly string[] => findPlaces(typed).map(({ zone }) => zone)

test.each([
  ['Chicago', 'America/Chicago'],
  ['Чикаго', 'America/Chicago'],
  ['чикаґо', 'America/Chicago'],
  ['Львів', 'Europe/Kyiv'],
  ['Lvov', 'Europe/Kyiv'],
  ['Дніпро', 'Europe/Kyiv'],
  ['запоріжжя', 'Europe/Kyiv'],
  ['Kharkiv', 'Europe/Kyiv'],
  ['Івано-Франківськ', 'Europe/Kyiv'],
  ['івано франківськ', 'Europe/Kyiv'],
  ['Мюнхен', 'Europe/Berlin'],
  ['München', 'Europe/Berlin'],
  ['Munich', 'Europe/Berlin'],
  ['Кельн', 'Europe/Berlin'],
  ['Cologne', 'Europe/Berlin'],
  ['Краків', 'Europe/Warsaw'],
  ['Ґданськ', 'Europe/Warsaw'],
  ["Х'юстон", 'America/Chicago'],
  ['Хʼюстон', 'America/Chicago'],
  ['Маямі', 'America/New_York'],
  ['Сієтл', 'America/Los_Angeles'],
  ['Нью-Йорк', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['Brisbane', 'Australia/Brisbane'],
  ['Брісбен', 'Australia/Brisbane'],
  ['Париж', 'Europe/Paris'],
  ['Paris', 'Europe/Paris'],
  ['Україна', 'Europe/Kyiv'],
  ['Germany', 'Europe/Berlin'],
  ['England', 'Europe/London'],
])('%s is in one zone: %s', (typed, zone) => {
  expect(zonesOf(typed)).toEqual([zone])
})

test.each([
  ['London', ['Europe/London', 'America/Toronto']],
  ['Лондон', ['Europe/London', 'America/Toronto']],
  ['London, Canada', ['America/Toronto']],
  ['Лондон, Канада', ['America/Toronto']],
  ['Paris, South Africa', ['Africa/Johannesburg']],
  ['Odessa', ['Europe/Kyiv', 'America/Chicago']],
  ['Одеса', ['Europe/Kyiv', 'America/Chicago']],
  ['Odessa, TX', ['America/Chicago']],
  ['Melbourne', ['Australia/Melbourne', 'America/New_York']],
  ['Мельбурн, Австралія', ['Australia/Melbourne']],
  ['Springfield', ['America/Chicago', 'America/New_York', 'America/Los_Angeles']],
])('%s may mean cities in %j', (typed, zones) => {
  expect(zonesOf(typed)).toEqual(zones)
})

test('A country with several zones is named by the largest city of each', () => {
  expect(findPlaces('США').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['New York City', 'Chicago', 'Denver', 'Los Angeles']),
  )
})

test.each(['', ' ', '|', '\t', '\n', 'Narnia', 'UTC+2', '../etc', '12', 'kyiv|lviv', 'x'.repeat(4096)])(
  '%j is no place',
  (typed) => {
    expect(findPlaces(typed)).toEqual([])
  },
)

test('Every zone of the lists is one that the product can use', () => {
  const zones = new Set(
    [...citiesText().matchAll(/^[^\t\n]+\t[A-Z]{2}\t[A-Z]*\t([^\t]+)\t/gmu)].map(([, zone = '']) => zone),
  )
  expect(zones.size).toBeGreaterThan(250)
  expect([...zones].filter((zone) => !IANAZone.isValidZone(zone))).toEqual([])
  expect(ukrainianZoneCity('Australia/Melbourne')).toBe('Мельбурн')
})
