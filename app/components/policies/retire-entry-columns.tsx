import type { RetireEntryView } from '#app/contracts/views/policies.ts'
import type { Text } from '#app/i18n/text.ts'
import { Badge } from '../ui/badge.tsx'
import { countColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { categoryOf, nameOf, reasonOf } from './retire-columns.tsx'

/** The catalogue as its bureau keeps it: what was withdrawn, too, and how many firms an entry touches. */
export function entryColumns(text: Text): SmartColumn<RetireEntryView>[] {
  const words = text.policies
  const stateOf = (entry: RetireEntryView) => words.deskStates[entry.state]
  return [
    wordColumn(
      { key: 'name', header: words.retireName },
      (entry) => nameOf(entry, text),
      (entry) => (
        <>
          <span className="font-medium">{nameOf(entry, text)}</span>
          <span className="block text-ink-soft">{reasonOf(entry, text)}</span>
        </>
      ),
    ),
    wordColumn({ key: 'reason', header: words.retireReason, isFileOnly: true }, (entry) =>
      reasonOf(entry, text),
    ),
    wordColumn({ key: 'state', header: text.common.state, isPicked: true }, stateOf, (entry) => (
      <>
        <Badge tone={entry.state === 'listed' ? 'warning' : 'neutral'}>{stateOf(entry)}</Badge>
        {entry.withdrawnWhy && (
          <span className="block text-xs text-ink-soft">{words.deskWithdrawnWhy(entry.withdrawnWhy)}</span>
        )}
      </>
    )),
    timeColumn(text, { key: 'since', header: words.retireSince, isDay: true }, (entry) => entry.listedOn),
    wordColumn(
      { key: 'until', header: words.deskUntil },
      (entry) => entry.withdrawnOn,
      (entry) => <span className="whitespace-nowrap">{entry.withdrawnOn ?? text.common.unknown}</span>,
    ),
    wordColumn({ key: 'instead', header: words.retireInstead }, (entry) => categoryOf(entry, text)),
    countColumn(
      {
        key: 'firms',
        header: words.deskInUse,
        unit: text.oversight.firmsUnit,
        cell: ({ firms }) => text.oversight.firmCount(String(firms)),
      },
      ({ firms }) => firms,
    ),
  ]
}
