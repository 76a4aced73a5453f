import { expect, test } from 'vitest'

import { found } from './moment-lines.ts'

const TODAY = 'Wed 2026-11-18'
const TOMORROW = 'Thu 2026-11-19'

test.each([
  ['call Bob 10:00 Chicago time', `${TODAY} 18:00`, 'call Bob'],
  ['3pm Houston time tomorrow', `${TOMORROW} 23:00`, ''],
  ['9:30 (Melbourne time) tomorrow', `${TOMORROW} 00:30`, ''],
  ['10:00 San Diego time', `${TODAY} 20:00`, ''],
  ['15:00 Munich time', `${TODAY} 16:00`, ''],
  ['15:00 Krakow time', `${TODAY} 16:00`, ''],
  ['15:00 Germany time', `${TODAY} 16:00`, ''],
  ['завтра о 10 за мельбурнським часом', `${TOMORROW} 01:00`, ''],
  ['о 15:00 за краківським часом', `${TODAY} 16:00`, ''],
  ['о 15:00 за часом Кракова', `${TODAY} 16:00`, ''],
  ['о 15:00 за часом Варшави', `${TODAY} 16:00`, ''],
  ['о 15:00 за часом Познані', `${TODAY} 16:00`, ''],
  ['о 15:00 за часом Мюнхена', `${TODAY} 16:00`, ''],
  ['о 15:00 за часом Х’юстона', `${TODAY} 23:00`, ''],
  ['о 15:00 за часом Черкас', `${TODAY} 15:00`, ''],
  ['дзвінок о 10:00 за часом Сан-Франциско', `${TODAY} 20:00`, 'дзвінок'],
])('The clocks of the city in “%s” count', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each([
  ['15:00 my time', 'my time'],
  ['15:00 coffee time', 'coffee time'],
  ['о 15:00 за Вікторією', 'за Вікторією'],
  ['о 15:00 за договором', 'за договором'],
  ['о 15:00 за місцевим часом', 'за місцевим часом'],
  ['о 15:00 за часом зустрічі', 'за часом зустрічі'],
])('In “%s” no city is named', (line, rest) => {
  expect(found(line)).toEqual([`${TODAY} 15:00`, rest])
})
