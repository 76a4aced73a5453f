/** The people of the sample data. Numbers and addresses are from ranges that are reserved for examples or reach nobody. */
import type { Locale } from '../models/workspace.ts'
import type { NewContact } from './contacts/add-contact.ts'

const EN: readonly NewContact[] = [
  { name: 'Anna Lindqvist', phone: '+44 20 7946 0101', email: 'anna@northwind.example', company: 'Northwind Traders', jobTitle: 'Head of Purchasing', tags: 'vip' },
  { name: 'Ben Carter', phone: '+44 20 7946 0102', email: 'ben@northwind.example', company: 'Northwind Traders', jobTitle: 'Office Manager' },
  { name: 'Chloé Martin', phone: '+44 20 7946 0103', email: 'chloe@atelier-martin.example', company: 'Atelier Martin', jobTitle: 'Owner', tags: 'design' },
  { name: 'Daniel Okafor', phone: '+44 20 7946 0104', email: 'daniel@brightlabs.example', company: 'Bright Labs', jobTitle: 'CTO', tags: 'tech' },
  { name: 'Emma Schulz', phone: '+44 20 7946 0105', email: 'emma@schulz-bau.example', company: 'Schulz Bau', jobTitle: 'Managing Director' },
  { name: 'Farid Haddad', phone: '+44 20 7946 0106', email: 'farid@oasis-hotels.example', company: 'Oasis Hotels', jobTitle: 'Operations', tags: 'hospitality' },
  { name: 'Grace Kim', phone: '+44 20 7946 0107', email: 'grace@brightlabs.example', company: 'Bright Labs', jobTitle: 'Product Manager', tags: 'tech' },
  { name: 'Henrik Olsen', phone: '+44 20 7946 0108', email: 'henrik@fjordline.example', company: 'Fjordline', jobTitle: 'Procurement' },
  { name: 'Isabel Rojas', phone: '+44 20 7946 0109', email: 'isabel@rojas.example', jobTitle: 'Consultant', tags: 'partner' },
  { name: 'Jack Wilson', phone: '+44 20 7946 0110', email: 'jack@wilsonfoods.example', company: 'Wilson Foods', jobTitle: 'Sales Director', tags: 'vip' },
  { name: 'Katarína Nováková', phone: '+44 20 7946 0111', email: 'katarina@fjordline.example', company: 'Fjordline', jobTitle: 'Finance' },
  { name: 'Liam O’Brien', phone: '+44 20 7946 0112', email: 'liam@obrien.example', jobTitle: 'Architect' },
]

const UK: readonly NewContact[] = [
  { name: 'Анна Бондаренко', phone: '+44 20 7946 0101', email: 'anna@veselka.example', company: 'Веселка Трейд', jobTitle: 'Керівниця закупівель', tags: 'vip' },
  { name: 'Богдан Ткачук', phone: '+44 20 7946 0102', email: 'bohdan@veselka.example', company: 'Веселка Трейд', jobTitle: 'Офіс-менеджер' },
  { name: 'Вікторія Мельник', phone: '+44 20 7946 0103', email: 'viktoriia@maister.example', company: 'Майстерня Мельник', jobTitle: 'Власниця', tags: 'дизайн' },
  { name: 'Дмитро Шевчук', phone: '+44 20 7946 0104', email: 'dmytro@svitlo.example', company: 'Світло Лаб', jobTitle: 'Технічний директор', tags: 'it' },
  { name: 'Євген Кравець', phone: '+44 20 7946 0105', email: 'yevhen@budmax.example', company: 'Будмакс', jobTitle: 'Директор' },
  { name: 'Зоряна Гнатюк', phone: '+44 20 7946 0106', email: 'zoriana@karpaty.example', company: 'Готель «Карпати»', jobTitle: 'Операційна менеджерка', tags: 'готелі' },
  { name: 'Ірина Поліщук', phone: '+44 20 7946 0107', email: 'iryna@svitlo.example', company: 'Світло Лаб', jobTitle: 'Продакт-менеджерка', tags: 'it' },
  { name: 'Любомир Савчук', phone: '+44 20 7946 0108', email: 'liubomyr@dnipro.example', company: 'Дніпро Лайн', jobTitle: 'Закупівлі' },
  { name: 'Марія Лисенко', phone: '+44 20 7946 0109', email: 'mariia@lysenko.example', jobTitle: 'Консультантка', tags: 'партнер' },
  { name: 'Назар Коваль', phone: '+44 20 7946 0110', email: 'nazar@smak.example', company: 'Смак і Ко', jobTitle: 'Директор з продажу', tags: 'vip' },
  { name: 'Оксана Романюк', phone: '+44 20 7946 0111', email: 'oksana@dnipro.example', company: 'Дніпро Лайн', jobTitle: 'Фінанси' },
  { name: 'Юрій Павленко', phone: '+44 20 7946 0112', email: 'yurii@pavlenko.example', jobTitle: 'Архітектор' },
]

export const SAMPLE_CONTACTS: Record<Locale, readonly NewContact[]> = { en: EN, uk: UK }
