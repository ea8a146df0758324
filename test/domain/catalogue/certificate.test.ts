import { expect, test } from 'vitest'
import { certificateStanding, expiresOn, firstSetLevel } from '#app/domain/catalogue/certificate.ts'

const verifiedAt = new Date('2025-01-10T00:00:00Z')
const issued = (issuedOn: string, level: 'international' | 'national' | 'provincial' = 'provincial') => ({
  level,
  issuedOn,
  verifiedAt,
})

test('a certificate is valid for three years, half-open, in Shanghai days', () => {
  const certificate = { ...issued('2025-03-02') }
  expect(expiresOn('2025-03-02')).toBe('2028-03-02')
  expect(certificateStanding(certificate, new Date('2028-03-01T15:59:59Z'))).toBe('counts')
  expect(certificateStanding(certificate, new Date('2028-03-01T16:00:00Z'))).toBe('expired')
  expect(certificateStanding(certificate, new Date('2025-03-01T15:59:59Z'))).toBe('not_yet_valid')
})

test('a leap day’s certificate ends on the 28th of February', () => {
  expect(expiresOn('2024-02-29')).toBe('2027-02-28')
})

test('an unverified certificate does not count, nor one verified later than now', () => {
  const now = new Date('2025-06-01T00:00:00Z')
  expect(certificateStanding({ ...issued('2025-03-02'), verifiedAt: null }, now)).toBe('unverified')
  expect(certificateStanding({ ...issued('2025-03-02'), verifiedAt: new Date('2025-06-02') }, now)).toBe(
    'unverified',
  )
})

test('the level is the highest that counts now', () => {
  const now = new Date('2026-03-02T00:00:00Z')
  const expired = issued('2022-01-01', 'international')
  const unverified = { ...issued('2025-01-01', 'international'), verifiedAt: null }
  expect(
    firstSetLevel([expired, issued('2025-01-05'), issued('2025-01-05', 'national'), unverified], now),
  ).toBe('national')
  expect(firstSetLevel([expired, unverified], now)).toBeNull()
})
