import type { StatementRow } from '#app/contracts/views/statement.ts'
import { formatFen, formatFenCompact } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { journalName } from '../escrow/journal-name.ts'
import { DataTable } from '../ui/table.tsx'
import { Chart } from './chart.tsx'
import { INK, LETTERS, TOOLTIP } from './palette.ts'

/** Room for a name of two lines beside even the thinnest flow. */
const ROW = 44
const LEAST_HEIGHT = 260

interface Flow {
  readonly name: string
  readonly isIn: boolean
  readonly fen: number
}

/** Where the money of the account came from and where it went: what flows in left, what flows out right. */
export function EscrowFlow({ rows }: { rows: StatementRow[] }) {
  const text = useText()
  const flows = flowsOf(rows, (row) => journalName(row, text))
  if (flows.length === 0) return null
  const incoming = flows.filter((flow) => flow.isIn)
  const outgoing = flows.filter((flow) => !flow.isIn)
  const inFen = sumOf(incoming)
  const outFen = sumOf(outgoing)
  const custody = text.charts.custody
  // A kind that flows both ways is two nodes: a Sankey has no circles.
  const nodeOf = (flow: Flow) => (flow.isIn ? flow.name : `${flow.name} `)
  const rest = inFen - outFen
  const links = [
    ...flows.map((flow) => ({
      source: flow.isIn ? nodeOf(flow) : custody,
      target: flow.isIn ? custody : nodeOf(flow),
      value: flow.fen / 100,
    })),
    ...(rest > 0 ? [{ source: custody, target: text.charts.stillHeld, value: rest / 100 }] : []),
  ]
  const names = [...new Set(links.flatMap(({ source, target }) => [source, target]))]
  return (
    <Chart
      height={Math.max(LEAST_HEIGHT, ROW * Math.max(incoming.length, outgoing.length + 1))}
      label={text.charts.flowLabel(
        formatFenCompact(inFen, text.locale),
        formatFenCompact(outFen, text.locale),
      )}
      option={{
        tooltip: { ...TOOLTIP, trigger: 'item' },
        series: [
          {
            type: 'sankey',
            left: 4,
            right: 112,
            top: 12,
            bottom: 12,
            nodeGap: 26,
            nodeWidth: 12,
            draggable: false,
            label: { ...LETTERS, width: 100, overflow: 'break' },
            lineStyle: { color: INK.line, opacity: 0.25, curveness: 0.5 },
            data: names.map((name) => ({
              name,
              itemStyle: { color: name === custody ? INK.line : INK.saving, borderWidth: 0 },
            })),
            links,
          },
        ],
      }}
      table={
        <DataTable
          caption={text.charts.flow}
          rows={flows}
          rowKey={(flow) => nodeOf(flow)}
          columns={[
            { key: 'kind', header: text.statement.kind, cell: (flow) => flow.name },
            {
              key: 'in',
              header: text.statement.inSum,
              align: 'right',
              cell: (flow) => (flow.isIn ? formatFen(flow.fen) : ''),
            },
            {
              key: 'out',
              header: text.statement.outSum,
              align: 'right',
              cell: (flow) => (flow.isIn ? '' : formatFen(flow.fen)),
            },
          ]}
        />
      }
    />
  )
}

function flowsOf(rows: readonly StatementRow[], nameOf: (row: StatementRow) => string): Flow[] {
  const sums = new Map<string, Flow>()
  for (const row of rows) {
    const isIn = row.inFen > 0
    const key = `${isIn} ${nameOf(row)}`
    const fen = (sums.get(key)?.fen ?? 0) + row.inFen + row.outFen
    sums.set(key, { name: nameOf(row), isIn, fen })
  }
  return [...sums.values()].filter(({ fen }) => fen > 0).toSorted((a, b) => b.fen - a.fen)
}

function sumOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { fen }) => sum + fen, 0)
}
