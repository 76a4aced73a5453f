import { describe, expect, test } from 'vitest'

import { fieldOfQuestion } from '../../src/integrations/lead/read-question.ts'

describe('A question of a form', () => {
  test.each([
    ["What's your first name?", 'firstName'],
    ['What is your first name?', 'firstName'],
    ['what_is_your_first_name?', 'firstName'],
    ['First up, what should we call you?', 'firstName'],
    ['How should we address you?', 'firstName'],
    ['Hi! What’s your name?', 'name'],
    ['Please enter your full name', 'name'],
    ['Can you tell us your name?', 'name'],
    ['Name (first and last)', 'name'],
    ["Hello there, what's your *last name*? *", 'lastName'],
    ["Nice to meet you, {{field:x}}. What's your email?", 'email'],
    ['Please give us your email address.', 'email'],
    ["What's the best phone number to reach you at?", 'phone'],
    ['Enter your mobile number', 'phone'],
    ['Where do you work?', 'company'],
    ["What's your company's name?", 'company'],
    ['What is the name of your company?', 'company'],
    ['Як вас звати?', 'firstName'],
    ['Як до Вас звертатися?', 'firstName'],
    ['Як ми можемо до вас звертатись?', 'firstName'],
    ['Вкажіть, будь ласка, ваше ім’я', 'firstName'],
    ["Введіть своє ім'я та прізвище", 'name'],
    ['Ваше ПІБ', 'name'],
    ['Яке ваше прізвище?', 'lastName'],
    ['Який у вас номер телефону?', 'phone'],
    ['Яка ваша електронна пошта?', 'email'],
    ['Залиште свій email', 'email'],
    ['З якої ви компанії?', 'company'],
    ['Назва вашої компанії', 'company'],
  ])('%j asks for the field %s', (question, field) => {
    expect(fieldOfQuestion(question)).toBe(field)
  })

  test.each([
    '',
    '?',
    "What is your dog's name?",
    "What is your mother's maiden name?",
    "What's the name of your school?",
    'Name of your project',
    "What's your username?",
    "What's your friend's email?",
    'Who referred you?',
    'What is your budget?',
    'Do you have a company?',
    'Would you like us to call you?',
    'What is your order number?',
    'Як звати вашу дитину?',
    'Ім’я дитини',
    'Номер замовлення',
    `What's your name? ${'x'.repeat(300)}`,
  ])('%j asks for none of them', (question) => {
    expect(fieldOfQuestion(question)).toBeUndefined()
  })

  test('is read in time that does not grow out of hand, whatever it is', () => {
    const long = ['a '.repeat(140), ', '.repeat(140), 'як можна '.repeat(30), '({'.repeat(140), '?'.repeat(290)]
    for (const text of long) expect(fieldOfQuestion(text)).toBeUndefined()
  })
})
