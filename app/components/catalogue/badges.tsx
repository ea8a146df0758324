import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Badge } from '../ui/badge.tsx'

interface Marked {
  county: string
  isLocal: boolean
  firstSet: CertificateLevel | null
  energyGrade: number | null
}

/** What sets a machine apart: 首台套, local maker, energy grade. */
export function ListingBadges({ listing }: { listing: Marked }) {
  const text = useText()
  const { firstSet, isLocal, county, energyGrade } = listing
  return (
    <>
      {firstSet && <Badge tone="saving">{text.pools.firstSet[firstSet]}</Badge>}
      {isLocal && (
        <Badge tone="accent">
          {text.common.local} · {countyName(county, text)}
        </Badge>
      )}
      {energyGrade !== null && energyGrade <= 2 && (
        <Badge tone="notice">{text.catalogue.energyGradeOf(String(energyGrade))}</Badge>
      )}
    </>
  )
}
