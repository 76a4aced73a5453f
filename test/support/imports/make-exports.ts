/** Exports of other systems, made up: rows as those systems write them, three in a hundred of them with a fault. */

const GIVEN = ['Олена', 'Іван', 'Марія', 'Anna', 'John', 'Zoë', 'Пётр', "Дар'я", 'Müller', 'Ada'] as const
const FAMILY = ['Коваль', 'Шевченко', "О'Браєн", 'Smith', 'García', 'Lindström', 'Ткачук', 'Мельник', 'Weiß'] as const
const COMPANIES = ['ТОВ «Ромашка»', 'Acme, Inc.', 'Нова Пошта', 'Zebra AG', 'ФОП Ткачук', 'Northwind; Traders'] as const

const FAULTS_EVERY = 33

export type MadeExport = {
  readonly name: string
  readonly content: string
  /** Rows that say nothing about anybody. */
  readonly refused: number
}

type Line = (index: number) => readonly string[]

const of = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item
const company = (index: number): string => `${of(COMPANIES, index)} ${Math.floor(index / 7) % 300}`
const email = (index: number): string => `person.${index}@example.com`
const phone = (index: number): string => `+38067${String(1_000_000 + index)}`

function cell(text: string, separator: string): string {
  return /["\n\r]/u.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}

/** @param faulty what a row with a fault looks like, by turns; a row without any identity is refused */
function made(
  name: string,
  header: string,
  rows: number,
  {
    line,
    faulty,
    separator = ',',
  }: { readonly line: Line; readonly faulty: readonly Line[]; readonly separator?: string },
): MadeExport {
  let refused = 0
  const lines = Array.from({ length: rows }, (_, index) => {
    const isFault = index % FAULTS_EVERY === FAULTS_EVERY - 1
    const turn = Math.floor(index / FAULTS_EVERY) % faulty.length
    // The last of the faults is always the one that nobody can be known by.
    if (isFault && turn === faulty.length - 1) refused += 1
    return isFault ? of(faulty, turn)(index) : line(index)
  })
  const body = lines.map((cells) => cells.map((one) => cell(one, separator)).join(separator))
  return { name, content: [header, ...body].join('\r\n'), refused }
}

/** People with their organisations. */
export function pipedrivePeople(rows: number): MadeExport {
  const header =
    'Person - ID,Person - Name,Person - Email (Work),Person - Email (Home),Person - Phone,Person - Job title,Person - Organization,Person - Organization ID,Person - Owner,Person - Label,Person - Add time,Person - Hobby'
  const line: Line = (index) => [
    String(index + 1),
    `${of(GIVEN, index)} ${of(FAMILY, index)} ${index}`,
    email(index),
    index % 5 === 0 ? `home.${index}@example.com` : '',
    index % 3 === 0 ? `${phone(index)}, ${phone(index + 500_000)}` : phone(index),
    index % 2 === 0 ? 'Buyer' : '-',
    company(index),
    String((index % 42) * 1_000 + (Math.floor(index / 7) % 300)),
    of(['Ivan Old', 'olena@old.example', ''], index),
    of(['Customer', 'Hot lead', ''], index),
    '2026-01-02 10:00:00',
    of(['Chess', '', 'Running'], index),
  ]
  const faulty: readonly Line[] = [
    (index) => line(index).with(2, 'not an address'),
    (index) => line(index).with(4, 'call the office'),
    (index) => line(index).with(1, '').with(6, ''),
    () => ['', '', '', '', '', '', '', '', 'Ivan Old', '', '2026-01-02 10:00:00', 'Chess'],
  ]
  return made('pipedrive-people.csv', header, rows, { line, faulty })
}

/** Deals with contacts and companies, as a Ukrainian team exports them from amoCRM. */
export function amoDeals(rows: number): MadeExport {
  const header =
    'ID;Название сделки;Бюджет;Ответственный;Дата создания сделки;Кем создана сделка;Дата закрытия;Теги;Примечание;Этап сделки;Воронка;Полное имя контакта;Компания контакта;Рабочий телефон;Мобильный телефон;Рабочий email;Город;Должность;utm_source;roistat'
  const stages = [
    'Первичный контакт',
    'Переговоры',
    'Согласование договора',
    'Успешно реализовано',
    'Закрыто и не реализовано',
  ]
  const line: Line = (index) => [
    String(9_000_000 + index),
    `Сделка №${index} "особая"`,
    of(['12 500', '1200,50', '0', '', '1 000 000'], index),
    of(['Ирина Продаж', 'Олег'], index),
    '02.01.2026 15:04:05',
    'Ирина Продаж',
    '',
    of(['vip, сайт', 'тендер', ''], index),
    of(['Перезвонить\nв пятницу', '', 'Ждёт счёт'], index),
    of(stages, index),
    'Воронка',
    `${of(GIVEN, index)} ${of(FAMILY, index)} ${Math.floor(index / 2)}`,
    company(index),
    `'${phone(index)}`,
    '',
    index % 4 === 0 ? '' : email(index),
    of(['Киев', 'Львов', ''], index),
    of(['Директор', ''], index),
    'google',
    '12345',
  ]
  const faulty: readonly Line[] = [
    (index) => line(index).with(2, 'дорого'),
    (index) => line(index).with(13, 'нет телефона'),
    (index) => line(index).with(11, '').with(12, ''),
    () => ['', '', '', 'Олег', '02.01.2026 15:04:05', ...Array.from({ length: 15 }, () => '')],
  ]
  return made('amocrm_export.csv', header, rows, { line, faulty, separator: ';' })
}

/** A phone book. */
export function googleContacts(rows: number): MadeExport {
  const header =
    'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value'
  const blank = header.split(',').map(() => '')
  const line: Line = (index) =>
    blank
      .with(0, of(GIVEN, index))
      .with(2, `${of(FAMILY, index)} ${index}`)
      .with(8, of(['Лёля', '', ''], index))
      .with(10, index % 3 === 0 ? company(index) : '')
      .with(11, index % 3 === 0 ? 'Owner' : '')
      .with(13, of(['1990-02-03', '--02-03', '', ''], index))
      .with(14, of(['Line one\nline two', '', ''], index))
      .with(16, of(['* myContacts', 'Клієнти ::: * myContacts', '* starred ::: VIP'], index))
      .with(17, '* Work')
      .with(18, of([email(index), `${email(index)} ::: second.${index}@example.com`, ''], index))
      .with(21, 'Mobile')
      .with(22, of([phone(index), `${phone(index)} ::: ${phone(index + 700_000)}`, `067 ${1_000_000 + index}`], index))
      .with(25, 'Home')
      .with(26, of(['Хрещатик 1\nКиїв 01001\nUA', ''], index))
      .with(27, of(['Хрещатик 1', ''], index))
      .with(28, of(['Київ', ''], index))
      .with(30, of(['https://example.com/a', '', 'example.org'], index))
  const faulty: readonly Line[] = [
    (index) => line(index).with(18, 'none@'),
    (index) => line(index).with(22, '***'),
    (index) => blank.with(0, of(GIVEN, index)).with(13, '31/31/1990'),
    () => blank.with(16, '* myContacts').with(21, 'Mobile'),
  ]
  return made('contacts.csv', header, rows, { line, faulty })
}
