import type { StoryOutcome } from './outcome.ts'
import type { Story } from './story-file.ts'

const yuan = (fen: number): string => `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`

/** The outcome for people: what became of the pool, of each firm, of the money. */
export function tellOutcome(name: string, story: Story, outcome: StoryOutcome): string {
  const nameOf = new Map(story.organisations.map((firm) => [firm.id, firm.name]))
  const { pool, events, commitments, orders, balancesFen, ledger, invariants } = outcome
  const prices = Object.entries(pool.priceFen).map(([offer, fen]) => `${offer} ${yuan(fen)}`)
  const refused = events.filter((event) => !event.ok)
  const lines = [
    `\n── ${name}`,
    `团购 pool: ${pool.state}, ${pool.quantity} 台${prices.length > 0 ? ` · ${prices.join(' · ')}` : ''}`,
    `事件 events: ${events.length}，被拒 refused ${refused.length}`,
    ...refused.map(({ index, code }) => `  #${index} ${story.events[index]?.do}: ${code}`),
    ...Object.entries(commitments).map(([firm, { state, quantity, offer, priceFen }]) => {
      const price = priceFen === null ? '' : ` · ${offer} · ${yuan(priceFen)}/台`
      return `  ${(nameOf.get(firm) ?? firm).padEnd(16, '　')} ${state.padEnd(10)} ${quantity} 台${price}`
    }),
    `订单 orders: ${orders.length}${orders.length > 0 ? ` (${countStates(orders)})` : ''}`,
    `账本 ledger: ${ledger.journals} journals, Σ = ${ledger.sumFen}; 托管 escrow ${yuan(balancesFen.escrow ?? 0)}`,
    `不变量 invariants: ${invariants.broken.length === 0 ? 'all hold' : `BROKEN ${invariants.broken.join(', ')}`}`,
  ]
  return `${lines.join('\n')}\n`
}

function countStates(orders: StoryOutcome['orders']): string {
  const counts = new Map<string, number>()
  for (const { state } of orders) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts].map(([state, count]) => `${state} ${count}`).join(', ')
}
