/** Lines as people type them, of every kind and in both languages. */
export const TYPED_LINES = [
  'call Anna tomorrow 10:00',
  'подзвонити Оксані завтра о 10',
  'зустріч з Дмитром у п’ятницю 15:00',
  'Oscar: call back',
  'lunch w/ Oscar friday 13:00',
  'send offer to Maria Lopez by friday',
  'John Smith +380501234567 john@example.com',
  'Олена Коваль, тел. 0501234567, olena@example.com',
  'Maria Lopez\nHead of Sales\nInitech Ltd\n+34 612 34 56 78, maria@example.com',
  'deal website for Acme 5000 eur',
  'угода ремонт для Нова Хвиля 3,5 млн грн до кінця місяця',
  'note Oscar: wants a discount of 5 %',
  'нотатка про Ольгу: любить каву',
  'Іван Середа',
  'invoice 2026-11-0045',
  'remind me to call Anna next monday about the contract and the open invoices',
] as const
