import type { MachineLabelView } from '#app/contracts/views/platform-desk.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { PrintButton } from '../ui/print-button.tsx'

/** A machine's label for an A4 sheet: its name and the code by which a telephone checks in; only it is printed. */
export function MachineLabelPage({ view }: { view: MachineLabelView }) {
  const words = useText().desk
  return (
    <>
      <div data-screen-only>
        <PageHeader
          title={words.label}
          lead={words.labelLead}
          crumbs={[{ label: view.name, to: paths.resourceManage(view.id) }]}
          actions={<PrintButton />}
        />
      </div>
      <section className="mx-auto flex max-w-xl break-inside-avoid flex-col items-center gap-4 rounded-card border border-line-strong bg-white p-6 text-center text-black print:max-w-none print:border-0">
        <h2 className="text-3xl font-bold print:text-5xl">{view.name}</h2>
        {view.nameEn && <p className="text-lg">{view.nameEn}</p>}
        <svg
          viewBox={`-4 -4 ${view.qr.size + 8} ${view.qr.size + 8}`}
          className="w-full max-w-80 print:max-w-[120mm]"
          role="img"
          aria-label={view.address}
          shapeRendering="crispEdges"
        >
          <rect x="-4" y="-4" width={view.qr.size + 8} height={view.qr.size + 8} fill="#fff" />
          <path d={view.qr.path} fill="#000" />
        </svg>
        <p className="text-2xl font-semibold">{words.labelScan}</p>
        <p>{words.labelHow}</p>
        <p className="font-mono text-xs [overflow-wrap:anywhere]">{view.address}</p>
        <p className="text-sm">
          {view.platformName}
          {view.location && ` · ${view.location}`}
        </p>
      </section>
    </>
  )
}
