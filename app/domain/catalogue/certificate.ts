import { dayInShanghai } from '../shared/clock.ts'
/** 首台套 levels from the highest: 国际, 国内, 省内. */
export const CERTIFICATE_LEVELS = ['international', 'national', 'provincial'] as const
export type CertificateLevel = (typeof CERTIFICATE_LEVELS)[number]

/** What decides whether a certificate counts; `issuedOn` is a day in Asia/Shanghai, `YYYY-MM-DD`. */
export interface Certificate {
  readonly level: CertificateLevel
  readonly issuedOn: string
  readonly verifiedAt: Date | null
}

export type CertificateStanding = 'counts' | 'unverified' | 'not_yet_valid' | 'expired'

const VALID_YEARS = 3

/** The first day on which it no longer counts; 29 February ends on the 28th, as the database reckons. */
export function expiresOn(issuedOn: string): string {
  const year = Number(issuedOn.slice(0, 4)) + VALID_YEARS
  const monthDay = issuedOn.slice(5)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !isLeap ? '02-28' : monthDay}`
}

/** The instant from which it no longer counts: the beginning of that day in Asia/Shanghai. */
export function expiresAt(issuedOn: string): Date {
  return new Date(`${expiresOn(issuedOn)}T00:00:00+08:00`)
}

/**
 * A certificate counts only while it is valid (three years from its issue, half-open) and once a bureau has
 * verified it (DOMAIN 4). What is expired is said to be expired even if nobody ever verified it.
 */
export function certificateStanding(certificate: Certificate, now: Date): CertificateStanding {
  const today = dayInShanghai(now)
  if (today >= expiresOn(certificate.issuedOn)) return 'expired'
  if (today < certificate.issuedOn) return 'not_yet_valid'
  return certificate.verifiedAt === null || certificate.verifiedAt > now ? 'unverified' : 'counts'
}

/** The highest level among the certificates that count now; null when none does. */
export function firstSetLevel(certificates: readonly Certificate[], now: Date): CertificateLevel | null {
  const counting = certificates.filter((certificate) => certificateStanding(certificate, now) === 'counts')
  return CERTIFICATE_LEVELS.find((level) => counting.some((each) => each.level === level)) ?? null
}
