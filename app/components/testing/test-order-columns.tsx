import { Link } from '@remix-run/react'
import type { TestOrderCard } from '#app/contracts/views/testing.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { countColumn, moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { nameOf, TEST_ORDER_TONES } from './words.ts'

/** A firm's test orders, on either side. */
export function testOrderColumns(text: Text): SmartColumn<TestOrderCard>[] {
  const words = text.testing
  return [
    wordColumn(
      { key: 'number', header: words.number, words: (card) => `${card.number} ${nameOf(card, text)}` },
      (card) => card.number,
      (card) => (
        <>
          <Link to={paths.testOrder(card.id)} className="font-medium text-accent underline">
            {card.number}
          </Link>
          <span className="block text-ink-soft">{nameOf(card, text)}</span>
        </>
      ),
    ),
    wordColumn(
      { key: 'state', header: words.progress, isPicked: true },
      (card) => words.states[card.state],
      (card) => (
        <>
          <Badge tone={TEST_ORDER_TONES[card.state]}>{words.states[card.state]}</Badge>
          {card.next.step !== 'none' && (
            <span className="mt-1 block text-xs text-ink-faint">
              {words.nextOf[card.next.who]}: {words.nextSteps[card.next.step]}
            </span>
          )}
        </>
      ),
    ),
    wordColumn(
      { key: 'partner', header: words.partner },
      (card) => card.partnerName,
      (card) => (
        <>
          {card.partnerName}
          <span className="block text-xs text-ink-faint">
            {card.side === 'lab' ? words.asLab : words.asClient}
          </span>
        </>
      ),
    ),
    countColumn(
      {
        key: 'samples',
        header: words.sampleCount,
        unit: text.common.each,
        cell: (card) => words.samplesOf(card.sampleCount),
      },
      (card) => card.sampleCount,
    ),
    moneyColumn(text, { key: 'fee', header: words.fee }, (card) => card.feeFen),
    timeColumn(text, { key: 'due', header: words.due, isDay: true, isWideOnly: true }, (card) => card.dueOn),
    timeColumn(
      text,
      { key: 'created', header: text.common.at, isWideOnly: true, isDay: true },
      (card) => card.createdAt,
    ),
  ]
}
