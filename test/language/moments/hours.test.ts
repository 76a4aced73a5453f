import { expect, test } from 'vitest'

import { found } from './moment-lines.ts'

const TODAY = 'Wed 2026-11-18'
const TOMORROW = 'Thu 2026-11-19'

test.each([
  ['call at half past 3', `${TODAY} 15:30`, 'call'],
  ['half past three', `${TODAY} 15:30`, ''],
  ['half past 12', `${TODAY} 12:30`, ''],
  ['at half 3', `${TODAY} 15:30`, ''],
  ['quarter to five', `${TODAY} 16:45`, ''],
  ['quarter to one', `${TODAY} 12:45`, ''],
  ['quarter past 9 tomorrow', `${TOMORROW} 09:15`, ''],
  ['call Anna at twenty past four', `${TODAY} 16:20`, 'call Anna'],
  ['ten to five', `${TODAY} 16:50`, ''],
  ['10 minutes to five', `${TODAY} 16:50`, ''],
  ['call Anna at eight', `${TOMORROW} 08:00`, 'call Anna'],
  ['at eight tomorrow evening', `${TOMORROW} 20:00`, ''],
  ['call at eight with Max', `${TOMORROW} 08:00`, 'call with Max'],
  ['at eight thirty', `${TOMORROW} 08:30`, ''],
  ['eight in the evening', `${TODAY} 20:00`, ''],
  ['eight am tomorrow', `${TOMORROW} 08:00`, ''],
  ["call Anna at eight o'clock", `${TOMORROW} 08:00`, 'call Anna'],
  ['half past seven in the evening', `${TODAY} 19:30`, ''],
  ['NEXT FRIDAY AT TEN', 'Fri 2026-11-27 10:00', ''],
  ['tomorrow night at 8', `${TOMORROW} 20:00`, ''],
  ['call Anna after lunch', `${TODAY} 14:00`, 'call Anna'],
  ['call Anna @ 5pm', `${TODAY} 17:00`, 'call Anna'],
  ['call Anna tomorrow 9.30am', `${TOMORROW} 09:30`, 'call Anna'],
  ['tomorrow 9-10am', `${TOMORROW} 09:00`, ''],
  ['9am-10am friday', 'Fri 2026-11-20 09:00', ''],
  ['tomorrow 10-12', `${TOMORROW} 10:00`, ''],
  ['tomorrow by 10', `${TOMORROW} 10:00`, ''],
  ['tomorrow from 10 to 12', `${TOMORROW} 10:00`, ''],
  ['tomorrow between 10:00 and 12:00', `${TOMORROW} 10:00`, ''],
  ['call John between 2 and 3 pm', `${TODAY} 14:00`, 'call John'],
  ['demo 3rd Dec 11-12', 'Thu 2026-12-03 11:00', 'demo'],
  ['dinner 7pm sat', 'Sat 2026-11-21 19:00', 'dinner'],
  ['call Anna after 18:00', `${TODAY} 18:00`, 'call Anna'],
])('The hour of “%s”', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each([
  ['о пів на четверту', `${TODAY} 15:30`, ''],
  ['о пів четвертої', `${TODAY} 15:30`, ''],
  ['пів на першу', `${TODAY} 12:30`, ''],
  ['зустріч о пів на 4', `${TODAY} 15:30`, 'зустріч'],
  ['завтра о пів на десяту вечора', `${TOMORROW} 21:30`, ''],
  ['за чверть восьма', `${TOMORROW} 07:45`, ''],
  ['за чверть восьма вечора', `${TODAY} 19:45`, ''],
  ['без чверті восьма', `${TOMORROW} 07:45`, ''],
  ['за десять п’ята', `${TODAY} 16:50`, ''],
  ['за п’ять хвилин восьма', `${TOMORROW} 07:55`, ''],
  ['за п’ять хвилин', `${TODAY} 12:05`, ''],
  ['чверть на п’яту', `${TODAY} 16:15`, ''],
  ['чверть по п’ятій', `${TODAY} 17:15`, ''],
  ['10 хвилин на шосту', `${TODAY} 17:10`, ''],
  ['п’ять по восьмій', `${TOMORROW} 08:05`, ''],
  ['зустріч о сьомій тридцять', `${TOMORROW} 07:30`, 'зустріч'],
  ['подзвонити Анні о восьмій', `${TOMORROW} 08:00`, 'подзвонити Анні'],
  ['об одинадцятій завтра', `${TOMORROW} 11:00`, ''],
  ['о першій', `${TODAY} 13:00`, ''],
  ['о другій ночі', `${TOMORROW} 02:00`, ''],
  ['о дев’ятнадцятій тридцять', `${TODAY} 19:30`, ''],
  ['подзвонити о двадцять першій', `${TODAY} 21:00`, 'подзвонити'],
  ['завтра о 9-й вечора', `${TOMORROW} 21:00`, ''],
  ['на восьму вечора', `${TODAY} 20:00`, ''],
  ['після шостої вечора зателефонувати', `${TODAY} 18:00`, 'зателефонувати'],
  ['о сьомій годині', `${TOMORROW} 07:00`, ''],
  ['завтра на 10', `${TOMORROW} 10:00`, ''],
  ['завтра з 10 до 12 зустріч', `${TOMORROW} 10:00`, 'зустріч'],
  ['завтра з 10:00 до 12:00', `${TOMORROW} 10:00`, ''],
  ['дзвінок о 14:00 год', `${TODAY} 14:00`, 'дзвінок'],
  ['рівно о 9 завтра', `${TOMORROW} 09:00`, ''],
])('The hour of “%s”', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each(["'", '’', 'ʼ', '‘', '`', '´', '′', '＇', ''])(
  '“о дев%sятій вечора” is understood with every apostrophe',
  (sign) => {
    expect(found(`зустріч о дев${sign}ятій вечора`)).toEqual([`${TODAY} 21:00`, 'зустріч'])
    expect(found(`у п${sign}ятницю чверть на п${sign}яту`)).toEqual(['Fri 2026-11-20 16:15', ''])
  },
)

test.each([
  'meet at one place',
  'at ten customers',
  'go from twenty to ten',
  'half of the sum',
  'пів року роботи',
  'на третю спробу',
  'чотири на п’ять метрів',
])('“%s” has no hour', (line) => {
  expect(found(line)).toBeNull()
})

test.each([
  ['morning shift tomorrow', TOMORROW, 'morning shift'],
  ['evening dress for Anna friday', 'Fri 2026-11-20', 'evening dress for Anna'],
  ['good morning call tomorrow', TOMORROW, 'good morning call'],
])('In “%s” the part of the day belongs to a thing', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})
