/** The 31 characters of GB 32100-2015: no I, O, S, V, Z. A character's place is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

export type CreditCodeFault = 'length' | 'character' | 'region' | 'check_digit'

/** As people paste it: full-width characters, spaces, hyphens and small letters are put right. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
}

/**
 * What is wrong with a 统一社会信用代码 (GB 32100-2015), or null when it is sound: 18 characters of the
 * alphabet, a numeric region code at 3 to 8, and the check digit by weights 3^i mod 31.
 */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== LENGTH) return 'length'
  if ([...code].some((character) => !ALPHABET.includes(character))) return 'character'
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'region'
  return code.endsWith(checkDigitOf(code.slice(0, LENGTH - 1))) ? null : 'check_digit'
}

export function isCreditCode(code: string): boolean {
  return creditCodeFault(code) === null
}

/**
 * The whole code of 17 characters and their check digit.
 *
 * @throws RangeError when the 17 are not characters of the alphabet
 */
export function creditCodeWithCheckDigit(first17: string): string {
  if (first17.length !== LENGTH - 1)
    throw new RangeError('a credit code has 17 characters before its check digit')
  return first17 + checkDigitOf(first17)
}

function checkDigitOf(first17: string): string {
  let weight = 1
  let sum = 0
  for (const character of first17) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) throw new RangeError(`not a character of a credit code: ${character}`)
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}
