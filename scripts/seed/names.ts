/** Names of made-up people, companies and deals. */
import type { Locale } from '../../src/locale.ts'

export type Names = {
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly jobs: readonly string[]
  readonly companies: readonly [first: readonly string[], second: readonly string[]]
  readonly things: readonly string[]
  readonly tasks: readonly string[]
  readonly tags: readonly string[]
}

export const NAMES: Record<Locale, Names> = {
  en: {
    first:
      'Anna Ben Chloé Daniel Emma Farid Grace Henrik Isabel Jack Katarína Liam Mia Noah Olivia Priya Quinn Rosa Samuel Tomás Una Victor Wendy Yasmin Zoe'.split(
        ' ',
      ),
    last: 'Adams Berg Carter Duarte Evans Fischer Gupta Haddad Ivanova Jensen Kim Lindqvist Moreau Novák Okafor Petrov Quist Rossi Schulz Tanaka Umar Vega Weber Young Zhang'.split(
      ' ',
    ),
    jobs: ['Owner', 'Head of Purchasing', 'Office Manager', 'CTO', 'Finance', 'Operations', 'Marketing Lead'],
    companies: [
      'Amber Birch Copper Delta Ember Falcon Granite Harbour Iris Juniper Kestrel Lunar Maple North Onyx Pine'.split(
        ' ',
      ),
      'Works Labs Foods Logistics Studio Partners Clinic Motors Textiles Energy Media Interiors'.split(' '),
    ],
    things: ['Website', 'Annual service', 'New office', 'Pilot', 'Renewal', 'Training days', 'Spare parts', 'Audit'],
    tasks: ['Call back', 'Send the offer', 'Ask for the decision', 'Plan the visit', 'Check the contract'],
    tags: ['vip', 'partner', 'newsletter', 'trade fair', 'export'],
  },
  uk: {
    first:
      'Анна Богдан Вікторія Ганна Дмитро Євген Жанна Зоряна Ірина Катерина Любомир Марія Назар Оксана Павло Роман Софія Тарас Уляна Христина Юрій Ярослава'.split(
        ' ',
      ),
    last: 'Бондаренко Василенко Гнатюк Данилюк Захарчук Іваненко Коваль Лисенко Мельник Нестеренко Олійник Павленко Романюк Савчук Ткачук Федоренко Шевчук Яремчук'.split(
      ' ',
    ),
    jobs: ['Директор', 'Офіс-менеджер', 'Бухгалтер', 'Технічний директор', 'Закупівлі', 'Маркетинг'],
    companies: [
      'Барвінок Веселка Граніт Дніпро Едельвейс Зоря Калина Лелека Маяк Обрій Промінь Світанок Сокіл Черемош'.split(
        ' ',
      ),
      'Трейд Лаб Логістика Студія Буд Сервіс Груп Фарм Текстиль Енерго Медіа'.split(' '),
    ],
    things: ['Сайт', 'Річне обслуговування', 'Новий офіс', 'Пілот', 'Поновлення', 'Навчання', 'Запчастини', 'Аудит'],
    tasks: ['Передзвонити', 'Надіслати пропозицію', 'Дізнатися рішення', 'Домовитися про візит', 'Перевірити договір'],
    tags: ['vip', 'партнер', 'розсилка', 'виставка', 'експорт'],
  },
}
