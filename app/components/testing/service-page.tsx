import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { TestOrderFormView, TestServiceView } from '#app/contracts/views/testing.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths, signInTo } from '../paths.ts'
import { ClosedNotice } from '../platforms/closed-notice.tsx'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { OrderForm } from './order-form.tsx'
import { ServicePhotos } from './service-photos.tsx'
import { limitOf, nameOf } from './words.ts'

interface PageProps {
  view: TestOrderFormView
  answer: FormAnswer | null
}

/** One test service: what it measures against which limits, what it costs, and the form that orders it. */
export function TestServicePage({ view, answer }: PageProps) {
  const text = useText()
  const { offered } = view
  return (
    <>
      <PageHeader
        title={nameOf(offered, text)}
        lead={text.locale === 'zh' ? offered.summaryZh : offered.summaryEn}
        crumbs={[{ label: text.testing.title, to: paths.testing }]}
        badges={offered.marks.map((mark) => (
          <Badge key={mark} tone="accent">
            {mark}
          </Badge>
        ))}
        actions={
          view.canEdit && (
            <LinkButton to={paths.ownTestService(offered.id)}>{text.testDesk.editService}</LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <ServicePhotos photos={offered.photos} name={nameOf(offered, text)} />
          <Methods offered={offered} />
          <Card title={text.testing.order} hint={text.testing.orderLead} id="order">
            <Ordering view={view} answer={answer} />
          </Card>
        </div>
        <aside>
          <Terms offered={offered} />
        </aside>
      </div>
    </>
  )
}

function Ordering({ view, answer }: PageProps) {
  if (view.closed) return <ClosedNotice closed={view.closed} />
  return view.canOrder ? <OrderForm view={view} answer={answer} /> : <Stranger view={view} />
}

function Stranger({ view }: { view: TestOrderFormView }) {
  const text = useText()
  if (view.isSignedIn) return <Notice>{text.testing.cannotOrder}</Notice>
  return (
    <LinkButton to={signInTo(paths.testService(view.offered.id))} tone="primary">
      {text.testing.signInToOrder}
    </LinkButton>
  )
}

function Terms({ offered }: { offered: TestServiceView }) {
  const text = useText()
  const words = text.testing
  return (
    <Card title={words.fee}>
      <Facts
        facts={[
          { name: words.yourPrice, value: <strong>{formatPrice(offered.ownPriceFen)}</strong> },
          { name: words.memberPrice, value: formatPrice(offered.memberPriceFen) },
          { name: words.outsidePrice, value: formatPrice(offered.priceFen) },
          { name: words.lab, value: offered.labName },
          { name: text.testDesk.location, value: offered.location },
        ]}
      />
      <p className="mt-3 text-sm text-ink-soft">{words.turnaround(offered.turnaroundDays)}</p>
      <p className="mt-3 text-sm font-medium">{words.sampleNeed}</p>
      <p className="text-sm text-ink-soft">
        {text.locale === 'zh' ? offered.sampleNeedZh : offered.sampleNeedEn}
      </p>
      <p className="mt-3 text-sm text-ink-faint">
        {offered.marks.length > 0 ? words.marks(offered.marks.join(' · ')) : words.noMarks}
      </p>
    </Card>
  )
}

function Methods({ offered }: { offered: TestServiceView }) {
  const text = useText()
  const words = text.testing
  const rows = offered.methods.flatMap((method) =>
    method.parameters.map((parameter) => ({ method, parameter })),
  )
  return (
    <Card title={words.parameters} isPadded={false}>
      <DataTable
        caption={words.parameters}
        rows={rows}
        rowKey={({ parameter }) => parameter.key}
        columns={[
          { key: 'name', header: words.parameter, cell: ({ parameter }) => nameOf(parameter, text) },
          {
            key: 'limit',
            header: words.limit,
            cell: ({ parameter }) => (
              <>
                <span className="whitespace-nowrap">{limitOf(parameter, text)}</span>
                <span className="block text-xs text-ink-faint">
                  {text.locale === 'zh' ? parameter.basisZh : parameter.basisEn}
                </span>
              </>
            ),
          },
          {
            key: 'method',
            header: words.method,
            cell: ({ method }) => (
              <>
                <span className="whitespace-nowrap">{method.standard}</span>
                <span className="block text-xs text-ink-faint">
                  {method.scope.length > 0 ? method.scope.join(' · ') : words.noScope}
                </span>
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
