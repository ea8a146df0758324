import type { WaitingFirm } from '#app/contracts/views/waiting-firms.ts'
import { countyName } from '#app/i18n/places.ts'
import type { Text } from '#app/i18n/text.ts'
import { Badge } from '../ui/badge.tsx'
import { timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** Firms that wait to be verified. */
export function firmColumns(text: Text): SmartColumn<WaitingFirm>[] {
  const capabilitiesOf = (firm: WaitingFirm) => firm.capabilities.map((one) => text.shell.capabilities[one])
  return [
    wordColumn(
      { key: 'firm', header: text.operations.firm },
      (firm) => firm.name,
      (firm) => <span className="font-medium">{firm.name}</span>,
    ),
    wordColumn(
      { key: 'code', header: text.register.creditCode },
      (firm) => firm.creditCode,
      (firm) => <span className="whitespace-nowrap tabular-nums">{firm.creditCode}</span>,
    ),
    wordColumn({ key: 'county', header: text.register.county, isPicked: true }, (firm) =>
      countyName(firm.county, text),
    ),
    wordColumn(
      { key: 'capabilities', header: text.register.capabilities },
      (firm) => capabilitiesOf(firm).join(' '),
      (firm) => (
        <span className="flex flex-wrap gap-1">
          {capabilitiesOf(firm).map((name) => (
            <Badge key={name}>{name}</Badge>
          ))}
        </span>
      ),
    ),
    timeColumn(text, { key: 'registered', header: text.operations.registered }, (firm) => firm.registeredAt),
  ]
}
