import type { LabelsView, LabelView } from '#app/contracts/views/testing.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** Labels for an A4 sheet, three across; only they are printed. */
export function LabelsPage({ view }: { view: LabelsView }) {
  const { testing: words } = useText()
  return (
    <>
      <div data-screen-only>
        <PageHeader
          title={words.labelsTitle}
          lead={words.labelsLead}
          crumbs={[{ label: view.orderNumber, to: paths.testOrder(view.orderId) }]}
          actions={
            <Button tone="primary" onClick={() => window.print()}>
              {words.print}
            </Button>
          }
        />
      </div>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:gap-[3mm]">
        {view.labels.map((label) => (
          <Label key={label.code} label={label} view={view} />
        ))}
      </ul>
    </>
  )
}

function Label({ label, view }: { label: LabelView; view: LabelsView }) {
  const { testing: words } = useText()
  return (
    <li className="flex break-inside-avoid gap-3 rounded-control border border-line-strong bg-white p-3 text-black print:p-[2mm]">
      <svg
        // Four light modules around: what a telephone needs beside a border (ISO/IEC 18004).
        viewBox={`-4 -4 ${label.qr.size + 8} ${label.qr.size + 8}`}
        className="size-28 shrink-0"
        role="img"
        aria-label={label.code}
        shapeRendering="crispEdges"
      >
        <path d={label.qr.path} fill="currentColor" />
      </svg>
      <div className="min-w-0 text-xs leading-snug">
        <p className="font-mono text-sm font-bold [overflow-wrap:anywhere]">{label.code}</p>
        <p className="font-medium">{label.name}</p>
        <p>{label.specification}</p>
        {label.batchNumber && <p>{words.batch(label.batchNumber)}</p>}
        <p className="mt-1">{view.serviceZh}</p>
        <p>{view.labName}</p>
      </div>
    </li>
  )
}
