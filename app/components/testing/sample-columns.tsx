import type { SampleView } from '#app/contracts/views/testing.ts'
import type { Text } from '#app/i18n/text.ts'
import { Badge } from '../ui/badge.tsx'
import { wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { SAMPLE_TONES } from './words.ts'

/** The samples of a test order: what each is, how it came, where it stands. */
export function sampleColumns(text: Text): SmartColumn<SampleView>[] {
  const words = text.testing
  return [
    wordColumn(
      { key: 'code', header: words.sample },
      ({ code }) => code,
      ({ code }) => <span className="font-mono text-sm [overflow-wrap:anywhere]">{code}</span>,
    ),
    wordColumn({ key: 'name', header: words.groupName }, ({ name }) => name),
    wordColumn({ key: 'specification', header: words.groupSpecification }, (sample) => sample.specification),
    wordColumn({ key: 'batch', header: words.groupBatch }, (sample) => sample.batchNumber),
    wordColumn({ key: 'condition', header: words.condition }, (sample) => sample.condition),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      ({ state }) => words.sampleStates[state],
      ({ state }) => <Badge tone={SAMPLE_TONES[state]}>{words.sampleStates[state]}</Badge>,
    ),
  ]
}
