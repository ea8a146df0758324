import { Form } from '@remix-run/react'
import type { PoliciesView } from '#app/contracts/views/policies.ts'
import { formatFenCompact } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { AddRow, SentByEnter } from '../row-buttons.tsx'
import { useRows } from '../row-list.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { QuantityInput } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { EvaluationCard } from './evaluation-card.tsx'
import { PlanLine } from './plan-line.tsx'

/** The calculator: a plan on the left, what every rule in force says to it on the right. Nothing is kept. */
export function PoliciesPage({ view }: { view: PoliciesView }) {
  const text = useText()
  const words = text.policies
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <LinkButton to={paths.retire}>{words.retireTitle}</LinkButton>
            {view.mayWrite && <LinkButton to={paths.ruleDesk}>{words.ruleDesk}</LinkButton>}
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Form method="get" className="flex min-w-0 flex-col gap-4">
          <SentByEnter />
          <input type="hidden" name="evaluate" value="yes" />
          <Card title={words.plan} hint={words.planHint}>
            {view.faults.lines && <p className="mb-2 text-sm text-danger">{view.faults.lines}</p>}
            <PlanLines view={view} />
          </Card>
          <Circumstances view={view} />
          <Equipment view={view} />
          <Button type="submit" tone="primary" size="large">
            {words.evaluate}
          </Button>
        </Form>
        <EvaluationCard evaluation={view.evaluation} />
      </div>
    </>
  )
}

/** One kind of equipment to begin with; as many as there are. */
function PlanLines({ view }: { view: PoliciesView }) {
  const text = useText()
  const { rows, turn, add, drop } = useRows('lines', view.typed, 1)
  return (
    <div className="flex flex-col gap-5">
      {rows.map((row, place) => (
        <PlanLine
          key={`${turn} ${row}`}
          row={row}
          place={place + 1}
          view={view}
          onDrop={rows.length > 1 ? drop : undefined}
        />
      ))}
      <AddRow onAdd={add} label={text.policies.addLine} />
    </div>
  )
}

function Circumstances({ view }: { view: PoliciesView }) {
  const text = useText()
  const words = text.policies
  const isTicked = (name: string) => view.typed[name] === 'yes'
  const chosen = (view.typed.recognitions ?? '').split('\n')
  return (
    <Card title={words.more}>
      <div className="flex flex-col gap-3">
        <div>
          {(['isSmartRenovation', 'isEligibleGreenProject', 'isMachineToolFirm'] as const).map((name) => (
            <Checkbox
              key={name}
              name={name}
              value="yes"
              defaultChecked={isTicked(name)}
              label={
                {
                  isSmartRenovation: words.smart,
                  isEligibleGreenProject: words.green,
                  isMachineToolFirm: words.machineTool,
                }[name]
              }
            />
          ))}
        </div>
        <Field label={words.research} error={view.faults.researchSpendingFen} isOptional>
          <QuantityInput
            name="researchSpendingFen"
            inputMode="decimal"
            unit={words.wan}
            defaultValue={view.typed.researchSpendingFen ?? ''}
          />
        </Field>
        <FieldGroup legend={words.recognitions}>
          {view.awards.map((award) => (
            <Checkbox
              key={award.key}
              name="recognitions"
              value={award.key}
              defaultChecked={chosen.includes(award.key)}
              label={`${text.locale === 'zh' ? award.nameZh : award.nameEn} · ${words.upTo(formatFenCompact(award.amountFen, text.locale))}`}
            />
          ))}
        </FieldGroup>
      </div>
    </Card>
  )
}

function Equipment({ view }: { view: PoliciesView }) {
  const text = useText()
  const words = text.policies
  const isAsked = view.typed.evaluate !== undefined
  const inUse = (view.typed.inUse ?? '').split('\n')
  const retires = (view.typed.retires ?? '').split('\n')
  return (
    <Card title={words.equipment} hint={words.equipmentHint}>
      <ul className="flex flex-col divide-y divide-line">
        {view.retired.map((one) => (
          <li key={one.key} className="py-2">
            <p className="font-medium">{text.locale === 'zh' ? one.nameZh : one.nameEn}</p>
            <div className="flex flex-wrap gap-x-6">
              <Checkbox
                name="inUse"
                value={one.nameZh}
                label={words.inUse}
                defaultChecked={isAsked ? inUse.includes(one.nameZh) : one.isInUse}
              />
              <Checkbox
                name="retires"
                value={one.nameZh}
                label={words.retires}
                defaultChecked={retires.includes(one.nameZh)}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
