import type { CertificateView } from '#app/contracts/views/catalogue.ts'
import type { CertificateStanding } from '#app/domain/catalogue/certificate.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Facts } from '../ui/page-header.tsx'

export const STANDING_TONES: Record<CertificateStanding, Tone> = {
  counts: 'saving',
  unverified: 'warning',
  not_yet_valid: 'neutral',
  expired: 'neutral',
}

/** A day of the calendar, which has no time zone, as people read it. */
export function dayText(day: string, locale: 'zh' | 'en'): string {
  return formatDay(`${day}T00:00:00+08:00`, locale)
}

interface ListProps {
  certificates: (CertificateView & { refusedReason?: string | null })[]
}

/** Certificates with level, number, validity and who verified them; what counts says so. */
export function CertificatesList({ certificates }: ListProps) {
  const text = useText()
  if (certificates.length === 0)
    return <p className="text-sm text-ink-faint">{text.catalogue.firstSetNone}</p>
  return (
    <ul className="flex flex-col gap-4">
      {certificates.map((certificate) => (
        <li key={certificate.id} className="min-w-0">
          <p className="mb-2 flex flex-wrap items-center gap-2">
            <span
              className={certificate.standing === 'expired' ? 'text-ink-faint line-through' : 'font-medium'}
            >
              {text.pools.firstSet[certificate.level]}
            </span>
            {certificate.refusedReason ? (
              <Badge tone="danger">{text.catalogue.refused}</Badge>
            ) : (
              <Badge tone={STANDING_TONES[certificate.standing]}>
                {text.catalogue.standings[certificate.standing]}
              </Badge>
            )}
          </p>
          <CertificateFacts certificate={certificate} />
          {certificate.refusedReason && (
            <p className="mt-1 text-sm text-danger">
              {text.catalogue.refusedReason}: {certificate.refusedReason}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

export function CertificateFacts({ certificate }: { certificate: CertificateView }) {
  const text = useText()
  const words = text.catalogue
  const { number, issuedOn, expiresOn, verifiedAt, verifiedByName } = certificate
  return (
    <Facts
      facts={[
        { name: words.certificateNumber, value: number },
        { name: words.issuedOn, value: dayText(issuedOn, text.locale) },
        { name: words.validUntil, value: dayText(expiresOn, text.locale) },
        {
          name: words.verification,
          value:
            verifiedAt && verifiedByName
              ? words.verifiedBy(verifiedByName, formatDay(verifiedAt, text.locale))
              : words.standings.unverified,
        },
      ]}
    />
  )
}
