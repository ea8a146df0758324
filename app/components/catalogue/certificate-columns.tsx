import { Link } from '@remix-run/react'
import type { CertificateCase, CertificatesView } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { STANDING_TONES } from './certificates-list.tsx'

type Decided = CertificatesView['decided'][number]

/** Midnight of a day of the calendar in Jiaxing. */
const startOf = (day: string) => `${day}T00:00:00+08:00`

const titleOf = ({ listing }: CertificateCase) => `${listing.title} ${listing.model}`

/** Where a certificate's papers and its form stand on the page. */
export const certificatePlace = (certificateId: string) => `certificate-${certificateId}`

/** Certificates that wait for a bureau's word. */
export function pendingColumns(text: Text): SmartColumn<CertificateCase>[] {
  const words = text.catalogue
  return [
    wordColumn({ key: 'listing', header: words.listingOf }, titleOf, (one) => (
      <a href={`#${certificatePlace(one.certificate.id)}`} className="font-medium text-accent underline">
        {titleOf(one)}
      </a>
    )),
    ...factColumns<CertificateCase>(text),
    timeColumn(text, { key: 'issued', header: words.issuedOn, isDay: true }, ({ certificate }) =>
      startOf(certificate.issuedOn),
    ),
    untilColumn(text),
  ]
}

/** Certificates that a bureau has judged: whose, of what level, with what result and until when. */
export function decidedColumns(text: Text): SmartColumn<Decided>[] {
  const words = text.catalogue
  const stateOf = ({ refusedReason, certificate }: Decided) =>
    refusedReason ? words.refused : words.standings[certificate.standing]
  return [
    wordColumn({ key: 'listing', header: words.listingOf }, titleOf, ({ listing }) =>
      listing.isPublished ? (
        <Link to={paths.listing(listing.id)} className="font-medium text-accent underline">
          {listing.title} {listing.model}
        </Link>
      ) : (
        `${listing.title} ${listing.model}`
      ),
    ),
    wordColumn({ key: 'state', header: text.common.state, isPicked: true }, stateOf, (one) => (
      <>
        <Badge tone={one.refusedReason ? 'danger' : STANDING_TONES[one.certificate.standing]}>
          {stateOf(one)}
        </Badge>
        {one.refusedReason && <span className="block text-xs text-danger">{one.refusedReason}</span>}
      </>
    )),
    wordColumn({ key: 'reason', header: words.refusedReason, isFileOnly: true }, (one) => one.refusedReason),
    ...factColumns<Decided>(text),
    untilColumn(text),
  ]
}

/** What is certified, by whom it was handed in, of what and where it is made. */
function factColumns<Row extends CertificateCase>(text: Text): SmartColumn<Row>[] {
  const words = text.catalogue
  return [
    wordColumn(
      { key: 'level', header: words.certificateLevel, isPicked: true },
      ({ certificate }) => text.pools.firstSet[certificate.level],
    ),
    wordColumn({ key: 'number', header: words.certificateNumber }, ({ certificate }) => certificate.number),
    wordColumn({ key: 'supplier', header: text.orders.supplier }, ({ supplierName }) => supplierName),
    wordColumn({ key: 'category', header: words.categoryOf }, ({ category }) => categoryName(category, text)),
    wordColumn({ key: 'county', header: words.makerCounty, isPicked: true }, ({ listing }) =>
      countyName(listing.county, text),
    ),
  ]
}

function untilColumn<Row extends CertificateCase>(text: Text): SmartColumn<Row> {
  return timeColumn(
    text,
    { key: 'until', header: text.catalogue.validUntil, isDay: true },
    ({ certificate }) => startOf(certificate.expiresOn),
  )
}
