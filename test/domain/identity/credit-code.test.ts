import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COUNTIES, isLocalCounty } from '#app/domain/identity/counties.ts'
import {
  creditCodeFault,
  creditCodeWithCheckDigit,
  isCreditCode,
  normaliseCreditCode,
} from '#app/domain/identity/credit-code.ts'

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const characters = (length: number) =>
  fc
    .array(fc.constantFrom(...ALPHABET), { minLength: length, maxLength: length })
    .map((each) => each.join(''))
const region = fc
  .array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 })
  .map((each) => each.join(''))
const first17 = fc.tuple(characters(2), region, characters(9)).map((parts) => parts.join(''))

test('the worked sum of the standard gives the check digit by weights 3^i mod 31', () => {
  // Weights 1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28: nine 1s at the end weigh 187, 187 mod 31 = 1.
  expect(creditCodeWithCheckDigit(`00000000${'1'.repeat(9)}`).at(-1)).toBe('Y')
  expect(creditCodeWithCheckDigit('0'.repeat(17)).at(-1)).toBe('0')
})

test('a code with its check digit is sound, and any one character changed is not', () => {
  fc.assert(
    fc.property(first17, fc.nat(17), fc.constantFrom(...ALPHABET), (body, place, other) => {
      const code = creditCodeWithCheckDigit(body)
      expect(creditCodeFault(code)).toBeNull()
      if (code[place] === other) return
      const changed = code.slice(0, place) + other + code.slice(place + 1)
      expect(isCreditCode(changed)).toBe(false)
    }),
  )
})

test('each way of being wrong has its name', () => {
  const sound = creditCodeWithCheckDigit('91330424MA2AB3CD4')
  expect(creditCodeFault(sound.slice(0, 17))).toBe('length')
  expect(creditCodeFault(sound.replace('MA', 'IO'))).toBe('character')
  expect(creditCodeFault(creditCodeWithCheckDigit('9133A424MA2AB3CD4'))).toBe('region')
  expect(creditCodeFault(`${sound.slice(0, 17)}${sound.endsWith('0') ? '1' : '0'}`)).toBe('check_digit')
})

test('a pasted code is put right before it is judged', () => {
  const sound = creditCodeWithCheckDigit('91330424MA2AB3CD4')
  const wide = [...sound.toLowerCase()]
    .map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
    .join('')
  expect(normaliseCreditCode(` ${wide.slice(0, 9)} ${wide.slice(9)} `)).toBe(sound)
})

test('the nine places of the city are local, others are not', () => {
  expect(COUNTIES).toHaveLength(9)
  expect(COUNTIES.filter(({ isZone }) => isZone).map(({ code }) => code)).toEqual(['jingkai', 'gangqu'])
  expect(isLocalCounty('330424')).toBe(true)
  expect(isLocalCounty('330212')).toBe(false)
})
