import type { MemberCard } from '#app/contracts/views/platforms.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { FIRM_CLASSES, type FirmClass } from '#app/domain/shared/firm-class.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import type { DeskProps } from './desk-props.ts'

interface OneProps {
  member: MemberCard
  answer: FormAnswer | null
  idempotencyKey: string
}

/** Who uses the platform, who applies, and the form that invites. */
export function MembersCard({ view, answer }: DeskProps) {
  const words = useText().desk
  const { idempotencyKey, members } = view
  const order = { applied: 0, invited: 1, active: 2 } as const
  const rankOf = (member: MemberCard) => order[member.state as keyof typeof order] ?? 3
  return (
    <Card title={words.members} id="members">
      {members.length === 0 && <p className="text-sm text-ink-faint">{words.membersNone}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {members
          .toSorted((a, b) => rankOf(a) - rankOf(b))
          .map((member) => (
            <li
              key={member.id}
              className="flex flex-col gap-3 py-3 sm:flex-row sm:items-end sm:justify-between"
            >
              <Who member={member} />
              {member.state === 'applied' && <Decide {...{ member, answer, idempotencyKey }} />}
              {member.state === 'active' && <Keep {...{ member, answer, idempotencyKey }} />}
            </li>
          ))}
      </ul>
      <IntentForm
        intent="inviteMember"
        idempotencyKey={idempotencyKey}
        answer={answer}
        className="mt-4 border-t border-line pt-4"
      >
        {({ isBusy, typed, error }) => (
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_8rem_auto] sm:items-start">
            <Field label={words.creditCode} hint={words.inviteHint} error={error('creditCode')} isRequired>
              <Input name="creditCode" maxLength={18} defaultValue={typed('creditCode') ?? ''} />
            </Field>
            <ClassField chosen={typed('class')} error={error('class')} />
            <Button type="submit" isBusy={isBusy} className="sm:mt-6">
              {words.sendInvitation}
            </Button>
          </div>
        )}
      </IntentForm>
    </Card>
  )
}

function Who({ member }: { member: MemberCard }) {
  const words = useText().desk
  const state = { applied: words.applied, invited: words.invited, active: words.active }
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {member.name}
        <Badge tone={member.state === 'applied' ? 'warning' : 'neutral'}>
          {state[member.state as keyof typeof state]}
        </Badge>
        {member.state !== 'applied' && <Badge>{words.classes[member.class]}</Badge>}
      </p>
      {member.note && <p className="text-sm text-ink-soft">{member.note}</p>}
    </div>
  )
}

function Decide({ member, answer, idempotencyKey }: OneProps) {
  const { desk: words, will } = useText()
  return (
    <div className="flex flex-wrap items-end gap-2">
      <IntentForm
        intent="decideMember"
        idempotencyKey={idempotencyKey}
        answer={answer?.values.event === 'admit' ? answer : null}
        hidden={{ memberId: member.id, event: 'admit' }}
        answersTo={{ field: 'memberId', value: member.id }}
        className="flex items-end gap-2"
      >
        {({ isBusy, typed }) => (
          <>
            <ClassField chosen={typed('class') ?? 'chain'} />
            <ConfirmButton
              label={words.admit}
              spoken={`${words.admit} · ${member.name}`}
              will={will.admitMember(member.name)}
              tone="primary"
              isBusy={isBusy}
            />
          </>
        )}
      </IntentForm>
      <Dismiss {...{ member, answer, idempotencyKey }} event="refuse" label={words.refuse} />
    </div>
  )
}

function Keep({ member, answer, idempotencyKey }: OneProps) {
  const { desk: words, will } = useText()
  const other: FirmClass = member.class === 'chain' ? 'outside' : 'chain'
  return (
    <div className="flex flex-wrap items-end gap-2">
      <IntentForm
        intent="classifyMember"
        idempotencyKey={idempotencyKey}
        answer={answer}
        hidden={{ memberId: member.id, class: other }}
        answersTo={{ field: 'memberId', value: member.id }}
      >
        {({ isBusy }) => (
          <ConfirmButton
            label={`${words.classify} → ${words.classes[other]}`}
            will={will.classifyMember(member.name, words.classes[other])}
            tone="secondary"
            size="small"
            isBusy={isBusy}
          />
        )}
      </IntentForm>
      <Dismiss {...{ member, answer, idempotencyKey }} event="remove" label={words.remove} />
    </div>
  )
}

function Dismiss(props: OneProps & { event: 'refuse' | 'remove'; label: string }) {
  const { member, answer, idempotencyKey, event, label } = props
  const { will } = useText()
  return (
    <IntentForm
      intent="decideMember"
      idempotencyKey={idempotencyKey}
      answer={answer?.values.event === event ? answer : null}
      hidden={{ memberId: member.id, event }}
      answersTo={{ field: 'memberId', value: member.id }}
    >
      {({ isBusy }) => (
        <ConfirmButton
          label={label}
          spoken={`${label} · ${member.name}`}
          will={event === 'remove' ? will.removeMember(member.name) : will.refuseMember(member.name)}
          size={event === 'remove' ? 'small' : 'medium'}
          isBusy={isBusy}
        />
      )}
    </IntentForm>
  )
}

function ClassField({ chosen, error }: { chosen?: string | undefined; error?: string | undefined }) {
  const words = useText().desk
  return (
    <Field label={words.asClass} error={error}>
      <Select name="class" defaultValue={chosen ?? 'chain'}>
        {FIRM_CLASSES.map((one) => (
          <option key={one} value={one}>
            {words.classes[one]}
          </option>
        ))}
      </Select>
    </Field>
  )
}
