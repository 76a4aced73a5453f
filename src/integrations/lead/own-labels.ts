/** Labels that we put before what a lead says, in the language of the workspace. What a sender calls its fields stays as sent. */
import type { Locale } from '../../locale.ts'

/** By the label in English. What has no entry is the same in every language, or a name. */
const LABELS: Readonly<Record<string, Readonly<Record<Exclude<Locale, 'en'>, string>>>> = {
  Ad: { uk: 'Оголошення' },
  'Ad link': { uk: 'Посилання на оголошення' },
  Attachments: { uk: 'Вкладення' },
  City: { uk: 'Місто' },
  Company: { uk: 'Компанія' },
  Country: { uk: 'Країна' },
  Date: { uk: 'Дата' },
  Delivery: { uk: 'Доставка' },
  Form: { uk: 'Форма' },
  'Google account': { uk: 'Акаунт Google' },
  Issue: { uk: 'Звернення' },
  Message: { uk: 'Повідомлення' },
  Name: { uk: 'Ім’я' },
  Order: { uk: 'Замовлення' },
  Page: { uk: 'Сторінка' },
  Phone: { uk: 'Телефон' },
  Products: { uk: 'Товари' },
  Profile: { uk: 'Профіль' },
  'Promo code': { uk: 'Промокод' },
  Referrer: { uk: 'Звідки перейшли' },
  Subject: { uk: 'Тема' },
  Tag: { uk: 'Мітка' },
  Tags: { uk: 'Мітки' },
  'Test mode': { uk: 'Тестовий режим' },
  'Written to': { uk: 'Кому написали' },
}

export function ownLabel(label: string, locale: Locale): string {
  return locale === 'en' ? label : (LABELS[label]?.[locale] ?? label)
}
