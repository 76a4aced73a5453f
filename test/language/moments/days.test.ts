import { expect, test } from 'vitest'

import { found } from './moment-lines.ts'

test.each([
  ['sunday next week', 'Sun 2026-11-29', ''],
  ['lunch sunday next week at 13:00', 'Sun 2026-11-29 13:00', 'lunch'],
  ['call Anna next week on Sunday', 'Sun 2026-11-29', 'call Anna'],
  ['next week friday call Anna', 'Fri 2026-11-27', 'call Anna'],
  ['demo on tuesday of next week', 'Tue 2026-11-24', 'demo'],
  ['this week on friday', 'Fri 2026-11-20', ''],
  ['friday this week', 'Fri 2026-11-20', ''],
  ['in two weeks on Tuesday call Max', 'Tue 2026-12-01', 'call Max'],
  ['monday in 3 weeks', 'Mon 2026-12-07', ''],
  ['the week after next on monday', 'Mon 2026-11-30', ''],
  ['the week after next', 'Mon 2026-11-30', ''],
  ['thu next week', 'Thu 2026-11-26', ''],
  ['у вівторок наступного тижня', 'Tue 2026-11-24', ''],
  ['наступного тижня у вівторок', 'Tue 2026-11-24', ''],
  ['наступного тижня у вівторок о 10 подзвонити Анні', 'Tue 2026-11-24 10:00', 'подзвонити Анні'],
  ['зустріч з Анною в неділю наступного тижня', 'Sun 2026-11-29', 'зустріч з Анною'],
  ['цього тижня у п’ятницю', 'Fri 2026-11-20', ''],
  ['у п’ятницю цього тижня звіт', 'Fri 2026-11-20', 'звіт'],
  ['через два тижні у вівторок', 'Tue 2026-12-01', ''],
  ['у вівторок через 2 тижні', 'Tue 2026-12-01', ''],
  ['через тиждень у середу', 'Wed 2026-11-25', ''],
  ['наступного тижня чт 15:00', 'Thu 2026-11-26 15:00', ''],
])('The week of “%s” counts in either order', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each([
  ['send offer EOD', 'Wed 2026-11-18', 'send offer'],
  ['EOD', 'Wed 2026-11-18', ''],
  ['by end of day call Anna', 'Wed 2026-11-18', 'call Anna'],
  ['reply by COB', 'Wed 2026-11-18', 'reply'],
  ['EOD tomorrow', 'Thu 2026-11-19', ''],
  ['by end of day friday', 'Fri 2026-11-20', ''],
  ['by Friday', 'Fri 2026-11-20', ''],
  ['end of next month', 'Thu 2026-12-31', ''],
  ['EOQ report', 'Thu 2026-12-31', 'report'],
  ['до кінця дня', 'Wed 2026-11-18', ''],
  ['відправити звіт до кінця дня', 'Wed 2026-11-18', 'відправити звіт'],
  ['до кінця робочого дня відповісти', 'Wed 2026-11-18', 'відповісти'],
  ['наприкінці дня звіт', 'Wed 2026-11-18', 'звіт'],
  ['завтра до кінця дня', 'Thu 2026-11-19', ''],
  ['до кінця наступного тижня', 'Fri 2026-11-27', ''],
  ['до кінця кварталу', 'Thu 2026-12-31', ''],
])('The end in “%s” is the end of that day or span', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each([
  ['the 5th of next month', 'Sat 2026-12-05', ''],
  ['pay next month on the 5th', 'Sat 2026-12-05', 'pay'],
  ['last day of the month', 'Mon 2026-11-30', ''],
  ['first monday of december', 'Mon 2026-12-07', ''],
  ['last friday of the month', 'Fri 2026-11-27', ''],
  ['next weekend', 'Sat 2026-11-28', ''],
  ['next quarter', 'Fri 2027-01-01', ''],
  ['two weeks from friday', 'Fri 2026-12-04', ''],
  ['a week from tomorrow', 'Thu 2026-11-26', ''],
  ['in a few days', 'Sat 2026-11-21', ''],
  ['sun 10:00 brunch', 'Sun 2026-11-22 10:00', 'brunch'],
  ['on sat call Bob', 'Sat 2026-11-21', 'call Bob'],
  ['5 числа наступного місяця', 'Sat 2026-12-05', ''],
  ['наступного місяця 5-го звіт', 'Sat 2026-12-05', 'звіт'],
  ['останній день місяця', 'Mon 2026-11-30', ''],
  ['через кілька днів', 'Sat 2026-11-21', ''],
  ['через пів року', 'Tue 2027-05-18', ''],
  ['через півтора року', 'Thu 2028-05-18', ''],
])('The day of “%s” is told by its month, week or distance', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each([
  ['two days before 28 November call Anna', 'Thu 2026-11-26', 'call Anna'],
  ['the day before friday', 'Thu 2026-11-19', ''],
  ['a week after 28 Nov', 'Sat 2026-12-05', ''],
  ['за 2 дні до 28 листопада подзвонити', 'Thu 2026-11-26', 'подзвонити'],
  ['за тиждень до 28.12', 'Mon 2026-12-21', ''],
  ['через 2 дні після 28 листопада', 'Mon 2026-11-30', ''],
])('“%s” counts from the day that it names', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each([
  'before Christmas',
  'call Max 2 days before Christmas',
  'two weeks before Christmas call Anna',
  'a week before the launch',
  '3 days after the demo',
  'call Anna an hour before the meeting',
  'trial for 2 weeks',
  'the last 2 weeks report',
  'за 2 дні до Різдва',
  'за тиждень до запуску',
  'за годину до зустрічі',
  'через 2 дні після зустрічі',
  'до Нового року',
  'договір на 2 тижні',
])('“%s” is told from something else: not a date', (line) => {
  expect(found(line)).toBeNull()
})

test.each([
  ['договір від 01.12.2026 продовжити', null],
  ['contract dated 2026-12-01', null],
  ['рахунок № 4410/26 від 01.12.2026 оплатити завтра', ['Thu 2026-11-19', 'рахунок № 4410/26 від 01.12.2026 оплатити']],
  ['invoice 4410 of 01.12.2026 pay on friday', ['Fri 2026-11-20', 'invoice 4410 of 01.12.2026 pay']],
  ['рахунок оплатити до 01.12.2026', ['Tue 2026-12-01', 'рахунок оплатити']],
  ['invoice 4410 due 15.12', ['Tue 2026-12-15', 'invoice 4410']],
])('In “%s” a document keeps its own date', (line, expected) => {
  expect(found(line)).toEqual(expected)
})
