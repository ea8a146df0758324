import type { zhFaults } from '../zh/faults.ts'

export const enFaults: typeof zhFaults = {
  required: 'Please fill this in',
  notWhole: 'A whole number, please',
  notNumber: 'Please enter a number',
  notEmail: 'Please enter an e-mail address',
  notPhone: 'Please enter a telephone number',
  tooSmall: (minimum) => `Not less than ${minimum}`,
  tooLarge: (maximum) => `Not more than ${maximum}`,
  tooLong: (characters) => `Not more than ${characters} characters`,
  notMoney: 'An amount in CNY, with two decimals at most',
  notInvoiceNumber: 'An invoice number of 8 or 20 digits, please',
  notInstant: 'A date and a time, please',
  notOneOf: 'One of the choices, please',
  sumNotHundred: 'The shares must add up to 100 %',
  wrong: 'This does not fit',
}
